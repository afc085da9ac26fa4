import { SYMBOLS } from '../../src/panels/words/symbols.ts';
import { expect, openSettings, test } from './page.ts';

/** Every symbol on every page explains itself. */

const PAGES = {
  'the opening state': '',
  'a target, random weights and a scale':
    '?v=1&eta=1.5&n=16&y=4&seed=3&alpha=20&ghost=1&flow=1&slides=1&top=1',
  'a question': '?v=1&ex=climb&ask=1',
  'an answer': '?v=1&steps=25&ex=climb',
  'a start beyond the cone': '?v=1&n=2&f0=1.4&lambda0=2&y=-1',
  'a divergence': '?v=1&c=4.2&n=64&y=3',
  'the map': '?v=1&view=atlas&cells=256',
  'the map by landing, with weight decay': '?v=1&view=atlas&cells=256&colour=landing&mu=0.1',
  'a rate sweep': '?v=1&view=atlas&cells=256&chart=rate',
  'a width sweep': '?v=1&view=atlas&cells=256&chart=width',
  'the bifurcation diagram': '?v=1&view=atlas&cells=256&chart=bifurcation',
};

/** Greek letters, indexed names, and single Latin letters that stand alone: what a reader would ask about. */
const isSymbol = (text: string): boolean =>
  /[ηλκαμρθ]|[A-Za-z][₀∞]|P̂|Q̂|Δ|(?<![\p{L}’'])[b-zB-HJ-Z](?![\p{L}\p{M}’'])/u.test(text);

for (const [name, query] of Object.entries(PAGES)) {
  test(`on ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(`./${query}`);
    await openSettings(page);
    const why = page.getByText('why', { exact: true });
    if ((await why.count()) > 0) await why.click();
    const { loose, said } = await page.evaluate(() => {
      const texts: string[] = [];
      const symbols = new Set<string>();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement;
        if (element === null || element.getClientRects().length === 0) continue;
        // A list of options holds no markup, a button says its key, and the tip itself explains.
        if (
          element.closest('option, kbd, script, style, .visually-hidden, [role="tooltip"], .slider-marks') !==
          null
        )
          continue;
        const symbol = element.closest('[data-symbol]')?.getAttribute('data-symbol');
        if (symbol === null || symbol === undefined) texts.push(node.textContent ?? '');
        else symbols.add(symbol);
      }
      return { loose: texts, said: [...symbols] };
    });
    // A second is no symbol.
    expect(loose.map((text) => text.replace(/\d s\b/g, '')).filter(isSymbol)).toEqual([]);
    expect(said.length).toBeGreaterThan(4);
    for (const symbol of said)
      expect(SYMBOLS[symbol]?.says ?? `${symbol} has no meaning`).toMatch(/^[A-ZηΔ].{15,}\.$/);
  });
}

test('a symbol says what it means, with a picture of where it is, on hover, focus and tap, and goes away', async ({
  page,
}) => {
  await page.goto('./');
  const tip = page.getByRole('tooltip');
  await page.locator('.verdict-what [data-symbol="λ"]').first().hover();
  await expect(tip).toContainText('neural tangent kernel');
  await expect(tip.getByRole('img')).toHaveAttribute('aria-label', 'Seen in: the kernel over steps');
  await page.mouse.move(2, 2);
  await expect(tip).toHaveCount(0);
  await page.locator('.readout [data-symbol="Δf"]').focus();
  await expect(tip).toContainText('output minus target');
  await page.keyboard.press('Escape');
  await expect(tip).toHaveCount(0);
  // In a drawing too.
  await page.locator('.card-loss .axis-title [data-symbol="t"]').hover();
  await expect(tip).toContainText('The step shown');
  const box = await tip.boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 1280 && (box?.y ?? -1) >= 0).toBe(true);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test('a tap explains', async ({ page }) => {
    await page.goto('./');
    await page.locator('.verdict-what [data-symbol="λ"]').first().tap();
    await expect(page.getByRole('tooltip')).toContainText('neural tangent kernel');
  });
});
