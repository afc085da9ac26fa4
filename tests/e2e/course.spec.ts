import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { CHAPTER_NAMES, SECTIONS } from '../../src/views/course/slice.ts';
import { badNumbers, expect, slider, test, violationsOf } from './page.ts';

/** The course: text beside its figure, by scrolling, buttons and keys, at every size. */

const SIZES = [
  [1280, 720],
  [820, 1180],
  [390, 844],
] as const;

const chapter = (name: string, more = '') => `./?v=1&view=course&ch=${name}${more}`;
const read = (page: Page) => page.locator('.course-section[data-read="true"] h3');

for (const scheme of ['light', 'dark'] as const)
  for (const name of CHAPTER_NAMES)
    test.describe(`${name}, ${scheme}`, () => {
      test.use({ colorScheme: scheme });
      test('axe finds nothing at three widths, and there is nothing that is no number', async ({ page }) => {
        for (const [width, height] of SIZES) {
          await page.setViewportSize({ width, height });
          await page.goto(chapter(name));
          expect(await violationsOf(page)).toEqual([]);
        }
        for (let section = 1; section < SECTIONS[name]; section++) {
          await page.getByRole('button', { name: /^Next/ }).click();
          await expect(page.locator(`.course-text[data-section="${section}"]`)).toBeVisible();
          expect(await badNumbers(page)).toEqual([]);
        }
        expect(await violationsOf(page)).toEqual([]);
      });
    });

test('the whole course is gone through by the right arrow, and back', async ({ page }) => {
  await page.goto(chapter('lazy'));
  const places = CHAPTER_NAMES.flatMap((name) =>
    Array.from({ length: SECTIONS[name] }, (_, s) => [name, s] as const),
  );
  for (const [name, section] of places.slice(1)) {
    await page.keyboard.press('ArrowRight');
    await expect(page.locator(`.course-text[data-section="${section}"]`)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(section === 0 ? `ch=${name}(?!.*[&?]s=)` : `&s=${section}(&|$)`));
  }
  await expect(page.getByRole('button', { name: 'To the lab' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.turning-place')).toHaveText(`${SECTIONS.beyond - 1} / ${SECTIONS.beyond}`);
});

test('scrolling opens the section that is read, and its figure', async ({ page }) => {
  await page.goto(chapter('bowl'));
  const rate = page.getByRole('textbox', { name: 'Learning rate value' });
  const first = await rate.inputValue();
  await page.mouse.move(300, 400);
  for (let i = 0; i < 30 && (await page.locator('.course-text').getAttribute('data-section')) === '0'; i++)
    await page.mouse.wheel(0, 120);
  await expect(page.locator('.course-text')).toHaveAttribute('data-section', '1');
  await expect(rate).not.toHaveValue(first);
  await expect(page).toHaveURL(/&s=1/);
});

test('a link opens its section, at the top, with the figure it holds', async ({ page }) => {
  await page.goto(chapter('bowl', '&s=3&qa=3&qb=0'));
  await expect(read(page)).toHaveText('A flat direction');
  const box = await read(page).boundingBox();
  expect(box?.y).toBeLessThan(200);
  await expect(page.getByRole('textbox', { name: 'Eigenvalue along the first direction value' })).toHaveValue(
    '3',
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await page.goBack();
  await expect(read(page)).toHaveText('A flat direction');
  await expect(page.getByRole('textbox', { name: 'Eigenvalue along the first direction value' })).toHaveValue(
    '3',
  );
});

test('numbers of the prose follow the figure, and are controls', async ({ page }) => {
  await page.goto(chapter('catapult', '&s=3&c=2.6&steps=40'));
  const section = page.locator('.course-section[data-read="true"]');
  const before = await section.textContent();
  await section.getByRole('button', { name: 'c = 2.9' }).click();
  await expect(slider(page, 'Learning rate')).toHaveAttribute('aria-valuetext', /2\.9/);
  await expect(section.getByRole('button', { name: 'c = 2.9' })).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => section.textContent()).not.toEqual(before);
});

test('a symbol of the text lights up in the figure, and says what it means', async ({ page }) => {
  await page.goto(chapter('catapult', '&s=1'));
  const symbol = page.locator('.course-section[data-read="true"] math [data-symbol="λ"]').first();
  await symbol.hover();
  await expect(page.getByRole('tooltip')).toContainText('neural tangent kernel');
  await expect(page.locator('.card-ntk .run-curve[data-lit]').first()).toBeAttached();
  await page.mouse.move(5, 300);
  await expect(page.locator('[data-lit]')).toHaveCount(0);
});

test('the figure takes at most 45 % of a phone, stays, and nothing is wider than 320 px', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(chapter('catapult'));
  const figure = page.locator('.course-figure');
  expect((await figure.boundingBox())?.height).toBeLessThanOrEqual(0.45 * 844);
  await page.mouse.wheel(0, 900);
  await expect.poll(async () => (await figure.boundingBox())?.y).toBeLessThan(60);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const name of CHAPTER_NAMES) {
    await page.goto(chapter(name));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test('presented, a section at a time fills the screen, and Page keys turn', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(chapter('catapult'));
  await page.keyboard.press('f');
  await expect(page.locator('.course-section:visible')).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(0);
  const title = page.locator('.course-section:visible h3');
  // A slide longer than the screen is first shown to its end.
  for (let i = 0; i < 3 && (await title.textContent()) === 'Three phases'; i++)
    await page.keyboard.press('PageDown');
  await expect(title).toHaveText('The climb');
  expect(
    await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight),
  ).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('the glossary has every symbol and word once', async ({ page }) => {
  await page.goto(chapter('lazy'));
  await page.getByRole('button', { name: 'Glossary' }).click();
  await expect(page.locator('.glossary').first()).toBeVisible();
  const names = await page.locator('.glossary dt').allTextContents();
  expect(names.length).toBeGreaterThan(30);
  expect(new Set(names).size).toBe(names.length);
  expect(await violationsOf(page)).toEqual([]);
});

test('a chapter costs at most 60 kB beyond the first load, and its font at most 60 kB', async ({ page }) => {
  let seen = new Set<string>();
  page.on('request', (request) => seen.add(request.url()));
  const opened = async (address: string) => {
    seen = new Set();
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    return [...seen].filter((url) => /\.(js|woff2)$/.test(url));
  };
  const first = new Set(await opened('./'));
  const size = async (url: string) => {
    const body = await (await page.request.get(url)).body();
    return url.endsWith('.js') ? gzipSync(body).length : body.length;
  };
  for (const name of CHAPTER_NAMES) {
    const beyond = (await opened(chapter(name))).filter((url) => !first.has(url));
    const sum = async (kind: string) => {
      const sizes = await Promise.all(beyond.filter((url) => url.endsWith(kind)).map(size));
      return sizes.reduce((total, each) => total + each, 0);
    };
    const script = await sum('.js');
    expect(script).toBeGreaterThan(5_000);
    expect(script).toBeLessThanOrEqual(60_000);
    expect(await sum('.woff2')).toBeLessThanOrEqual(60_000);
  }
});

test('Next opens every section in turn on a large window, where several fit at once', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 937 });
  await page.goto(chapter('beyond'));
  for (let section = 1; section < SECTIONS.beyond; section++) {
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.locator('.turning-place')).toHaveText(`${section + 1} / ${SECTIONS.beyond}`);
    // What is computed late must not scroll the reader on.
    await page.waitForTimeout(150);
    await expect(page.locator('.turning-place')).toHaveText(`${section + 1} / ${SECTIONS.beyond}`);
  }
});

