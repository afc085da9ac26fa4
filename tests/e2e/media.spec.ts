import type { Page } from '@playwright/test';
import { complete, expect, test } from './page.ts';

/** Forced colours and paper: what the browser takes away must not be what a picture says. */

/** How many clearly different colours a picture has. */
const colours = (page: Page) =>
  page.locator('canvas.heat-map').evaluate((canvas: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    copy?.drawImage(canvas, 0, 0);
    const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const seen = new Set<number>();
    for (let i = 0; i < data.length; i += 4)
      seen.add(((data[i] as number) << 16) | ((data[i + 1] as number) << 8) | (data[i + 2] as number));
    return seen.size;
  });

const backgrounds = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((all) => all.map((element) => getComputedStyle(element).backgroundColor));

/** Every kind of ink in the lab's drawings and controls differs from the ground, and is there. */
async function allAreSeen(page: Page) {
  await page.goto('./?v=1&t=4');
  const [absent, hidden] = await page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const inks = {
      stroke: ['.run-curve', '.axis-line', '.rule-line'],
      fill: ['.tick', '.axis-title', '.ball'],
      backgroundColor: ['.slider-bar', '.slider-mark > i'],
    } as const;
    const all = Object.entries(inks).flatMap(([ink, kinds]) =>
      kinds.map((kind) => {
        const found = [...document.querySelectorAll(kind)];
        const hidden = found.filter((element) => {
          const colour = getComputedStyle(element)[ink as keyof typeof inks];
          return colour === ground || colour === 'none' || colour === 'rgba(0, 0, 0, 0)';
        });
        return { kind, count: found.length, hidden: hidden.length };
      }),
    );
    return [all.filter(({ count }) => count === 0), all.filter(({ hidden }) => hidden > 0)];
  });
  expect(absent).toEqual([]);
  expect(hidden).toEqual([]);
}

test.describe('with forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('the map and its legend keep a colour for each fate', async ({ page }) => {
    await page.goto('./?v=1&view=atlas&cells=256');
    await complete(page);
    expect(await colours(page)).toBeGreaterThanOrEqual(5);
    const swatches = await backgrounds(page, '.atlas .swatch');
    expect(swatches.length).toBeGreaterThanOrEqual(5);
    expect(new Set(swatches).size).toBe(swatches.length);
  });

  test('curves, axes, tracks and handles of the lab are seen on the ground', ({ page }) => allAreSeen(page));
});

for (const [colorScheme, theme] of [
  ['light', 'dark'],
  ['dark', 'light'],
] as const) {
  test.describe(`with forced colours on a ${colorScheme} ground, and the ${theme} theme asked for`, () => {
    test.use({ colorScheme, contextOptions: { forcedColors: 'active' } });

    test('lines and labels keep a contrast of 3 to the ground, on canvases too', async ({ page }) => {
      for (const [query, kinds] of [
        ['view=atlas&chart=rate', ['.sweep-line', '.tick', '.rule-label']],
        ['view=atlas', ['.boundary-label', '.tick']],
        ['y=30', ['.circle-label', '.end-label, .forbidden-label', '.contour']],
        ['view=atlas&chart=bifurcation&ax=w&ay=r', ['.tick', 'canvas']],
      ] as const) {
        await page.goto(`./?v=1&${query}&theme=${theme}`);
        for (const kind of kinds) {
          await expect(page.locator(kind).first()).toBeAttached();
          if (kind === 'canvas') await expect.poll(() => colours(page)).toBeGreaterThan(1);
          const lowest = await page.evaluate((selector) => {
            const luminance = (colour: readonly number[]) => {
              const [r = 0, g = 0, b = 0] = colour.map((each) =>
                each <= 10 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4,
              );
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const parts = (text: string) => (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
            const ground = luminance(parts(getComputedStyle(document.body).backgroundColor));
            const contrast = (colour: readonly number[]) => {
              const own = luminance(colour);
              return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
            };
            const of = (element: Element): number => {
              if (element instanceof HTMLCanvasElement) {
                const { width, height } = element;
                const data = element.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
                // The pixel with the most ink.
                let most = 0;
                for (let i = 0; i < data.length; i += 4)
                  if ((data[i + 3] ?? 0) > (data[most + 3] ?? 0)) most = i;
                return contrast([...data.slice(most, most + 3)]);
              }
              const { stroke, fill } = getComputedStyle(element);
              return contrast(parts(element instanceof SVGTextElement ? fill : stroke));
            };
            return Math.min(...[...document.querySelectorAll(selector)].map(of));
          }, kind);
          expect([kind, lowest >= (kind === '.contour' ? 1.4 : 3)]).toEqual([kind, true]);
        }
      }
    });
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });
    test('curves, axes, tracks and handles of the lab are seen on the ground', ({ page }) =>
      allAreSeen(page));
  });
}

