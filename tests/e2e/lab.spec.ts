import links from '../fixtures/links.json' with { type: 'json' };
import {
  badNumbers,
  downloadCsv,
  downloaded,
  expect,
  openQuestion,
  openSettings,
  slider,
  test,
  verdict,
} from './page.ts';

const PHASES = {
  lazy: '?v=1&c=1.2',
  catapult: '?v=1&c=2.6&t=5',
  periodic: '?v=1&eta=1.15&n=16&y=4&f0=0.5&lambda0=1&steps=120',
  chaotic: '?v=1&eta=1.5&n=16&y=4&f0=0.5&lambda0=1&steps=120',
  divergent: '?v=1&c=4.2',
};

test('opens on a catapult, and says in at most 40 words what is trained, on what, and what to try', async ({
  page,
}) => {
  await page.goto('./');
  await expect(verdict(page)).toContainText('Catapult');
  const words = (await page.locator('.question-text').innerText()).split(/\s+/);
  expect(words.length).toBeLessThanOrEqual(40);
  expect(words.join(' ')).toMatch(/network.*neurons.*learns one number.*Drag the learning rate/);
  await expect(slider(page, 'Learning rate')).toBeVisible();
  for (const name of ['Loss over steps', 'NTK over steps', 'Loss valley', 'What stops the climb'])
    await expect(page.getByRole('group', { name, exact: true })).toBeVisible();
  await openSettings(page);
  for (const name of ['Width', 'Target', 'Output scale', 'Steps'])
    await expect(slider(page, name)).toBeVisible();
});

test('names the five phases', async ({ page }) => {
  for (const [phase, query] of Object.entries(PHASES)) {
    await page.goto(`./${query}`);
    await expect(verdict(page)).toHaveText(new RegExp(`^${phase}\\.`, 'i'));
    expect(await badNumbers(page)).toEqual([]);
  }
  await expect(verdict(page)).toContainText('at step 11; the next is beyond');
  await expect(page.getByText('last number: step 11').first()).toBeVisible();
});

test('redraws every view while the learning rate is dragged', async ({ page }) => {
  await page.goto('./?v=1&t=4');
  const drawn = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.card:has(.frame-drawing)')].map(
        (card) => card.querySelector('.card-body')?.innerHTML ?? '',
      ),
    );
  const before = await drawn();
  await slider(page, 'Learning rate').press('ArrowRight');
  await expect(verdict(page)).toContainText('c = ηλ₀ = 2.62');
  const after = await drawn();
  expect(after).toHaveLength(4);
  for (const [i, html] of after.entries()) expect(html).not.toBe(before[i]);
});

test('takes numbers typed as 1e-3, and says what is wrong with others', async ({ page }) => {
  await page.goto('./');
  await openSettings(page);
  const field = page.getByRole('textbox', { name: 'Target value' });
  await field.fill('1e-3');
  await field.press('Enter');
  await expect(page).toHaveURL(/y=0\.001/);
  await field.fill('many');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('is not a number');
  await expect(page).toHaveURL(/y=0\.001/);
});

test('moves the sliders by keys, and speaks the number with the phase', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./');
  const rate = slider(page, 'Learning rate');
  await rate.press('End');
  await expect(rate).toHaveAttribute('aria-valuetext', '6, divergent');
  await rate.press('Home');
  await expect(rate).toHaveAttribute('aria-valuetext', '0.01, lazy');
  await rate.press('Shift+ArrowRight');
  await expect(rate).toHaveAttribute('aria-valuetext', '0.011, lazy');
  await page.getByRole('button', { name: 'Learning rate to 2' }).click();
  await expect(page).toHaveURL(/c=2$/);
  const width = slider(page, 'Width');
  await width.press('End');
  await expect(width).toHaveAttribute('aria-valuetext', '1,048,576 neurons');
  // Of so many neurons a part is drawn, and the picture says so.
  await expect(page.getByText('first 2000 of 1,048,576')).toBeVisible();
});

test('Back, Forward and reload restore the state', async ({ page }) => {
  await page.goto('./');
  await openQuestion(page, 'below-2');
  await expect(verdict(page)).toContainText('Lazy');
  await openQuestion(page, 'larger');
  await expect(verdict(page)).toContainText('Chaotic');
  await page.goBack();
  await expect(verdict(page)).toContainText('Hidden');
  await page.goBack();
  await expect(verdict(page)).toContainText('Lazy');
  await page.goForward();
  await page.goForward();
  await expect(verdict(page)).toContainText('Chaotic');
  await openSettings(page);
  await slider(page, 'Target').press('ArrowLeft');
  await expect(page).toHaveURL(/y=3[&$]/);
  await page.reload();
  await openSettings(page);
  await expect(page.getByRole('textbox', { name: 'Target value' })).toHaveValue('3');
});

