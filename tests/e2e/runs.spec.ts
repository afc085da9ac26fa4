import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { kernels } from '../../scripts/kernels.mjs';
import { prose } from '../../scripts/prose.mjs';
import { SYMBOLS } from '../../src/panels/words/symbols.ts';
import { downloaded, expect, test } from './page.ts';

/** Several runs on one page, each with its own scope: a page of the tests, built from the product's own parts. */

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
let built = '';

test.beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'catapult-runs-'));
  const root = fileURLToPath(new URL('./harness', import.meta.url));
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [prose(Object.keys(SYMBOLS)), react(), kernels()],
    worker: { format: 'es', plugins: () => [kernels()] },
    build: { outDir: built, rolldownOptions: { input: join(root, 'runs.html') } },
  });
});

test.afterAll(() => rm(built, { recursive: true, force: true }));

test.beforeEach(async ({ page }) => {
  await page.route('**/harness/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = pathname.replace(/^.*\/harness\//, '');
    await route.fulfill({
      contentType: TYPES[extname(file)] ?? 'application/octet-stream',
      body: await readFile(join(built, file)),
    });
  });
  await page.goto('./harness/runs.html');
});

test('two runs beside each other have each a rate, a cursor and a verdict of their own', async ({ page }) => {
  const [first, second, other] = ['first', 'second', 'page'].map((name) =>
    page.getByRole('region', { name, exact: true }),
  ) as [
    ReturnType<typeof page.getByRole>,
    ReturnType<typeof page.getByRole>,
    ReturnType<typeof page.getByRole>,
  ];
  const verdict = (where: typeof first) => where.getByRole('status', { name: 'Verdict' });
  const time = (where: typeof first) => where.getByRole('slider', { name: 'Step shown' });
  await expect(verdict(first)).toContainText('Catapult');
  await expect(verdict(second)).toContainText('Lazy');
  await expect(time(second)).toHaveValue('3');

  await first.getByRole('slider', { name: 'Learning rate' }).press('End');
  await expect(verdict(first)).toContainText('Divergent');
  await expect(verdict(second)).toContainText('Lazy');
  await expect(verdict(other)).toContainText('Catapult');

  await second.getByRole('button', { name: 'Step forward' }).click();
  await expect(time(second)).toHaveValue('4');
  await expect(time(first)).toHaveValue('0');
  await expect(time(other)).toHaveValue('0');

  // Hovering one plot moves the cursor of its own run alone.
  const cursors = (where: typeof first) =>
    where.locator('.card-loss .cursor-line').evaluateAll((all) => all.map((each) => each.outerHTML).join());
  const before = { first: await cursors(first), other: await cursors(other) };
  const layer = second.locator('.card-loss .pointer-layer');
  await layer.scrollIntoViewIfNeeded();
  const unhovered = await cursors(second);
  await layer.hover();
  await expect.poll(() => cursors(second)).not.toBe(unhovered);
  expect({ first: await cursors(first), other: await cursors(other) }).toEqual(before);
});

test('the start of a run is dragged in its own valley', async ({ page }) => {
  const start = (name: string) =>
    page.getByRole('region', { name, exact: true }).getByRole('slider', { name: 'Start in the valley' });
  const before = await start('page').getAttribute('aria-valuetext');
  await start('first').press('ArrowUp');
  await expect(start('first')).not.toHaveAttribute('aria-valuetext', before ?? '');
  await expect(start('second')).toHaveAttribute('aria-valuetext', before ?? '');
  await expect(start('page')).toHaveAttribute('aria-valuetext', before ?? '');
});

test('a still figure shows its run and lets nothing be changed', async ({ page }) => {
  const still = page.getByRole('region', { name: 'still' });
  await expect(still.getByRole('status', { name: 'Verdict' })).toContainText('Catapult');
  await expect(still.locator('.card-loss .run-curve').last()).toHaveAttribute('d', /L/);
  // Neither a rate nor a time to set, only the numbers of the step it stands at.
  await expect(still.getByRole('slider')).toHaveCount(0);
  await expect(still.getByRole('button', { name: 'Play' })).toHaveCount(0);
  const shown = still.locator('.readout div').first();
  await expect(shown).toHaveText('t4');
  // It may be read by hovering; a click picks no step.
  const layer = still.locator('.card-loss .pointer-layer');
  await layer.scrollIntoViewIfNeeded();
  await layer.click();
  await expect(shown).not.toHaveText('t4');
  await page.mouse.move(0, 0);
  await expect(shown).toHaveText('t4');
});

test('a saved picture holds the link to the run it shows: to one of its own alone, in the lab', async ({
  page,
}) => {
  for (const [name, query] of [
    ['first', '?v=1&amp;steps=40'],
    ['second', '?v=1&amp;c=1.2&amp;steps=40&amp;t=3'],
    ['still', '?v=1&amp;c=3&amp;steps=40&amp;t=4'],
    ['late', '?v=1&amp;c=1.2&amp;steps=40&amp;t=40'],
    ['page', '?v=1&amp;view=atlas'],
  ] as const) {
    const region = page.getByRole('region', { name, exact: true });
    await region.getByRole('button', { name: 'Save Loss' }).first().click();
    const { data } = await downloaded(page, region.getByRole('button', { name: 'SVG' }));
    const [, link] = /<metadata>(http[^<]*)</.exec(data.toString('utf8')) ?? [];
    expect(link?.slice(link.indexOf('?'))).toBe(query);
  }
});
