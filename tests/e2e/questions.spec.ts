import type { Page } from '@playwright/test';
import { runOf } from '../../src/panels/run.ts';
import { QUESTIONS } from '../../src/views/lab/questions.ts';
import { QUESTION_NAMES, type QuestionName } from '../../src/views/lab/sequence.ts';
import { expect, openSettings, test, verdict } from './page.ts';

/** Predict, then look: what a question shows before it is answered, and how it is gone through. */

const ask = (page: Page, name: QuestionName) => page.getByLabel('Examples').selectOption(name);

/** Everything the page says to anyone: text, attributes, form values, and the drawings pixel for pixel. */
async function everything(page: Page) {
  const said = await page.evaluate(() => {
    const parts: string[] = [];
    for (const element of document.querySelectorAll('body, body *')) {
      for (const { name, value } of element.attributes) parts.push(`${element.tagName} ${name}=${value}`);
      if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement)
        parts.push(element.value);
    }
    parts.push(document.body.innerText, document.body.textContent ?? '');
    return parts.join('\n');
  });
  const tree = await page.locator('body').ariaSnapshot();
  return { said, tree };
}

test('the outcome is in no text, attribute, accessible name or picture before Reveal', async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./');
  for (const name of QUESTION_NAMES) {
    await ask(page, name);
    await openSettings(page);
    await expect(verdict(page)).toHaveText(/^Hidden/);
    await expect(page.getByRole('button', { name: 'divergent', exact: true })).toBeVisible();
    await expect(page.locator('.question-asks')).toHaveText(QUESTIONS[name].asks);
    const { said, tree } = await everything(page);
    const run = runOf(QUESTIONS[name].run, QUESTIONS[name].steps);
    // Nobody calls it by its phase: neither a class nor a word, but for the five that may be chosen, each once.
    expect(said).not.toMatch(/phase-(lazy|catapult|periodic|chaotic|divergent)\b(?!-)/);
    for (const word of ['lazy', 'catapult', 'periodic', 'chaotic', 'divergent'])
      expect(tree.split('\n').filter((line) => line.includes(`button "${word}"`))).toHaveLength(1);
    expect(said).not.toMatch(
      /segment-(lazy|catapult|periodic|chaotic|divergent)|exact limit|lands at|peak \d|at step \d/,
    );
    // Not one number of a later step, to three digits: none of its losses and kernels, nor where it lands.
    const { loss, ntk, end } = run.trajectory;
    const shown = [loss[0], ntk[0]].map((value) => (value as number).toPrecision(4));
    for (const value of [loss[1], loss[Math.min(end, run.verdict.peakStep)], ntk[1], ntk[end]]) {
      const digits = (value as number).toPrecision(4);
      if (!/^\d\.\d+$/.test(digits) || shown.includes(digits)) continue;
      expect(`${name}: ${said.includes(digits)}`).toBe(`${name}: false`);
    }
    // A curve or a path of the run has no second point, and there is no mark at a later step.
    const curves = await page
      .locator('.run-curve, .run-path')
      .evaluateAll((all) => all.map((each) => each.getAttribute('d') ?? ''));
    for (const d of curves) expect(d).not.toContain('L');
    await expect(
      page.locator(
        '.event-dot, .end-label, .comparison-flow, .comparison-linear, .comparison-slides, .pin-curve, .sharpness-curve',
      ),
    ).toHaveCount(0);
    for (const number of await page.locator('.trail-numbers').allTextContents()) expect(number).toBe('0');
    await expect(page.getByRole('button', { name: 'Download CSV' })).toBeDisabled();
  }
});

test('a question draws the same loss and the same time whatever its run will do', async ({ page }) => {
  // One start: at these rates it is lazy, a catapult, and lost.
  const seen: string[] = [];
  for (const eta of [0.5, 1.3, 2.5]) {
    await page.goto(`./?v=1&eta=${eta}&steps=30&ask=1`);
    await expect(verdict(page)).toHaveText(/^Hidden/);
    const drawing = page.getByRole('group', { name: 'Loss over steps' });
    seen.push((await drawing.innerHTML()) + (await page.locator('.time-bar').innerHTML()));
  }
  const plain = seen.map((html) => html.replaceAll(/_r_\w+_/g, ''));
  expect(plain[1]).toBe(plain[0]);
  expect(plain[2]).toBe(plain[0]);
});