for (const reference of links) {
  test(`the CSV of “${reference.name}” is the 120-digit run to 1e-9`, async ({ page }) => {
    const steps = reference.residual.length - 1;
    const rate = reference.c === undefined ? `eta=${reference.eta}` : `c=${reference.c}`;
    const query = `?v=1&${rate}&n=${reference.width}&y=${reference.target}&f0=${reference.f0}&lambda0=${reference.ntk0}&steps=${Math.max(1, steps)}`;
    await page.goto(`./${query}`);
    const { comments, names, columns, text } = await downloadCsv(page);
    expect(names.slice(0, 5)).toEqual(['step', 'loss', 'residual', 'ntk', 'sharpness']);
    expect(comments[0]).toMatch(/^# http/);
    expect(text).not.toMatch(/NaN|Infinity/);
    for (const [column, key] of [
      ...(['loss', 'residual', 'ntk', 'sharpness', 'output', 'curvature', 'distance'] as const).map(
        (name) => [name, name] as const,
      ),
      ['valley_p', 'valleyP'],
      ['valley_q', 'valleyQ'],
    ] as const) {
      for (const [t, expected] of reference[key].entries()) {
        const got = columns.get(column)?.[t] as number;
        if (Math.abs(expected) > 1e-290)
          expect(Math.abs(got - expected) / Math.abs(expected)).toBeLessThanOrEqual(1e-9);
      }
    }
    // The link in the file opens the same run.
    await page.goto(comments[0]?.slice(2) ?? '');
    expect((await downloadCsv(page)).text).toBe(text);
  });
}

test('plays, pauses, steps and scrubs one cursor for all views', async ({ page }) => {
  await page.goto('./?v=1&steps=20');
  const time = page.getByRole('slider', { name: 'Step shown' });
  await page.getByRole('button', { name: 'Step forward' }).click();
  await expect(time).toHaveValue('1');
  await page.keyboard.press('.');
  await expect(time).toHaveValue('2');
  await page.keyboard.press(',');
  await expect(time).toHaveValue('1');
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('240');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(time).toHaveValue('20');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await time.fill('7');
  await expect(page.locator('.readout')).toContainText('t7');
  await expect(page).toHaveURL(/t=7/);
});

test('hovering reads a step, a click pins it', async ({ page }) => {
  await page.goto('./?v=1&steps=20');
  const box = await page.locator('.card-loss .pointer-layer').boundingBox();
  if (box === null) throw new Error('no pointer layer');
  await page.mouse.move(box.x + box.width / 2, box.y + 30);
  await expect(page.locator('.readout')).toContainText('t10');
  await page.mouse.move(5, 5);
  await expect(page.locator('.readout')).toContainText('t0');
  await page.mouse.click(box.x + box.width / 4, box.y + 30);
  await page.mouse.move(5, 5);
  await expect(page.locator('.readout')).toContainText('t5');
});

test('the start is dragged in the valley and moved by keys in the portrait', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./');
  const start = page.getByRole('slider', { name: 'Start in the valley' });
  const box = await start.boundingBox();
  if (box === null) throw new Error('no handle');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 60, box.y + box.height / 2 + 40, { steps: 5 });
  await page.mouse.up();
  const text = await start.getAttribute('aria-valuetext');
  expect(text).not.toBe('output 1, NTK 2');
  const portrait = page.getByRole('slider', { name: 'Start in the phase portrait' });
  await portrait.press('ArrowUp');
  await expect(portrait).not.toHaveAttribute('aria-valuetext', text ?? '');
  await expect(page).toHaveURL(/f0=.*lambda0=/);
});

test('a dragged start stays under the pointer’s first scale and never runs away', async ({ page }) => {
  await page.goto('./');
  const start = page.getByRole('slider', { name: 'Start in the valley' });
  const box = await start.boundingBox();
  if (box === null) throw new Error('no handle');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 30; i++) await page.mouse.move(x + (i % 2), y - 4 * i);
  await page.mouse.up();
  // The valley's first axes reach 3: λ₀ = (P̂² + Q̂²)/2 is at most 9 in their corner.
  await openSettings(page);
  const kernel = Number(await page.getByRole('textbox', { name: 'Initial NTK value' }).inputValue());
  expect(kernel).toBeGreaterThan(2);
  expect(kernel).toBeLessThanOrEqual(9);
});

