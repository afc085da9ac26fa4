import type { Page } from '@playwright/test';
import { complete, expect, openMore, slider, test, WINDOWS } from './page.ts';

const CHARTS = ['map', 'rate', 'width', 'bifurcation'] as const;

/** What is to be seen at once: by name, what is meant. */
const partsOf = (page: Page) => ({
  rate: slider(page, 'Learning rate'),
  bar: page.getByRole('toolbar', { name: 'Chart' }),
  chart: page.locator('.atlas-frame'),
  legend: page.locator('.atlas-legend'),
  words: page.locator('.cell-readout'),
  verdict: page.locator('.atlas-run > :first-child'),
  valley: page.getByRole('group', { name: 'Loss valley' }),
  loss: page.getByRole('group', { name: 'Loss over steps' }),
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

async function boxesOf(page: Page): Promise<Map<string, Box>> {
  const boxes = new Map<string, Box>();
  for (const [name, locator] of Object.entries(partsOf(page))) {
    const box = await locator.boundingBox();
    if (box === null) throw new Error(`nothing to be seen of ${name}`);
    boxes.set(name, { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height });
  }
  return boxes;
}

/** Pairs of parts that lie over each other. */
function overlaps(boxes: Map<string, Box>): string[] {
  const all = [...boxes];
  return all.flatMap(([name, a], i) =>
    all
      .slice(i + 1)
      .filter(
        ([, b]) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
      )
      .map(([other]) => `${name} and ${other}`),
  );
}

for (const [width, height] of WINDOWS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} × ${height}, ${colorScheme}`, () => {
      test.use({ colorScheme, viewport: { width, height } });

      test('rate, bar, chart, legend and run are in sight together, none over another, and none moves from chart to chart', async ({
        page,
      }) => {
        let first: Map<string, Box> | null = null;
        for (const chart of CHARTS) {
          await page.goto(`./?v=1&view=atlas&chart=${chart}&cells=256`);
          const boxes = await boxesOf(page);
          for (const [name, { left, top, right, bottom }] of boxes) {
            const isInside = left >= 0 && top >= 0 && right <= width && bottom <= height;
            expect([chart, name, isInside]).toEqual([chart, name, true]);
            // What is squeezed to nothing is inside too.
            expect(Math.min(right - left, bottom - top), `${chart}: ${name}`).toBeGreaterThan(15);
          }
          expect(overlaps(boxes)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
          first ??= boxes;
          for (const name of ['rate', 'bar', 'chart', 'verdict', 'valley', 'loss'])
            expect([chart, name, boxes.get(name)]).toEqual([chart, name, first.get(name)]);
        }
      });
    });
  }
}

test('no colour and no weight decay moves the frame of the map', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 540 });
  const boxes = [];
  for (const query of ['', '&colour=landing', '&colour=steps&ay=r0&ay0=0', '&colour=lyapunov', '&mu=0.01']) {
    await page.goto(`./?v=1&view=atlas&cells=256${query}`);
    await complete(page);
    boxes.push(await page.locator('.atlas-frame').boundingBox());
  }
  for (const box of boxes) expect(box).toEqual(boxes[0]);
});

test('settings are open from 1920 × 800 up, and one press away below', async ({ page }) => {
  for (const [width, height, isOpen] of [
    [1920, 800, true],
    [1920, 799, false],
    [1919, 937, false],
    [390, 844, false],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('./?v=1&view=atlas&cells=256');
    const button = page.getByRole('button', { name: 'Settings' });
    await expect(button).toHaveAttribute('aria-expanded', String(isOpen));
    await expect(slider(page, 'Width')).toHaveCount(isOpen ? 1 : 0);
    await button.click();
    await expect(button).toHaveAttribute('aria-expanded', String(!isOpen));
    await expect(slider(page, 'Width')).toHaveCount(isOpen ? 0 : 1);
  }
});

test('the bar stays one line in a wide window, and what a chart has no choice of keeps its place', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1100, height: 540 });
  const places = new Map<string, number[]>();
  for (const chart of CHARTS) {
    await page.goto(`./?v=1&view=atlas&chart=${chart}&cells=256`);
    const tops = new Set<number>();
    for (const name of ['Chart', 'Horizontal axis', 'Vertical axis', 'Colour']) {
      const box = await page.getByRole('combobox', { name, exact: true }).boundingBox();
      tops.add(Math.round(box?.y ?? -1));
      places.set(name, [...(places.get(name) ?? []), box?.x ?? -1]);
    }
    tops.add(Math.round((await page.getByRole('button', { name: 'More' }).boundingBox())?.y ?? -1));
    expect(tops.size).toBe(1);
  }
  for (const xs of places.values()) expect(new Set(xs).size).toBe(1);
  await expect(page.getByRole('combobox', { name: 'Colour' })).toBeDisabled();
});

for (const [width, height] of [
  [390, 844],
  [320, 640],
] as const) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true });

    test('the rate is near the top and stays at hand, the map is in the first screen, no words are of a mouse', async ({
      page,
    }) => {
      for (const chart of CHARTS) {
        await page.goto(`./?v=1&view=atlas&chart=${chart}&cells=256`);
        const rate = slider(page, 'Learning rate');
        expect((await rate.boundingBox())?.y).toBeLessThan(300);
        await expect(page.locator('.atlas-frame')).toBeInViewport({ ratio: chart === 'map' ? 0.8 : 0.5 });
        await expect(page.locator('.cell-readout')).toContainText(/tap/i);
        expect(await page.locator('main').innerText()).not.toMatch(/hover|wheel\b|click/i);
        await page.getByRole('group', { name: 'Loss over steps' }).scrollIntoViewIfNeeded();
        await expect(rate).toBeInViewport({ ratio: 1 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
    });

    test('a tap reads a cell and opens its run; the menu lies inside the window', async ({ page }) => {
      await page.goto('./?v=1&view=atlas&cells=256');
      await complete(page);
      const box = await page.locator('.zoom-layer').boundingBox();
      if (box === null) throw new Error('no map');
      await page.touchscreen.tap(box.x + (box.width * 5) / 6, box.y + box.height / 2);
      await expect(page.locator('.cell-readout')).toContainText(/c = \d\.\d+.*divergent/);
      await expect(page.getByRole('status', { name: 'Verdict' })).toContainText('Divergent');
      await openMore(page);
      await expect(page.getByRole('group', { name: 'More' })).toBeInViewport({ ratio: 1 });
    });
  });
}
