import type { Page } from '@playwright/test';
import {
  badNumbers,
  complete,
  downloadCsv,
  downloaded,
  expect,
  openMore,
  slider,
  test,
  verdict,
  violationsOf,
} from './page.ts';

/** Colour of the map's canvas at fractions of it from the left and the top, as r,g,b. */
const colourAt = (page: Page, x: number, y: number) =>
  page.locator('canvas.heat-map').evaluate(
    (canvas: HTMLCanvasElement, [fx, fy]) => {
      const copy = new OffscreenCanvas(1, 1).getContext('2d');
      copy?.drawImage(canvas, -Math.floor(fx * canvas.width), -Math.floor(fy * canvas.height));
      return [...(copy?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3).join();
    },
    [x, y] as const,
  );

/** The colour of a phase, as the page has it. */
const phaseColour = (page: Page, phase: string) =>
  page.evaluate((name) => {
    const probe = document.createElement('span');
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return (colour.match(/\d+/g) ?? []).slice(0, 3).join();
  }, phase);

async function clickMap(page: Page, x: number, y: number) {
  const box = await page.locator('.zoom-layer').boundingBox();
  if (box === null) throw new Error('no map');
  await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
}

test('the map shows every phase where the closed form has it, and names the boundaries', async ({ page }) => {
  await page.goto('./?v=1&view=atlas');
  await complete(page);
  // c across from 0 to 6, y up from −60 to 60; λ₀ = 2, n = 1000: |w| = c|y|/63.2.
  const expected = [
    [1 / 6, 0.5, 'lazy'],
    [2.6 / 6, 0.5, 'catapult'],
    [5 / 6, 0.5, 'divergent'],
    [2 / 6, 0.5 - 38 / 120, 'periodic'],
    [1.55 / 6, 0.5 - 58 / 120, 'chaotic'],
  ] as const;
  for (const [x, y, phase] of expected)
    expect(await colourAt(page, x, y)).toBe(await phaseColour(page, phase));
  for (const name of ['c = 2', 'loss rises at once', '|w| = 1', '|w| = 2', 'lost beyond', 'exact limit'])
    await expect(page.locator('.boundary-label', { hasText: name })).toBeVisible();
  expect(await badNumbers(page)).toEqual([]);
});

test('a click opens that run in the lab, a drag moves it, and the views beside follow', async ({ page }) => {
  await page.goto('./?v=1&view=atlas');
  await complete(page);
  await clickMap(page, 5 / 6, 0.5);
  await expect(verdict(page)).toContainText('Divergent');
  await expect(page).toHaveURL(/c=4\.99\d*&y=/);
  const handle = page.getByRole('slider', { name: 'Run on the map' });
  const box = await handle.boundingBox();
  const map = await page.locator('.zoom-layer').boundingBox();
  if (box === null || map === null) throw new Error('no map');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(map.x + map.width * 0.4, map.y + map.height / 2, { steps: 5 });
  await expect(verdict(page)).toContainText('Catapult');
  await page.mouse.move(map.x + map.width * 0.2, map.y + map.height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(verdict(page)).toContainText('Lazy');
  await page.getByRole('link', { name: 'Lab', exact: true }).click();
  await expect(page.getByRole('group', { name: 'NTK over steps' })).toBeVisible();
  await expect(verdict(page)).toContainText('Lazy');
  await page.goBack();
  await expect(page.getByRole('group', { name: 'Phase map' })).toBeVisible();
});

test('the keyboard moves the run and zooms; the link holds it all and opens it again', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&colour=landing');
  await complete(page);
  const handle = page.getByRole('slider', { name: 'Run on the map' });
  await handle.focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await expect(verdict(page)).toContainText('Divergent');
  await page.keyboard.press('+');
  await expect(page).toHaveURL(/ax0=1\.125/);
  await complete(page);
  const url = page.url();
  const picture = await colourAt(page, 0.2, 0.5);
  await page.goto('about:blank');
  await page.goto(url);
  await complete(page);
  expect(page.url()).toBe(url);
  expect(await colourAt(page, 0.2, 0.5)).toBe(picture);
  await expect(page.getByLabel('Colour')).toHaveValue('landing');
});

test('one press of a key moves the run where an axis has whole numbers only', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&ay=n&n=1');
  await complete(page);
  const handle = page.getByRole('slider', { name: 'Run on the map' });
  await handle.focus();
  const widths = ['n 2,', 'n 3,', 'n 2,', 'n 1,'];
  for (const [i, key] of ['ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowDown', 'ArrowDown'].entries()) {
    await page.keyboard.press(key);
    await expect(handle).toHaveAttribute('aria-valuetext', new RegExp(widths[i] as string));
  }
});