test('a step chosen by hand ends playing, and Play at the end starts again', async ({ page }) => {
  await page.goto('./?v=1&steps=2000');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const time = page.getByRole('slider', { name: 'Step shown' });
  await time.fill('900');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(time).toHaveValue('900');
  await page.goto('./?v=1&steps=60&t=60');
  await expect(time).toHaveValue('60');
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(time).not.toHaveValue('60');
});

test('the step keys count from the step shown, also after a divergence', async ({ page }) => {
  await page.goto('./?v=1&c=4.2&t=60');
  await expect(page.locator('.readout')).toContainText('t11');
  await page.keyboard.press(',');
  await expect(page.locator('.readout')).toContainText('t10');
});

test('any view enlarges to the whole window and back, by click and by key', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Enlarge Loss valley' }).click();
  await expect(page.getByRole('group', { name: 'Loss over steps' })).toBeHidden();
  const box = await page.getByRole('group', { name: 'Loss valley' }).boundingBox();
  expect(box?.width).toBeGreaterThan(1200);
  // The window's whole height is used, down to the time bar at its foot.
  const foot = await page.locator('.time-bar').boundingBox();
  expect((foot?.y ?? 0) + (foot?.height ?? 0)).toBeGreaterThan(700);
  expect(box?.height).toBeGreaterThan(400);
  await expect(page.getByRole('button', { name: 'Back to all views' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('group', { name: 'Loss over steps' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Enlarge Loss valley' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.getByRole('group', { name: 'NTK over steps' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Loss valley' })).toBeHidden();
  await page.getByRole('button', { name: 'Back to all views' }).click();
  await expect(page.getByRole('group', { name: 'Loss valley' })).toBeVisible();
});

test('every panel is saved as SVG and PNG, with the link inside', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./?v=1&n=64&t=4');
  for (const [name, title] of [
    ['loss', 'Loss'],
    ['ntk', 'NTK'],
    ['valley', 'Loss valley'],
    ['portrait', 'Phase portrait'],
    ['mechanism', 'What stops the climb'],
    ['distance', 'Distance from the start'],
    ['neurons', 'Neurons'],
  ] as const) {
    const save = async (kind: string) => {
      await page.getByRole('button', { name: `Save ${title}`, exact: true }).click();
      const file = await downloaded(page, page.getByRole('button', { name: kind, exact: true }));
      expect(file.name).toContain(`catapult-${name}`);
      return file.data;
    };
    const svg = (await save('SVG')).toString('utf8');
    expect(svg).toContain('v=1&amp;n=64&amp;t=4</metadata>');
    expect(svg).toContain(`<title>Catapult Lab: ${title}</title>`);
    expect(svg).toMatch(/<desc>[^<]{20,}<\/desc>/);
    // A drawing of its own: what the page's style sheet gave it is written into it.
    expect(svg).not.toContain('class=');
    expect(svg).toMatch(/<(path|circle|line)[^>]+(stroke|fill)="(?!none)/);
    const png = await save('PNG 2×');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.includes(Buffer.from('v=1&n=64&t=4'))).toBe(true);
  }
});

test('on a phone every button of a panel can be reached, and rate and Play are at hand', async ({ page }) => {
  for (const [width, height] of [
    [390, 844],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const query of ['?c=4.5', '?v=1&ex=climb&ask=1']) {
      await page.goto(`./${query}`);
      // In the first screen a figure, the learning rate and Play.
      const figure = await page.getByRole('group', { name: 'Loss valley' }).boundingBox();
      const rate = await slider(page, 'Learning rate').boundingBox();
      expect((figure?.y ?? 999) + 120).toBeLessThan(rate?.y ?? 0);
      await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeInViewport({ ratio: 1 });
      for (const [tab, title] of [
        ['loss', 'Loss'],
        ['λ', 'NTK'],
        ['valley', 'Loss valley'],
        ['plane', 'Phase portrait'],
        ['neurons', 'Neurons'],
        ['climb', 'What stops the climb'],
        ['moved', 'Distance from the start'],
      ] as const) {
        await page.getByRole('radio', { name: tab, exact: true }).check({ force: true });
        const button = page.getByRole('button', { name: `Enlarge ${title}`, exact: true });
        await button.focus();
        // What is at its corners is the button itself: nothing lies over it.
        const covered = await button.evaluate((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          return [
            [left + 2, top + 2],
            [right - 2, top + 2],
            [left + 2, bottom - 2],
            [right - 2, bottom - 2],
          ].filter(([x = 0, y = 0]) => !element.contains(document.elementFromPoint(x, y))).length;
        });
        expect(`${query} ${title}: ${covered}`).toBe(`${query} ${title}: 0`);
      }
    }
  }
});

