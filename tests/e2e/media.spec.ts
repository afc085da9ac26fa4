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

  test('curves, tracks and handles of the lab are seen on the ground', async ({ page }) => {
    await page.goto('./?v=1&t=4');
    const [counts, same] = await page.evaluate(() => {
      const ground = getComputedStyle(document.body).backgroundColor;
      const kinds = ['.run-curve', '.axis-line', '.tick', '.ball', '.slider-bar', '.slider-mark > i'];
      const all = kinds.map((kind) => [...document.querySelectorAll(kind)]);
      const hidden = all.flat().filter((element) => {
        const { stroke, fill, backgroundColor } = getComputedStyle(element);
        const inks = element instanceof SVGElement ? [stroke, fill] : [backgroundColor];
        return inks.every((ink) => ink === ground || ink === 'none');
      });
      return [all.map((each) => each.length), hidden.map((element) => element.outerHTML.slice(0, 60))];
    });
    expect(Math.min(...(counts as number[]))).toBeGreaterThan(0);
    expect(same).toEqual([]);
  });
});

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

  test('every plot stays with its title, and the page prints on few sheets', async ({ page }) => {
    await page.goto('./');
    await page.emulateMedia({ media: 'print' });
    const printed = await page.evaluate(() =>
      [...document.querySelectorAll('.card')].map((card) => getComputedStyle(card).breakInside),
    );
    expect(printed).toHaveLength(5);
    expect(new Set(printed)).toEqual(new Set(['avoid']));
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 99).toBeLessThanOrEqual(3);
  });
});
