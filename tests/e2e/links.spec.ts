import type { Page } from '@playwright/test';
import fc from 'fast-check';
import { link } from '../../src/app/views.ts';
import type { Inputs } from '../../src/state/inputs.ts';
import { atlasSlice } from '../../src/views/atlas/slice.ts';
import { labSlice } from '../../src/views/lab/slice.ts';
import { runs, SEED } from '../fuzz.ts';
import { atlasStates, KEYS, labStates, WORDS } from '../states.ts';
import { badNumbers, expect, openSettings, test, verdict } from './page.ts';

const HOSTILE = [
  'c=1e999',
  'c=NaN&n=-4&y=Infinity',
  'n=1e308',
  'c=2&c=3&c=4',
  'c=%',
  'c=%E0%A4%A',
  '__proto__=1&constructor=2',
  'f0=1e6&lambda0=1e-6&n=1',
  'y=<script>alert(1)</script>',
  'theme="><img src=x onerror=alert(1)>',
  'pins=AAAA.BBBB.....',
  `x=${'9'.repeat(6000)}`,
  'steps=0&t=-1',
  'view=nowhere&big=everything',
  'v=2',
  'view=atlas&ax=w&ay=zzz&ax0=NaN&ax1=-1e999',
  'view=atlas&chart=bifurcation&ax0=3&ax1=2&ay0=1&ay1=1',
  'view=atlas&chart=width&ax0=1e-300&ax1=1&seeds=1e9&cells=1e9&mu=5',
  'view=atlas&ax=c&ay=eta&colour=<b>&mu=1e-300',
];

const generated = fc
  .array(
    fc.tuple(
      fc.constantFrom(...KEYS, 'zzz'),
      fc.oneof(
        fc.double().map(String),
        fc.constantFrom('1e999', '', '-1', '%', '<b>', '__proto__', '1e-400', '٣', ...WORDS),
        fc.string(),
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&'))
  .chain((query) => fc.constantFrom(query, `view=atlas&cells=256&${query}`));

/** Opens states in the page without loading it again, as Back and Forward do, and says what is wrong with what it shows. */
const opened = (page: Page, queries: readonly string[], frames: number) =>
  page.evaluate(
    async ([list, breaths]) => {
      const found: string[] = [];
      const texts = new Set<string>();
      const bad = /\b(NaN|Infinity|undefined)\b/;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const isDrawn = () =>
        document.querySelector('main .frame-drawing, main .atlas-empty, .card-neurons p') !== null;
      for (const [i, query] of list.entries()) {
        history.replaceState(null, '', `?${query}`);
        dispatchEvent(new PopStateEvent('popstate'));
        // React commits what an event changed in a microtask; a breath now and then lets timers run.
        await Promise.resolve();
        if (i % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
        // Another view is loaded, and its boxes measured, before it draws: that takes as long as it takes.
        for (let j = 0; j < breaths || (j < 600 && !isDrawn()); j++) await frame();
        const html = document.querySelector('main')?.innerHTML ?? '';
        const at = html.search(bad);
        if (at >= 0) found.push(`${query}: ${html.slice(Math.max(0, at - 80), at + 20)}`);
        if (!isDrawn()) found.push(`${query}: blank`);
        if (document.querySelectorAll('[aria-label="Link notice"]').length > 1)
          found.push(`${query}: two notices`);
        const text = document.querySelector('.verdict-shown')?.textContent ?? '';
        texts.add(text);
        if (text.includes('beyond the numbers') && !/step \d+/i.test(text)) found.push(`${query}: ${text}`);
      }
      return { found: found.slice(0, 5), texts: texts.size };
    },
    [queries, frames] as const,
  );

/** Short, and small where weights are drawn: thousands of networks of a million neurons would take the afternoon. */
const quick = (state: Inputs): Inputs => ({
  ...state,
  run: {
    ...state.run,
    width: state.run.start.kind === 'seed' ? Math.ceil(state.run.width / 256) : state.run.width,
  },
  clock: { steps: Math.min(state.clock.steps, 60), step: Math.min(state.clock.step, 60) },
});

test('hostile links open a working page with one notice', async ({ page }) => {
  for (const query of HOSTILE) {
    await page.goto(`./?${query}`);
    await expect(verdict(page)).toHaveText(
      /^(Lazy|No throw|At rest|Stalls|Catapult|Periodic|Chaotic|Divergent)\./,
    );
    expect(await page.getByRole('region', { name: 'Link notice' }).count()).toBeLessThanOrEqual(1);
    expect(await badNumbers(page).then((found) => found.filter((each) => !each.includes(':')))).toEqual([]);
  }
});

test('generated links open a working page with at most one notice', async ({ page }) => {
  const queries = fc.sample(generated, { ...runs(150), seed: SEED });
  // Both views are loaded before they are asked for in turn.
  await page.goto('./?view=atlas');
  await expect(page.locator('.atlas-frame .frame-drawing')).toBeVisible();
  // What a bad link says is quoted in the notice; main has the page's own words alone.
  expect((await opened(page, queries, 2)).found).toEqual([]);
});

test('a repaired link says what came, what is used and what is allowed, until dismissed', async ({
  page,
}) => {
  await page.goto('./?c=1e999&n=64');
  const notice = page.getByRole('region', { name: 'Link notice' });
  await expect(notice).toContainText(
    'c: received “1e999”, used 1000000, allowed a number from 0.000001 to 1,000,000.',
  );
  await openSettings(page);
  await expect(page.getByRole('textbox', { name: 'Width value' })).toHaveValue('64');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
});

test('random states show no NaN, no Infinity, and name the step of a divergence', async ({ page }) => {
  test.setTimeout(900_000);
  await page.goto('./');
  const queries = fc.sample(labStates, { ...runs(1500), seed: SEED }).map((state, i) => {
    const lab = labSlice.of(state);
    const change = { pins: [], enlarged: i % 5 === 0 ? lab.enlarged : null };
    return link.serialise(link.changed(quick(state), labSlice.patch(change)));
  });
  const { found, texts } = await opened(page, queries, 0);
  expect(found).toEqual([]);
  // States that were not opened would show nothing wrong either.
  expect(texts).toBeGreaterThan(queries.length / 4);
});

test('random states of the atlas draw a chart, without NaN or Infinity', async ({ page }) => {
  test.setTimeout(900_000);
  await page.goto('./?v=1&view=atlas&cells=256');
  await expect(page.locator('.atlas')).toBeVisible();
  const queries = fc.sample(atlasStates, { ...runs(150), seed: SEED }).map((state) => {
    const change = { cells: 256, seeds: Math.min(atlasSlice.of(state).seeds, 2) } as const;
    return link.serialise(link.changed(quick(state), atlasSlice.patch(change)));
  });
  expect((await opened(page, queries, 4)).found).toEqual([]);
});