test.describe('on paper', () => {
  /** Where the map's canvas lies in its frame, in units of the frame's drawing. */
  const aligned = (page: Page) =>
    page.evaluate(() => {
      const canvas = document.querySelector('canvas.heat-map')?.getBoundingClientRect();
      const axes = document.querySelector('.atlas-frame .zoom-layer')?.getBoundingClientRect();
      if (canvas === undefined || axes === undefined) return null;
      return ['left', 'top', 'right', 'bottom'].map((side) =>
        Math.abs(canvas[side as 'left'] - axes[side as 'left']),
      );
    });

  test('the map lies on its axes, swatches and tracks keep their ink', async ({ page }) => {
    await page.goto('./?v=1&view=atlas&cells=256');
    await complete(page);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1016 });
    for (const gap of (await aligned(page)) ?? [99]) expect(gap).toBeLessThanOrEqual(1.5);
    const adjust = await page.evaluate(() =>
      [...document.querySelectorAll('.swatch, .slider-bar, .slider-segment, .heat-map')].map((element) =>
        getComputedStyle(element).getPropertyValue('print-color-adjust'),
      ),
    );
    expect(adjust.length).toBeGreaterThan(5);
    expect(new Set(adjust)).toEqual(new Set(['exact']));
  });

  test('a dark page is printed in dark ink on white, its map and its key too', async ({ page }) => {
    await page.goto('./?v=1&view=atlas&cells=256&theme=dark');
    await complete(page);
    const seen = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas.heat-map');
        const copy = new OffscreenCanvas(canvas?.width ?? 1, canvas?.height ?? 1).getContext('2d');
        if (canvas !== null) copy?.drawImage(canvas, 0, 0);
        const data = copy?.getImageData(0, 0, canvas?.width ?? 1, canvas?.height ?? 1).data ?? [];
        const pixels = new Set<string>();
        for (let i = 0; i < data.length; i += 4)
          pixels.add(`rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`);
        const key = [...document.querySelectorAll('.swatch')].map(
          (swatch) => getComputedStyle(swatch).backgroundColor,
        );
        const { color } = getComputedStyle(document.body);
        return { ink: color, inMap: key.filter((colour) => pixels.has(colour)).length, key: key.length };
      });
    expect(await seen()).toMatchObject({ ink: 'rgb(230, 233, 238)' });
    const { inMap } = await seen();
    expect(inMap).toBeGreaterThan(3);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(seen).toMatchObject({ ink: 'rgb(27, 33, 41)', inMap });
  });

  test('a bifurcation diagram too', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto('./?v=1&view=atlas&chart=bifurcation&cells=256');
    /** Pixels that are drawn, and those of them that are dark. */
    const drawn = () =>
      page.locator('canvas.heat-map').evaluate((canvas: HTMLCanvasElement) => {
        const { width, height } = canvas;
        const copy = new OffscreenCanvas(width, height).getContext('2d');
        copy?.drawImage(canvas, 0, 0);
        const data = copy?.getImageData(0, 0, width, height).data ?? [];
        let [all, dark] = [0, 0];
        for (let i = 0; i < data.length; i += 4) {
          if ((data[i + 3] as number) < 128) continue;
          all++;
          if ((data[i] as number) < 100) dark++;
        }
        return { all, dark };
      });
    await expect.poll(async () => (await drawn()).all).toBeGreaterThan(10_000);
    expect((await drawn()).dark).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(async () => (await drawn()).dark).toBeGreaterThan(10_000);
    const { all, dark } = await drawn();
    expect(dark).toBe(all);
  });

  test('every plot stays with its title, and the page prints on few sheets', async ({ page }) => {
    await page.goto('./');
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(() =>
      [...document.querySelectorAll('.card')].map((card) => getComputedStyle(card).breakInside),
    );
    expect(printed).toHaveLength(7);
    expect(new Set(printed)).toEqual(new Set(['avoid']));
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 99).toBeLessThanOrEqual(3);
  });
});
