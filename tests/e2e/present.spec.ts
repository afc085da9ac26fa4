import { QUESTION_NAMES } from '../../src/views/lab/sequence.ts';
import { expect, test, verdict } from './page.ts';

/** Present mode: what the last row must be able to read, and a lecture gone through by a clicker. */

/** Sizes in parts of the window's smaller side, strokes in pixels, contrasts; the least of each. */
function measured() {
  const side = Math.min(innerWidth, innerHeight);
  const isSeen = (element: Element) =>
    element.getClientRects().length > 0 && element.closest('.visually-hidden, option') === null;
  const all = (selector: string) => [...document.querySelectorAll(selector)].filter(isSeen);
  const unitOf = (element: Element) => {
    const drawing = element.closest('svg.frame-drawing') as SVGSVGElement;
    return drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  };
  const sizeOf = (element: Element) =>
    (Number.parseFloat(getComputedStyle(element).fontSize) *
      (element instanceof SVGElement ? unitOf(element) : 1)) /
    side;
  const least = (values: readonly number[]) => Math.min(...values);
  const context = new OffscreenCanvas(1, 1).getContext('2d', {
    willReadFrequently: true,
  }) as OffscreenCanvasRenderingContext2D;
  const bytes = (colour: string): number[] => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r = 0, g = 0, b = 0]: readonly number[]) => {
    const linear = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const groundOf = (element: Element): number[] => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const ground = bytes(getComputedStyle(at).backgroundColor);
      if ((ground[3] ?? 0) > 250) return ground;
    }
    return bytes(getComputedStyle(document.body).backgroundColor);
  };
  const contrast = (element: Element) => {
    const { color, fill } = getComputedStyle(element);
    const [a, b] = [
      luminance(bytes(element instanceof SVGElement ? fill : color)),
      luminance(groundOf(element)),
    ];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const texts = [...document.querySelectorAll('main *')].filter(
    (element) =>
      isSeen(element) &&
      !element.matches(':disabled, :disabled *') &&
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      ),
  );
  const pale = texts.filter((element) => contrast(element) < 7);
  return {
    ticks: least(
      all('.tick, .axis-title, .rule-label, .event-label, .trail-numbers, .circle-label').map(sizeOf),
    ),
    prose: least(all('.question p, .verdict-what').map(sizeOf)),
    word: least(all('.verdict-word').map(sizeOf)),
    lines: least(
      all('.run-curve, .run-path, .pin-curve, .minima, .rule-line, .comparison-flow').map(
        (element) => Number.parseFloat(getComputedStyle(element).strokeWidth) * unitOf(element),
      ),
    ),
    pale: pale.map(
      (element) =>
        `${element.className} ${element.textContent?.slice(0, 30)} ${contrast(element).toFixed(2)}`,
    ),
    panels: all('.card').length,
    header: all('.header').length,
    scrolls:
      document.documentElement.scrollHeight > innerHeight ||
      document.documentElement.scrollWidth > innerWidth,
  };
}

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} × ${height}, ${colorScheme}`, () => {
      test.use({ viewport: { width, height }, colorScheme });
      test('type, lines and contrast reach the last row', async ({ page }) => {
        for (const query of [
          '?v=1&ex=climb&p=1',
          '?v=1&eta=1.5&n=16&y=4&f0=0.5&lambda0=1&p=1',
          '?v=1&c=4.2&p=1&flow=1',
        ]) {
          await page.goto(`./${query}`);
          await expect(page.locator('.verdict-word')).toBeVisible();
          const { ticks, prose, word, lines, pale, panels, header, scrolls } = await page.evaluate(measured);
          expect(ticks).toBeGreaterThanOrEqual(0.022);
          expect(prose).toBeGreaterThanOrEqual(0.03);
          expect(word).toBeGreaterThanOrEqual(0.06);
          expect(lines).toBeGreaterThanOrEqual(3);
          expect(pale).toEqual([]);
          expect({ panels, header, scrolls }).toEqual({ panels: 3, header: 0, scrolls: false });
        }
      });
    });
  }
}

test('a sequence of ten is gone through with Page keys alone, each first asked, then shown, and back', async ({
  page,
}) => {
  await page.goto('./');
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/p=1/);
  const select = page.locator('[aria-label="Examples"]');
  for (const name of QUESTION_NAMES.slice(0, 10)) {
    await page.keyboard.press('PageDown');
    await expect(select).toHaveValue(name);
    await expect(verdict(page)).toHaveText(/^Hidden/);
    // It plays, and another press shows it to its end.
    await page.keyboard.press('PageDown');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(verdict(page)).not.toHaveText(/^Hidden/);
    await expect(select).toHaveValue(name);
  }
  await page.keyboard.press('PageUp');
  await expect(verdict(page)).toHaveText(/^Hidden/);
  await expect(select).toHaveValue(QUESTION_NAMES[9] ?? '');
  await page.keyboard.press('PageUp');
  await expect(select).toHaveValue(QUESTION_NAMES[8] ?? '');
  // Arrows and Space do the same, also while the learning rate has the focus of a Page key.
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(verdict(page)).not.toHaveText(/^Hidden/);
  await page.getByRole('slider', { name: 'Learning rate' }).focus();
  await page.keyboard.press('PageDown');
  await expect(select).toHaveValue(QUESTION_NAMES[9] ?? '');
});

test('the lecturer chooses two or three panels, blanks the screen, and points', async ({ page }) => {
  await page.goto('./?v=1&p=1');
  const titles = () => page.locator('.card h2').allTextContents();
  expect(await titles()).toEqual(['Loss valley', 'Loss', 'NTK']);
  await page.keyboard.press('1');
  expect(await titles()).toEqual(['Loss valley', 'NTK']);
  await page.keyboard.press('2');
  expect(await titles()).toEqual(['Loss valley', 'NTK']);
  await page.keyboard.press('6');
  await page.keyboard.press('4');
  expect(await titles()).toEqual(['NTK', 'What stops the climb', 'Phase portrait']);
  await expect(page).toHaveURL(/ps=264/);
  await page.keyboard.press('b');
  await expect(page.locator('.blank')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.locator('.blank')).toBeHidden();
  await expect(page).not.toHaveURL(/ask=1/);
  await page.mouse.move(300, 200);
  const spot = await page.locator('.spot').boundingBox();
  expect((spot?.width ?? 0) / 720).toBeGreaterThan(0.05);
  expect(Math.abs((spot?.x ?? 0) + (spot?.width ?? 0) / 2 - 300)).toBeLessThan(2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Present' })).toBeVisible();
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page).toHaveURL(/p=1/);
});
