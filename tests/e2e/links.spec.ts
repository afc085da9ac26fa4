import fc from 'fast-check';
import { serialise } from '../../src/state/link.ts';
import { atlasStates, labStates } from '../state/inputs.ts';
import { badNumbers, expect, test, verdict } from './page.ts';

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

const pieces = fc.tuple(
  fc.constantFrom(
    'c',
    'eta',
    'n',
    'y',
    'seed',
    'f0',
    'lambda0',
    'alpha',
    'steps',
    't',
    'big',
    'theme',
    'pins',
    'chart',
    'ax0',
    'ay1',
    'mu',
    'zzz',
  ),
  fc.oneof(
    fc.double().map(String),
    fc.constantFrom('1e999', '', '-1', '%', '<b>', '__proto__', '1e-400', '٣'),
    fc.string(),
  ),
);
const generated = fc
  .array(pieces, { minLength: 1, maxLength: 8 })
  .map((list) => list.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&'))
  .chain((query) => fc.constantFrom(query, `view=atlas&cells=256&${query}`));

test('200 hostile links open a working page with one notice', async ({ page }) => {
  test.setTimeout(180_000);
  const queries = [...HOSTILE, ...fc.sample(generated, { numRuns: 200 - HOSTILE.length, seed: 1 })];
  for (const query of queries) {
    await page.goto(`./?${query}`);
    await expect(verdict(page)).toHaveText(/^(Lazy|Catapult|Periodic|Chaotic|Divergent)\./);
    expect(await page.getByRole('region', { name: 'Link notice' }).count()).toBeLessThanOrEqual(1);
    expect(await badNumbers(page).then((found) => found.filter((each) => !each.includes(':')))).toEqual([]);
  }
});

test('a repaired link says what came, what is used and what is allowed, until dismissed', async ({
  page,
}) => {
  await page.goto('./?c=1e999&n=64');
  const notice = page.getByRole('region', { name: 'Link notice' });
  await expect(notice).toContainText(
    'c: received “1e999”, used 1000000, allowed a number from 0.000001 to 1,000,000.',
  );
  await expect(page.getByRole('textbox', { name: 'Width value' })).toHaveValue('64');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toBeHidden();
});

test('10,000 random states show no NaN, no Infinity, and name the step of a divergence', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('./');
  // Short, and small where the weights are drawn: ten thousand networks of a million neurons would take the afternoon.
  const queries = fc.sample(labStates, { numRuns: 10_000, seed: 2 }).map((state, i) =>
    serialise({
      ...state,
      width: state.start.kind === 'seed' ? Math.ceil(state.width / 256) : state.width,
      steps: Math.min(state.steps, 60),
      step: Math.min(state.step, 60),
      pins: [],
      enlarged: i % 5 === 0 ? state.enlarged : null,
    }),
  );
  const problems = await page.evaluate(async (list) => {
    const found: string[] = [];
    const verdicts = new Set<string>();
    const bad = /\b(NaN|Infinity|undefined)\b/;
    for (const [i, query] of list.entries()) {
      history.replaceState(null, '', `?${query}`);
      dispatchEvent(new PopStateEvent('popstate'));
      // React commits what an event changed in a microtask; a breath now and then lets timers run.
      await Promise.resolve();
      if (i % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
      const html = document.querySelector('main')?.innerHTML ?? '';
      const at = html.search(bad);
      if (at >= 0) found.push(`${query}: ${html.slice(Math.max(0, at - 80), at + 20)}`);
      const lab = document.querySelector('.lab, .lab-enlarged');
      if (lab === null) found.push(`${query}: blank`);
      const text = document.querySelector('.verdict-shown')?.textContent ?? '';
      verdicts.add(text);
      if (text.includes('leave the range') && !/at step \d+/.test(text)) found.push(`${query}: ${text}`);
    }
    if (verdicts.size < list.length / 4)
      found.push(`only ${verdicts.size} different verdicts: the states were not opened`);
    return found.slice(0, 5);
  }, queries);
  expect(problems).toEqual([]);
});

test('300 random states of the atlas draw a chart, without NaN or Infinity', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('./?v=1&view=atlas&cells=256');
  await expect(page.locator('.atlas')).toBeVisible();
  const queries = fc.sample(atlasStates, { numRuns: 300, seed: 3 }).map((state) =>
    serialise({
      ...state,
      width: state.start.kind === 'seed' ? Math.ceil(state.width / 256) : state.width,
      steps: Math.min(state.steps, 60),
      step: Math.min(state.step, 60),
      atlas: { ...state.atlas, cells: 256, seeds: Math.min(state.atlas.seeds, 2) },
    }),
  );
  const problems = await page.evaluate(async (list) => {
    const found: string[] = [];
    const bad = /\b(NaN|Infinity|undefined)\b/;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (const query of list) {
      history.replaceState(null, '', `?${query}`);
      dispatchEvent(new PopStateEvent('popstate'));
      for (let i = 0; i < 4; i++) await frame();
      const html = document.querySelector('main')?.innerHTML ?? '';
      const at = html.search(bad);
      if (at >= 0) found.push(`${query}: ${html.slice(Math.max(0, at - 80), at + 20)}`);
      if (document.querySelector('.atlas-frame .frame-drawing, .atlas-empty') === null)
        found.push(`${query}: blank`);
    }
    return found.slice(0, 5);
  }, queries);
  expect(problems).toEqual([]);
});