test('the wheel zooms to the limit of doubles, and the axes still tell where one is', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&ay=r0&ay0=0&colour=landing&cells=256');
  await complete(page);
  const box = await page.locator('.zoom-layer').boundingBox();
  if (box === null) throw new Error('no map');
  await page.mouse.move(box.x + box.width * 0.61, box.y + box.height * 0.43);
  for (let i = 0; i < 60; i++) await page.mouse.wheel(0, -240);
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  await expect(zoomIn).toBeDisabled();
  await expect(page.locator('.axis-title-bottom').first()).toContainText('(c − 3.6');
  await complete(page);
  const ticks = await page.locator('.atlas-frame .tick-bottom').allTextContents();
  expect(ticks.length).toBeGreaterThanOrEqual(2);
  expect(new Set(ticks).size).toBe(ticks.length);
  expect(await badNumbers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Whole range' }).click();
  await expect(page).not.toHaveURL(/ax0/);
});

test('hovering reads the cell, also where no network is', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&ay=r0&ay0=0&colour=landing');
  await complete(page);
  const box = await page.locator('.zoom-layer').boundingBox();
  if (box === null) throw new Error('no map');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.9);
  await expect(page.locator('.cell-readout')).toContainText(/c = 2\.\d+.*catapult, lands at κ = 1\.\d+/);
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1);
  await expect(page.locator('.cell-readout')).toContainText('no network starts here');
});

test('the table has one line a cell, equal to what the lab says of the run', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&cells=256');
  await complete(page);
  const { names, columns, comments, text } = await downloadCsv(page);
  expect(names).toEqual(['x', 'y', 'fate', 'landing_curvature', 'peak_loss', 'steps']);
  expect(comments[0]).toBe(`# ${page.url()}`);
  expect(columns.get('x')).toHaveLength(256 * 256);
  expect(text).not.toMatch(/NaN|Infinity/);
  // A catapult somewhere in the middle, opened in the lab: its own table peaks and lands where the cell says.
  const rows = text.split('\n').filter((line) => line.includes(',catapult,'));
  const [x, y, , landing, peak, steps] = (rows[Math.floor(rows.length / 3)] ?? '').split(',');
  await page.goto(`./?v=1&c=${x}&y=${y}&steps=2000`);
  const run = await downloadCsv(page);
  const losses = run.columns.get('loss') ?? [];
  expect(Math.max(...losses) / Number(peak)).toBeCloseTo(1, 9);
  expect((run.columns.get('curvature')?.at(-1) ?? 0) / Number(landing)).toBeCloseTo(1, 9);
  const first = losses[0] ?? 0;
  expect(losses.findIndex((loss) => loss <= 1e-12 * first)).toBe(Number(steps));
});

test('pictures hold the link: SVG with the map inside and axes as lines, PNG in three sizes', async ({
  page,
}) => {
  await page.goto('./?v=1&view=atlas&cells=256');
  await complete(page);
  await openMore(page);
  const save = async (name: string) =>
    (await downloaded(page, page.getByRole('button', { name, exact: true }))).data;
  const svg = (await save('SVG')).toString('utf8');
  expect(svg).toContain('<metadata>http');
  expect(svg).toContain('view=atlas&amp;cells=256');
  expect(svg).toMatch(/<image[^>]+data:image\/png/);
  expect(svg).toMatch(/<path[^>]+stroke="(?!none)/);
  expect(svg).toContain('c = ηλ₀');
  expect(svg).not.toContain('class=');
  const widths = [];
  for (const scale of [1, 2, 4]) {
    const png = await save(`PNG ${scale}×`);
    expect(png.includes(Buffer.from('view=atlas&cells=256'))).toBe(true);
    widths.push(png.readUInt32BE(16));
  }
  expect(widths[1]).toBe((widths[0] ?? 0) * 2);
  expect(widths[2]).toBe((widths[0] ?? 0) * 4);
});

test('sweeps: the tent, the waves over the width, the band over seeds', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&chart=rate');
  const line = page.getByRole('group', { name: 'Landing curvature' }).locator('.sweep-line');
  await expect(line).toHaveAttribute('d', /L/);
  const { columns } = await downloadCsv(page);
  const landing = columns.get('landing_curvature') ?? [];
  const x = columns.get('x') ?? [];
  const near = (c: number) => landing[x.findIndex((value) => value >= c)] ?? 0;
  // Lazy: κ_∞ ≈ κ₀; at n = 1000 within a few per cent of the landings for n → ∞.
  expect(near(1)).toBeCloseTo(1, 2);
  expect(near(2.5)).toBeCloseTo(1.282, 1);
  await page.goto('./?v=1&c=2.5&seed=3&view=atlas&chart=width&seeds=9');
  await expect(page.locator('.sweep-band').first()).toHaveAttribute('d', /Z/, { timeout: 20_000 });
  expect(await badNumbers(page)).toEqual([]);
});