test('a number beyond what a computer can hold is too large, not “not a number”', async ({ page }) => {
  await page.goto('./');
  await openSettings(page);
  const field = page.getByRole('textbox', { name: 'Target value' });
  await field.fill('1e999');
  await field.press('Enter');
  await expect(page.getByRole('alert')).not.toContainText('not a number');
  await expect(page.getByRole('alert')).toContainText('must lie between');
});

test('an exponent in the verdict shows only digits that hold', async ({ page }) => {
  await page.goto(`./${PHASES.chaotic}`);
  await expect(verdict(page)).toContainText(/part 1\.\d+-fold a step: Lyapunov exponent 0\.\d+ ± 0\.\d+/);
});

test('up to five runs are pinned in every view, and removed', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./');
  for (let i = 0; i < 5; i++) {
    await page.getByRole('button', { name: 'Pin this run' }).click();
    await slider(page, 'Learning rate').press('ArrowLeft');
  }
  // Only what differs is said, and the axes are those of the run alone.
  await expect(page.locator('.pinned li').first()).toHaveText(/^c = 2\.6\s*×$/);
  await expect(page.locator('.card-loss .line-name')).toHaveCount(5);
  await expect(page.getByRole('button', { name: 'Pin this run' })).toBeDisabled();
  for (const view of ['loss', 'ntk', 'valley', 'portrait'])
    await expect(page.locator(`.card-${view} .pin-curve`)).toHaveCount(5);
  await page.reload();
  await expect(page.locator('.pinned li')).toHaveCount(5);
  await page.getByRole('button', { name: 'Remove pinned run 2' }).click();
  await expect(page.locator('.pinned li')).toHaveCount(4);
});

test('the link is copied, or shown to be copied by hand', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./?v=1&c=3');
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByRole('textbox', { name: 'Link to this state' })).toHaveValue(page.url());
});

test('comparison curves are drawn and named at their ends, in valley and portrait too', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./');
  for (const name of ['linearised (lazy) model', 'gradient flow', 'the slides’ form'])
    await page.getByRole('checkbox', { name }).check();
  for (const name of ['linear', 'flow', 'slides'])
    await expect(page.locator(`.card-loss .frame .comparison-${name}`)).toHaveCount(1);
  await expect(page.locator('.card-loss .line-name')).toHaveText(['flow', 'linear', 'slides']);
  for (const view of ['valley', 'portrait'])
    await expect(page.locator(`.card-${view} .comparison-flow`)).toHaveAttribute('d', /L/);
  await expect(page).toHaveURL(/ghost=1&flow=1&slides=1/);
});

test('the verdict is announced at most twice a second while a slider is dragged', async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => {
    const region = document.querySelector('[aria-label="Verdict"]') as HTMLElement;
    const times: number[] = [];
    new MutationObserver(() => times.push(performance.now())).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    (window as unknown as { times: number[] }).times = times;
  });
  const rate = slider(page, 'Learning rate');
  for (let i = 0; i < 40; i++) await rate.press(i % 2 === 0 ? 'Shift+ArrowRight' : 'PageDown');
  await expect(verdict(page)).toContainText('Lazy');
  const heard = () => page.evaluate(() => (window as unknown as { times: number[] }).times);
  // Changes until three announcements were made.
  for (let i = 0; (await heard()).length < 3; i++)
    await rate.press(i % 2 === 0 ? 'ArrowRight' : 'Shift+ArrowLeft');
  const times = await heard();
  for (const [i, time] of times.entries()) {
    // Any three announcements span more than a second's worth of two.
    const later = times[i + 2];
    if (later !== undefined) expect(later - time).toBeGreaterThan(900);
  }
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('playing shows single steps, slowly', async ({ page }) => {
    await page.goto('./?v=1&steps=2000');
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('240');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    // At 240 steps a second a frame would skip some: every one of the first shown is the next.
    const shown = await page.getByRole('slider', { name: 'Step shown' }).evaluate(
      (scrub) =>
        new Promise<number[]>((resolve) => {
          const steps: number[] = [];
          new MutationObserver((_, observer) => {
            steps.push(Number(/\d+/.exec(scrub.getAttribute('aria-valuetext') ?? '')?.[0]));
            if (steps.length < 4) return;
            observer.disconnect();
            resolve(steps);
          }).observe(scrub, { attributeFilter: ['aria-valuetext'] });
        }),
    );
    const [first = 0] = shown;
    expect(shown).toEqual([first, first + 1, first + 2, first + 3]);
    await page.getByRole('button', { name: 'Pause' }).click();
  });
});
