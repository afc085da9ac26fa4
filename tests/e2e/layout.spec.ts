import { expect, openSettings, slider, test, verdict, violationsOf } from './page.ts';

const SIZES = [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1024, 768],
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
  [3840, 2160],
] as const;

for (const [width, height] of SIZES) {
  test(`${width} × ${height}: nothing is cut off or scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const query of [
      '',
      '?v=1&eta=1.5&n=1048576&y=1000000&f0=-512&lambda0=2&steps=100000&ghost=1&flow=1&slides=1',
      '?c=1e999&n=0&y=x',
    ]) {
      await page.goto(`./${query}`);
      await expect(verdict(page)).not.toBeEmpty();
      const outside = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth > innerWidth ? ['page'] : [];
        for (const element of document.querySelectorAll(
          'button, input, select, h2, .verdict p, .readout div, .tick, .axis-title, .rule-label',
        )) {
          if (element.closest('[popover], .visually-hidden, details:not([open]) > p') !== null) continue;
          const { left, right, width: w } = element.getBoundingClientRect();
          if (w > 0 && (left < -1 || right > innerWidth + 1)) wide.push(element.outerHTML.slice(0, 80));
        }
        return wide;
      });
      expect(outside).toEqual([]);
    }
  });
}

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
] as const) {
  test(`${width} × ${height}: the settings unfold beside the figures, and pins take room in them alone`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./');
    await openSettings(page);
    for (const name of ['Width', 'Target', 'Output scale', 'Steps'])
      await expect(slider(page, name)).toBeInViewport({ ratio: 0.5 });
    for (const name of ['linearised (lazy) model', 'gradient flow', 'the slides’ form'])
      await page.getByRole('checkbox', { name }).check();
    for (let i = 0; i < 5; i++) await page.getByRole('button', { name: 'Pin this run' }).click();
    for (const each of [
      page.locator('.verdict-shown'),
      ...['Loss valley', 'Loss over steps', 'NTK over steps'].map((name) =>
        page.getByRole('group', { name }),
      ),
      page.getByRole('button', { name: 'Play', exact: true }),
      page.locator('.readout'),
    ])
      await expect(each).toBeInViewport({ ratio: 0.99 });
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  });
}

const STATES = {
  catapult: '',
  lazy: '?v=1&c=1.2&ghost=1&flow=1',
  periodic: '?v=1&eta=1.15&n=16&y=4&f0=0.5&lambda0=1',
  chaotic: '?v=1&eta=1.5&n=16&y=4&f0=0.5&lambda0=1&slides=1',
  divergent: '?v=1&c=4.2&t=5',
  seed: '?v=1&c=2.5&seed=3&n=100000',
  enlarged: '?v=1&big=valley',
  asked: '?v=1&ex=climb&ask=1',
  answered: '?v=1&ex=climb',
  presented: '?v=1&ex=climb&p=1',
  'presented question': '?v=1&ask=1&p=1',
  repaired: '?c=1e999',
};

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`axe, ${scheme}`, () => {
    test.use({ colorScheme: scheme });
    for (const [name, query] of Object.entries(STATES)) {
      test(`finds nothing: ${name}`, async ({ page }) => {
        await page.goto(`./${query}`);
        await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
        expect(await violationsOf(page)).toEqual([]);
      });
    }
    for (const query of ['?v=1&c=4.5', '', '?v=1&view=atlas&cells=256']) {
      test(`finds nothing on a phone: ${query}`, async ({ page }) => {
        await page.setViewportSize({ width: 390, height: 844 });
        await page.goto(`./${query}`);
        await expect(page.locator('.frame-drawing').first()).toBeVisible();
        expect(await violationsOf(page)).toEqual([]);
      });
    }
    test('finds nothing in the open help, settings and reasons', async ({ page }) => {
      await page.goto('./');
      await page.getByRole('button', { name: 'Help', exact: true }).click();
      expect(await violationsOf(page)).toEqual([]);
      await page.goto('./');
      await openSettings(page);
      await page.getByText('why', { exact: true }).click();
      expect(await violationsOf(page)).toEqual([]);
    });
  });
}

test('the keyboard alone reaches every control', async ({ page }) => {
  await page.goto('./?v=1&seed=1');
  const missing = new Set(
    await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('button, input, select, [tabindex="0"]')].filter(
        (element) =>
          element.closest('[popover]:not(.header-tools)') === null &&
          element.getClientRects().length > 0 &&
          !element.matches(':disabled, input[type=radio]:not(:checked)'),
      );
      for (const [i, element] of all.entries()) element.dataset.reach = String(i);
      return all.map((element) => element.dataset.reach ?? '');
    }),
  );
  for (let i = 0; i < 80 && missing.size > 0; i++) {
    await page.keyboard.press('Tab');
    missing.delete(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.reach ?? ''));
  }
  expect([...missing]).toEqual([]);
});

test('has a policy that forbids inline script and eval, and works from a sub-folder', async ({ page }) => {
  await page.goto('./');
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("script-src 'self'");
  expect(policy?.match(/'[\w-]*unsafe[\w-]*'/g)).toEqual(["'wasm-unsafe-eval'"]);
  const html = await (await page.request.get('./')).text();
  const sources = [...html.matchAll(/<(?:script|link)[^>]* (?:src|href)="([^"]*)"/g)].map(
    ([, source]) => source,
  );
  expect(sources.length).toBeGreaterThan(2);
  for (const source of sources) expect(source).toMatch(/^\.\//);
});