test('the bifurcation diagram has its marks, reads and opens runs', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&chart=bifurcation&cells=256');
  const frame = page.getByRole('group', { name: 'Bifurcation diagram' });
  for (const mark of ['2√2 − 2', '√5 − 1', '1.2880', '1.2992', '1.3025', '1.598'])
    await expect(frame.locator('.rule-label', { hasText: mark })).toBeVisible();
  await expect(page.locator('.sweep-line')).toHaveAttribute('d', /L/);
  // |w| from 0.8 to 2.02: 1.9 is chaotic, 1.1 has a cycle of two.
  await clickMap(page, (1.9 - 0.8) / 1.22, 0.5);
  await expect(verdict(page)).toContainText('Chaotic');
  await expect(page.locator('.cell-readout')).toContainText(/\|w\| = 1\.\d+: chaos/);
  await clickMap(page, (1.1 - 0.8) / 1.22, 0.5);
  await expect(verdict(page)).toContainText('Periodic');
  await expect(page.locator('.cell-readout')).toContainText('cycle of 2 steps');
  await page.goto('./?v=1&view=atlas&chart=bifurcation&ax=eta');
  await expect(page.getByText('Set a target')).toBeVisible();
});

test('P plays nothing in the atlas, and M leads there and back', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&chart=rate&cells=256&steps=2000');
  await expect(page.locator('.frame-drawing').first()).toBeVisible();
  await page.keyboard.press('p');
  await page.keyboard.press('m');
  const time = page.getByRole('slider', { name: 'Step shown' });
  await expect(time).toHaveValue('0');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.locator('.atlas')).toBeVisible();
});

for (const [chart, reads, opens] of [
  ['rate', /c = \d\.\d+/, /[?&]c=/],
  ['bifurcation', /\|w\| = \d\.\d+: /, /[?&]c=|[?&]eta=/],
] as const) {
  test(`the ${chart} chart is read, zoomed and opened by keyboard`, async ({ page }) => {
    await page.goto(`./?v=1&view=atlas&chart=${chart}&cells=256`);
    await expect(page.locator('.sweep-line').first()).toHaveAttribute('d', /L/);
    const place = page.getByRole('slider', { name: 'Place read' }).first();
    const readout = page.locator('.cell-readout');
    await place.focus();
    await expect(readout).toContainText(reads);
    const texts = new Set<string>();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('ArrowRight');
      texts.add((await place.getAttribute('aria-valuetext')) ?? '');
    }
    expect(texts.size).toBe(5);
    for (const text of texts) expect(text).toMatch(reads);
    const ends = new Set<string>();
    for (const key of ['Home', 'End']) {
      await page.keyboard.press(key);
      ends.add((await place.getAttribute('aria-valuetext')) ?? '');
      await page.keyboard.press(key === 'Home' ? 'ArrowLeft' : 'ArrowRight');
      ends.add((await place.getAttribute('aria-valuetext')) ?? '');
    }
    expect(ends.size).toBe(2);
    await page.keyboard.press('Home');
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    const before = await verdict(page).textContent();
    for (let i = 0; i < 8; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(opens);
    await expect(verdict(page)).not.toHaveText(before ?? '');
    await page.keyboard.press('+');
    await expect(page).toHaveURL(/ax0=/);
  });
}