test('a word said beforehand is compared with what came, in a sentence', async ({ page }) => {
  await page.goto('./');
  await ask(page, 'climb');
  await page.getByRole('button', { name: 'lazy', exact: true }).click();
  await expect(page.getByRole('button', { name: 'lazy', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: 'Reveal' }).click();
  // By the 120-digit run: 71/0.5 = 142.
  await expect(page.locator('.question-answer')).toContainText(
    'You said lazy; the loss rose 142-fold first, and then converged.',
  );
  await expect(verdict(page)).toContainText('Catapult');
});

test('a curve is drawn on the empty loss, stays, and is compared', async ({ page }) => {
  await page.goto('./?v=1&steps=25&ex=climb&ask=1');
  const layer = page.locator('.card-loss .pointer-layer');
  const box = await layer.boundingBox();
  if (box === null) throw new Error('no layer');
  const at = (step: number, up: number) =>
    [box.x + (step / 25) * box.width, box.y + (1 - up) * box.height] as const;
  await page.mouse.move(...at(1, 0.5));
  await page.mouse.down();
  await page.mouse.move(...at(8, 0.9), { steps: 6 });
  await page.mouse.move(...at(20, 0.1), { steps: 6 });
  await page.mouse.up();
  await expect(page.locator('.card-loss .guess-curve')).toHaveAttribute('d', /L.*L/);
  await page.getByRole('button', { name: 'Reveal' }).click();
  await expect(page.locator('.card-loss .guess-curve')).toHaveCount(1);
  await expect(page.locator('.question-answer')).toContainText(
    /You drew a peak of \S+ at step 8; it came to 71 at step 6\./,
  );
  // It is about that run alone.
  await page.getByRole('slider', { name: 'Learning rate' }).press('ArrowRight');
  await expect(page.locator('.guess-curve')).toHaveCount(0);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 1100, height: 600 }, hasTouch: true });

  test('each stroke begins anew: a second one leaves what the first drew', async ({ page }) => {
    await page.goto('./?v=1&steps=25&ex=climb&ask=1');
    const box = await page.locator('.card-loss .pointer-layer').boundingBox();
    if (box === null) throw new Error('no layer');
    const touch = await page.context().newCDPSession(page);
    const stroke = async (...points: readonly (readonly [step: number, up: number])[]) => {
      for (const [i, [step, up]] of points.entries())
        await touch.send('Input.dispatchTouchEvent', {
          type: i === 0 ? 'touchStart' : 'touchMove',
          touchPoints: [{ x: box.x + (step / 25) * box.width, y: box.y + (1 - up) * box.height }],
        });
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const curve = page.locator('.card-loss .guess-curve');
    // Heights of the curve at its steps from 1 on, pixels below the top.
    const heights = async () =>
      ((await curve.getAttribute('d')) ?? '').split('L').map((point) => Number(point.split(' ')[1]));
    await stroke([3, 0.8], [5, 0.8], [7, 0.8], [9, 0.8], [12, 0.8], [15, 0.8]);
    await expect.poll(async () => (await heights()).length).toBeGreaterThan(8);
    // A tap at the first step it drew.
    await stroke([3, 0.3]);
    await expect.poll(async () => Math.max(...(await heights()))).toBeGreaterThan(0.6 * box.height);
    const low = (await heights()).filter(
      (height) => height > 0.25 * box.height && height < 0.65 * box.height,
    );
    // The start of the run at the middle of the axis, and nothing on a way from the tap to the end of the first stroke.
    expect(low.length).toBeLessThanOrEqual(1);
  });
});

test('Play grows the curves with t, and answers at the end', async ({ page }) => {
  await page.goto('./?v=1&steps=25&ex=climb&ask=1');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('5');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const scrub = page.getByRole('slider', { name: 'Step shown' });
  await expect(scrub).not.toHaveValue('0');
  await page.keyboard.press('p');
  const step = Number(await scrub.inputValue());
  await expect(verdict(page)).toHaveText(/^Hidden/);
  const points = (d: string | null) => (d ?? '').split('L').length - 1;
  expect(points(await page.locator('.card-ntk .run-curve').getAttribute('d'))).toBe(step);
  // The link holds how far it was shown.
  await expect(page).toHaveURL(new RegExp(`t=${step}&ex=climb&ask=1$`));
  await page.reload();
  await expect(verdict(page)).toHaveText(/^Hidden/);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('240');
  await page.keyboard.press('p');
  await expect(verdict(page)).toContainText('Catapult');
  await expect(page.getByRole('button', { name: 'Reveal' })).toHaveCount(0);
});

test('Next and Back go through the sequence, and its ends are ends', async ({ page }) => {
  await page.goto('./');
  const [next, back] = [
    page.getByRole('button', { name: 'Next' }),
    page.getByRole('button', { name: 'Back', exact: true }),
  ];
  await expect(back).toBeDisabled();
  for (const name of QUESTION_NAMES) {
    await next.click();
    await expect(page.getByLabel('Examples')).toHaveValue(name);
    await expect(page.locator('.question-asks')).toHaveText(QUESTIONS[name].asks);
  }
  await expect(next).toBeDisabled();
  await back.click();
  await expect(page.getByLabel('Examples')).toHaveValue(QUESTION_NAMES.at(-2) ?? '');
});