test('momentum and warmup stay in the sections that are about them', async ({ page }) => {
  await page.goto(chapter('beyond', '&s=7&c=2.5&n=1000&beta=0.5&steps=60'));
  await expect(slider(page, 'Momentum')).toHaveAttribute('aria-valuetext', '0.5');
  await page.getByRole('button', { name: 'β = 0', exact: true }).click();
  await expect(page).not.toHaveURL(/beta=/);
  await expect(page.getByRole('button', { name: 'β = 0', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page).toHaveURL(/ramp=100/);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page).not.toHaveURL(/ramp=|beta=/);
});

test('the arrows of a choice are its own, and do not turn the page', async ({ page }) => {
  await page.goto(chapter('bowl', '&s=5'));
  await page.getByRole('radio', { name: 'it converges' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/ch=bowl/);
  await expect(page.getByRole('radio', { name: 'it jumps between two points for ever' })).toBeChecked();
});

test('the keyboard goes across to the figure and back without leaving the section', async ({ page }) => {
  await page.goto(chapter('catapult', '&s=2&c=2.6&steps=25'));
  const across = page.locator('[data-read="true"]').getByRole('button', { name: 'To the figure' });
  await across.focus();
  await page.keyboard.press('Enter');
  await expect(slider(page, 'Learning rate')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.turning-place')).toHaveText('3 / 5');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(across).toBeFocused();
});

test('a link that says no more than its place opens what its section is about', async ({ page }) => {
  await page.goto(chapter('beyond', '&s=8'));
  await expect(page).toHaveURL(/ramp=100/);
  await expect(page.getByRole('button', { name: 'survives' })).toHaveAttribute('aria-pressed', 'true');
});

test('what was set is there again when the reader scrolls back', async ({ page }) => {
  await page.goto(chapter('catapult'));
  await page.getByRole('button', { name: 'c = 4.2' }).click();
  await page.mouse.move(300, 400);
  const scrollTo = async (place: string, by: number) => {
    const now = page.locator('.turning-place');
    for (let i = 0; i < 40 && (await now.textContent()) !== place; i++) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(30);
    }
    await expect(now).toHaveText(place);
  };
  await scrollTo('2 / 5', 80);
  await expect(page).toHaveURL(/steps=25/);
  await scrollTo('1 / 5', -80);
  await expect(page.getByRole('button', { name: 'c = 4.2' })).toHaveAttribute('aria-pressed', 'true');
});

test('the track of the learning rate can be taken hold of from end to end', async ({ page }) => {
  await page.goto(chapter('catapult'));
  const input = slider(page, 'Learning rate');
  const box = await input.boundingBox();
  if (box === null) throw new Error('no slider');
  for (const x of [box.x + 3, box.x + box.width - 3]) {
    const label = await page.evaluate(
      ([left, top]) => document.elementFromPoint(left ?? 0, top ?? 0)?.getAttribute('aria-label'),
      [x, box.y + box.height / 2],
    );
    expect(label).toBe('Learning rate');
  }
});