test('under a weak decay the table has the landing and, by its own name, where the residual settles', async ({
  page,
}) => {
  await page.goto('./?v=1&view=atlas&cells=256&ax=eta&ay=f0&mu=0.001&y=3&n=20');
  await complete(page);
  const { names, text } = await downloadCsv(page);
  const row = text.split('\n').find((line) => line.startsWith('0.029296875,-0.234375,'));
  const value = (name: string) => Number(row?.split(',')[names.indexOf(name)]);
  // 2(w − ημ), the rest of the run however long it takes: w = η|y|/√n.
  const w = (0.029296875 * 3) / Math.sqrt(20);
  expect(value('landing_curvature')).toBeCloseTo(2 * (w - 0.029296875 * 0.001), 9);
  expect(value('landing_curvature')).toBeCloseTo(0.03925, 5);
  expect(value('settled_curvature')).toBeCloseTo(0.0698, 4);
});

test('weight decay makes the boundary rough: its dimension, on request', async ({ page }) => {
  await page.goto('./?v=1&view=atlas');
  await openMore(page);
  await page.getByRole('button', { name: 'Weight-decay example' }).click();
  await expect(page).toHaveURL(/mu=0\.2/);
  await complete(page);
  await openMore(page);
  await page.getByRole('button', { name: 'Measure boundary' }).click();
  const said = page.locator('.cell-readout');
  await expect(said).toContainText('Box-counting dimension');
  const value = () => said.textContent().then((text) => Number(/dimension ([\d.]+)/.exec(text ?? '')?.[1]));
  const rough = await value();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Weight decay' }).fill('0');
  await page.getByRole('textbox', { name: 'Weight decay' }).press('Enter');
  await expect(said).not.toContainText('dimension');
  await complete(page);
  await openMore(page);
  await page.getByRole('button', { name: 'Measure boundary' }).click();
  await expect(said).toContainText('Box-counting dimension');
  const smooth = await value();
  expect(smooth).toBeLessThan(1.1);
  expect(rough).toBeGreaterThan(smooth + 0.05);
});

test('a long computation shows its progress, and what was computed stays when it is cancelled', async ({
  page,
}) => {
  await page.goto(
    './?v=1&n=1&f0=0.5&lambda0=1.2&view=atlas&ax=eta&ax0=1.35&ax1=1.9&ay0=1&ay1=1.03&cells=2048&colour=lyapunov',
  );
  await expect(page.getByRole('progressbar', { name: 'Computing' })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.atlas-progress')).toContainText(/\d+ %.*to go/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('what was computed stays')).toBeVisible();
  expect(await colourAt(page, 0.5, 0.5)).not.toBe('0,0,0');
  await page.getByRole('button', { name: 'Compute again' }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible({ timeout: 20_000 });
});

test.describe('without workers', () => {
  test('the page computes in slices, and says so', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'Worker', { value: undefined });
    });
    await page.goto('./?v=1&view=atlas&ay=r0&ay0=0&colour=landing&cells=256');
    await expect(page.getByText('computes in slices')).toBeVisible();
    await complete(page);
    await page.locator('.zoom-layer').hover();
    await expect(page.locator('.cell-readout')).toContainText('κ');
  });
});

