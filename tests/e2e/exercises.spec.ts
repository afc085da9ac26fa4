import type { Locator, Page } from '@playwright/test';
import { EXERCISES } from '../../src/views/course/exercises/exercises.ts';
import { type ChapterName, SECTIONS } from '../../src/views/course/slice.ts';
import { ANSWERS } from '../views/course/answers.ts';
import { expect, test } from './page.ts';

/** The seven exercises, in the browser and by keyboard alone. */

/** Where each stands: chapter and section. */
const PLACES: Readonly<Record<string, readonly [ChapterName, number]>> = {
  linear: ['lazy', SECTIONS.lazy - 1],
  spectrum: ['ntk', SECTIONS.ntk - 1],
  bowl: ['bowl', SECTIONS.bowl - 1],
  step: ['toy', 1],
  kernel: ['toy', 2],
  evolution: ['toy', 3],
  catapult: ['toy', 6],
};

const NONSENSE = ['', 'asdf', '2 +', '1/0', '((((((((((', '🐈', 'sqrt(-1)'];

const placeOf = (name: string) => {
  const [chapter, section] = PLACES[name] ?? ['lazy', 0];
  return `./?v=1&view=course&ch=${chapter}&s=${section}`;
};

/** Moves the focus on by Tab until it is on an element. */
async function tabTo(page: Page, element: Locator) {
  for (let i = 0; i < 300; i++) {
    if (await element.evaluate((each) => each === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}

for (const { name, fields } of EXERCISES) {
  test(`${name}: right, wrong and nonsense answers are each answered, by keyboard`, async ({ page }) => {
    await page.goto(placeOf(name));
    for (const field of fields) {
      const table = ANSWERS[`${name} ${field.id}`];
      if (table === undefined) throw new Error(`no answers to ${name} ${field.id}`);
      const form = page.locator('.answer', { hasText: field.asks }).first();
      const input = form.locator('input');
      const said = form.getByRole('status');
      await tabTo(page, input);
      const answer = async (text: string) => {
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Delete');
        await page.keyboard.insertText(text);
        await page.keyboard.press('Enter');
        await expect(said).not.toBeEmpty();
        return said;
      };
      expect(table.right.length).toBeGreaterThanOrEqual(3);
      for (const text of table.right.slice(0, 3)) await expect(await answer(text), text).toHaveText('Right.');
      expect(Object.keys(table.wrong).length).toBeGreaterThanOrEqual(3);
      for (const [id, [text = '']] of Object.entries(table.wrong)) {
        const wrong = field.wrong.find((each) => each.id === id);
        await expect(await answer(text), text).toContainText(wrong?.says.slice(0, 40) ?? 'missing');
      }
      for (const text of NONSENSE) {
        await expect(await answer(text), text).not.toContainText('Right');
        await expect(input).toHaveValue(text);
      }
    }
  });
}

test('a known wrong answer opens its counterexample in the figure', async ({ page }) => {
  await page.goto(placeOf('bowl'));
  const { fields } = EXERCISES.find(({ name }) => name === 'bowl') ?? { fields: [] };
  const field = fields.find(({ id }) => ANSWERS[`bowl ${id}`]?.wrong !== undefined);
  const [id, [text = ''] = []] = Object.entries(ANSWERS[`bowl ${field?.id}`]?.wrong ?? {})[0] ?? [];
  const form = page.locator('.answer', { hasText: field?.asks ?? '' }).first();
  await form.locator('input').fill(text);
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'show it in the figure' }).click();
  const witness = field?.wrong.find((each) => each.id === id)?.witness;
  if (witness?.kind !== 'bowl') throw new Error('no bowl');
  await expect(page.getByRole('textbox', { name: 'Learning rate value' })).toHaveValue(String(witness.rate));
});

test('answers are in the link on request alone, and come back with it', async ({ page }) => {
  await page.goto(placeOf('kernel'));
  const exercise = page.locator('.course-section[data-read="true"] .exercise');
  const input = exercise.locator('.answer input');
  await input.fill('(U+V)/n');
  await expect(page).not.toHaveURL(/ans=/);
  await exercise.getByRole('button', { name: 'Link with my answers' }).click();
  await expect(page).toHaveURL(/ans=/);
  await page.goto(page.url());
  await expect(input).toHaveValue('(U+V)/n');
});

test('a solution is shown a step at a time', async ({ page }) => {
  await page.goto(placeOf('bowl'));
  const steps = page.locator('.solution-step');
  await expect(steps).toHaveCount(0);
  await page.getByRole('button', { name: /Show the first step/ }).click();
  await expect(steps).toHaveCount(1);
  await page.getByRole('button', { name: /Show the next step/ }).click();
  await expect(steps).toHaveCount(2);
});

test('what is expected of the throw is drawn first, and told by its features', async ({ page }) => {
  await page.goto(`${placeOf('catapult')}&c=3&n=1024&steps=25`);
  await expect(page.locator('.card-loss .run-curve')).toHaveCount(1);
  const hidden = await page.locator('.card-loss .run-curve').getAttribute('d');
  const box = await page.locator('.card-loss .frame-area').boundingBox();
  if (box === null) throw new Error('no plot');
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(0.05, 0.6));
  await page.mouse.down();
  await page.mouse.move(...at(0.25, 0.1), { steps: 8 });
  await page.mouse.move(...at(0.6, 0.95), { steps: 8 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.locator('.exercise li').first()).toContainText('first step');
  expect(await page.locator('.card-loss .run-curve').last().getAttribute('d')).not.toBe(hidden);
});

test('the counterexample to the shape as set is found, and others are told why they are none', async ({
  page,
}) => {
  await page.goto(placeOf('catapult'));
  const form = page.locator('.counterexample');
  const [kappa, r] = [form.locator('input').nth(0), form.locator('input').nth(1)];
  const said = form.getByRole('status');
  const check = async (a: string, b: string) => {
    await kappa.fill(a);
    await r.fill(b);
    await page.keyboard.press('Enter');
  };
  await check('3.6', '1.5');
  await expect(said.locator('.answer-right')).toBeVisible();
  await check('2.5', '0.01');
  await expect(said.locator('.answer-wrong')).toBeVisible();
  await check('5', '0.1');
  await expect(said).toContainText('between 0 and 4');
  await check('x', '');
  await expect(said.locator('.answer-wrong')).toBeVisible();
  await check('3.6', '1.5');
  await form.getByRole('button', { name: 'show it in the figure' }).click();
  await expect(page).toHaveURL(/c=3\.6/);
});