test('a bad axis, colour or number is repaired alone, with a notice', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&ax0=5&ax1=1&ay=c&colour=mauve&cells=7&mu=-1&seeds=1e9');
  const notice = page.getByRole('region', { name: 'Link notice' });
  await expect(notice).toContainText('“5 to 1”, used 1 to 5');
  await expect(notice).toContainText('an axis other than c');
  await expect(notice).toContainText('“mauve”, used fate');
  await expect(notice).toContainText('“7”, used 512');
  await expect(notice).toContainText('“-1”, used 0');
  await complete(page);
  await page.goto('./?v=1&view=atlas&ax0=2&ax1=2&ay0=NaN&ay1=1e999');
  await expect(notice).toContainText('“2 to 2”, used 0 to 6');
  await complete(page);
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`axe on the atlas, ${scheme}`, () => {
    test.use({ colorScheme: scheme });
    for (const chart of ['map', 'rate', 'width', 'bifurcation']) {
      test(`finds nothing: ${chart}`, async ({ page }) => {
        await page.goto(`./?v=1&view=atlas&chart=${chart}&cells=256&seed=2&seeds=4`);
        await expect(page.locator('.frame-drawing').first()).toBeVisible();
        expect(await violationsOf(page)).toEqual([]);
        await page.getByRole('button', { name: 'Settings' }).click();
        await openMore(page);
        await expect(page.getByRole('button', { name: 'Download CSV' })).toBeVisible();
        expect(await violationsOf(page)).toEqual([]);
      });
    }
  });
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [2560, 1440],
  [3840, 2160],
] as const) {
  test(`the atlas fits ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const chart of ['map', 'rate', 'bifurcation']) {
      await page.goto(`./?v=1&view=atlas&chart=${chart}&cells=256`);
      await openMore(page);
      await expect(page.getByRole('button', { name: 'Download CSV' })).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      if (width >= 1100)
        expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    }
  });
}

test('the legend and the words on the map are of the fates that are on it', async ({ page }) => {
  const fates = async () =>
    (await page.locator('.atlas-legend li').allInnerTexts()).map((text) => text.slice(2));
  const words = () => page.locator('.region-name').allTextContents();
  await page.goto('./?v=1&view=atlas&cells=256');
  await complete(page);
  expect(await fates()).toEqual(['lazy', 'catapult', 'periodic', 'chaotic', 'divergent']);
  await expect.poll(words).toEqual(expect.arrayContaining(['lazy', 'catapult', 'divergent']));
  // Below c = 1 and |w| = 1 every run is lazy; so it is with whatever colour.
  await page.goto('./?v=1&view=atlas&cells=256&ax0=0&ax1=1&ay0=-10&ay1=10');
  await complete(page);
  expect(await fates()).toEqual(['lazy']);
  await expect.poll(words).toEqual(['lazy']);
  await page.goto('./?v=1&view=atlas&cells=256&colour=landing');
  await complete(page);
  expect(await fates()).toEqual(['periodic', 'chaotic', 'divergent']);
  expect(await words()).toEqual([]);
});

test('the rate sweep draws how flat a run lands, too: λ∞/λ₀ = κ∞/c', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&chart=rate');
  const frame = page.getByRole('group', { name: 'Landing curvature' });
  await expect(frame.locator('.sweep-second')).toHaveAttribute('d', /L/);
  const box = await frame.locator('.zoom-layer').boundingBox();
  if (box === null) throw new Error('no chart');
  await page.mouse.move(box.x + (box.width * 3.5) / 4.2, box.y + box.height / 2);
  const readout = page.locator('.cell-readout');
  await expect(readout).toContainText('λ∞/λ₀');
  const [, c, k, ratio] =
    /c = ([\d.]+).*κ = ([\d.]+), λ∞\/λ₀ = ([\d.]+)/.exec((await readout.textContent()) ?? '') ?? [];
  expect(Number(ratio)).toBeCloseTo(Number(k) / Number(c), 3);
  expect(Number(k)).toBeGreaterThan(1);
  expect(Number(ratio)).toBeLessThan(0.5);
});

test('in the width sweep what lies beyond the axis is marked, and no gap stands for it', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&chart=width&cells=256');
  const frame = page.getByRole('group', { name: 'Landing curvature' });
  await expect(frame.locator('.edge-mark')).toHaveAttribute('d', /M/);
  const { columns } = await downloadCsv(page);
  const lowest = Math.min(...(columns.get('landing_curvature') ?? []));
  await expect(frame.locator('.edge-words')).toContainText(`down to ${Number(lowest.toPrecision(3))}`);
});

test('the bifurcation diagram says where the run is, and a run opened there can be undone', async ({
  page,
}) => {
  await page.goto('./?v=1&c=2.2&n=50&view=atlas&chart=bifurcation&cells=256');
  const legend = page.locator('.atlas-legend');
  await expect(legend).toContainText('This run has |w| = 0: left of the chart.');
  await expect(page.locator('.own-visits')).toHaveCount(0);
  const before = page.url();
  await clickMap(page, (1.1 - 0.8) / 1.22, 0.5);
  await expect(legend).toContainText(
    /Opened a balanced run: n = 1, η = 1, y = 1\.\d+, f₀ = 1\.\d+, λ₀ = 2\.\d+\./,
  );
  await expect(page.locator('.own-visits')).toHaveAttribute('d', /M.*M/);
  await expect(page).not.toHaveURL(before);
  await legend.getByRole('button', { name: 'Undo' }).click();
  await expect(page).toHaveURL(before);
  await expect(legend).toContainText('left of the chart');
  await page.goBack();
  await expect(page).toHaveURL(/n=1&/);
});

test('the verdict and the diagram give one run one exponent', async ({ page }) => {
  await page.goto('./?v=1&view=atlas&chart=bifurcation&cells=256');
  await expect(page.locator('.sweep-line')).toHaveAttribute('d', /L/);
  for (const w of [1.1, 1.4, 1.73, 1.95]) {
    await clickMap(page, (w - 0.8) / 1.22, 0.5);
    const number = /Lyapunov exponent (\S+(?: ± \S+)?)$/;
    const readout = page.locator('.cell-readout');
    await expect(readout).toContainText(number);
    const [, said] = number.exec((await readout.textContent()) ?? '') ?? [];
    await expect(page.locator('.verdict-shown')).toContainText(`${said}`);
  }
});

test('with weight decay the run beside the map obeys it: fate, path and loss', async ({ page }) => {
  // |w| = 0.5, d = ημ = 0.2: it comes to rest at κ = 2(|w| − d), r = −d, so L = d²/2.
  await page.goto('./?v=1&eta=1&n=1&y=0.5&f0=1&lambda0=2.5&view=atlas&ax=f0&ay=lambda0&mu=0.2&cells=256');
  await complete(page);
  await expect(verdict(page)).toContainText(
    /^Lazy\. With weight decay μ = 0\.2: settles at κ = 0\.6 .* comes to rest at 0\.6/,
  );
  const readout = page.locator('.cell-readout');
  const map = await page.locator('.zoom-layer').boundingBox();
  if (map === null) throw new Error('no map');
  const place = [map.x + (map.width * 4.5) / 8, map.y + map.height / 3] as const;
  await page.mouse.move(...place);
  await expect(readout).toContainText(/: (lazy|catapult), settles/);
  // The run that is opened is told in the words of its cell.
  const cell = /: (\w+), (.*)$/.exec((await readout.textContent()) ?? '');
  await page.mouse.click(...place);
  await expect(verdict(page)).toContainText((cell?.[2] ?? 'no cell').trim());
  await page.goto('./?v=1&eta=1&n=1&y=0.5&f0=1&lambda0=2.5&view=atlas&ax=f0&ay=lambda0&cells=256');
  await expect(verdict(page)).not.toContainText('decay');
});

test('zoomed right after the rate was moved, the axes are at once those asked for, as the picture in them is', async ({
  page,
}) => {
  await page.goto('./?v=1&view=atlas&cells=256');
  const ticks = page.locator('.atlas-frame .tick');
  const whole = await ticks.allTextContents();
  // In one go: the drag has not come to rest yet.
  const soon = await page.evaluate(async () => {
    const rate = document.querySelector('input[type="range"][aria-label="Learning rate"]');
    rate?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    document.querySelector<HTMLElement>('[aria-label="Zoom in"]')?.click();
    await Promise.resolve();
    return [...document.querySelectorAll('.atlas-frame .tick')].map((tick) => tick.textContent);
  });
  expect(soon).not.toEqual(whole);
  await expect(slider(page, 'Learning rate')).toHaveAttribute('aria-valuetext', /^2\.62/);
  // As the same link opens it at rest.
  await page.reload();
  await expect(ticks.first()).toBeVisible();
  expect(await ticks.allTextContents()).toEqual(soon);
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the map moves up and down with it, and the page stays', async ({ page }) => {
    await page.goto('./?v=1&view=atlas&cells=256');
    // The whole plane has nowhere to go.
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const box = await page.locator('.zoom-layer').boundingBox();
    if (box === null) throw new Error('no map');
    const ticks = page.locator('.atlas-frame .tick-left');
    const before = await ticks.allTextContents();
    const cdp = await page.context().newCDPSession(page);
    for (let i = 0; i <= 6; i++)
      await cdp.send('Input.dispatchTouchEvent', {
        type: i === 0 ? 'touchStart' : 'touchMove',
        touchPoints: [{ x: box.x + box.width / 2, y: box.y + box.height / 2 - 25 * i }],
      });
    await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(() => ticks.allTextContents()).not.toEqual(before);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});
