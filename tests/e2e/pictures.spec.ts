import { expect, openSettings, slider, test } from './page.ts';

/** What the pictures of the stage show, and how they are taken hold of. */

const numberIn = (text: string | null, name: string) =>
  Number(new RegExp(`${name} (−?[\\d.]+)`).exec(text ?? '')?.[1]?.replace('−', '-'));

test('the start is dragged into the stable disc: η and with it the disc hold, and the axes stand still under the hand', async ({
  page,
}) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Loss valley: show the whole' }).click();
  const start = page.getByRole('slider', { name: 'Start in the valley' });
  const disc = page.locator('.card-valley .stable-disc');
  const ticks = () => page.locator('.card-valley .tick').allTextContents();
  const [box, before, radius] = [
    await start.boundingBox(),
    await ticks(),
    Number(await disc.getAttribute('r')),
  ];
  if (box === null) throw new Error('no start');
  const centre = await disc.evaluate((circle: SVGCircleElement) => {
    const { left, width, top, height } = circle.getBoundingClientRect();
    return [left + width / 2, top + height / 2] as const;
  });
  const from = [box.x + box.width / 2, box.y + box.height / 2] as const;
  // Half of the way to the origin: well inside a disc whose edge is at √(4/η) = 1.75 of 2.
  const to = [(from[0] + centre[0]) / 2, (from[1] + centre[1]) / 2] as const;
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps: 8 });
  expect(await ticks()).toEqual(before);
  expect(Number(await disc.getAttribute('r'))).toBeCloseTo(radius, 6);
  const held = await start.boundingBox();
  expect(
    Math.hypot(
      (held?.x ?? 0) + (held?.width ?? 0) / 2 - to[0],
      (held?.y ?? 0) + (held?.height ?? 0) / 2 - to[1],
    ),
  ).toBeLessThan(3);
  await page.mouse.up();
  // A quarter of λ₀ = 2, at η = 1.3: c = 0.65.
  const ntk = numberIn(await start.getAttribute('aria-valuetext'), 'NTK');
  expect(ntk).toBeGreaterThan(0.45);
  expect(ntk).toBeLessThan(0.55);
  expect(Number(await page.getByRole('textbox', { name: 'Learning rate value' }).inputValue())).toBeCloseTo(
    1.3 * ntk,
    3,
  );
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 640 }, hasTouch: true, isMobile: true });

  test('the start follows in every direction and the page stays; sideways on a plot scrubs, up and down scrolls', async ({
    page,
  }) => {
    await page.goto('./');
    const cdp = await page.context().newCDPSession(page);
    /** A finger from the middle of something, `right` and `down` by so many pixels. */
    const swipe = async (selector: string, right: number, down: number) => {
      const box = await page.locator(selector).boundingBox();
      if (box === null) throw new Error(`no ${selector}`);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      for (let i = 0; i <= 6; i++)
        await cdp.send('Input.dispatchTouchEvent', {
          type: i === 0 ? 'touchStart' : 'touchMove',
          touchPoints: [{ x: x + (right * i) / 6, y: y + (down * i) / 6 }],
        });
      await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const scrolled = () => page.evaluate(() => scrollY);
    const start = page.getByRole('slider', { name: 'Start in the valley' });
    const before = await start.boundingBox();
    await swipe('.card-valley .start-handle', 30, -60);
    await expect
      .poll(async () => {
        const after = await start.boundingBox();
        return Math.hypot((after?.x ?? 0) - (before?.x ?? 0), (after?.y ?? 0) - (before?.y ?? 0));
      })
      .toBeGreaterThan(20);
    expect(await scrolled()).toBe(0);
    await page.getByRole('radio', { name: 'loss' }).check();
    const scrub = page.locator('.time-now');
    const shown = await scrub.textContent();
    await swipe('.card-loss .pointer-layer', 8, -200);
    await expect.poll(scrolled).toBeGreaterThan(50);
    await expect(scrub).toHaveText(shown ?? '');
    await swipe('.card-loss .pointer-layer', 80, 10);
    await expect(scrub).not.toHaveText(shown ?? '');
  });
});

test('while the rate is dragged axes only grow, so that what moves is the run; let go, they fit it again', async ({
  page,
}) => {
  await page.goto('./');
  const last = async () => {
    const ticks = await page.locator('.card-loss .tick-bottom').allTextContents();
    return Number(ticks.at(-1));
  };
  const box = await slider(page, 'Learning rate').boundingBox();
  if (box === null) throw new Error('no slider');
  // Centres of the thumb, 28 px wide, over a track from 0.01 to 6.
  const at = (c: number) => box.x + 14 + ((c - 0.01) / 5.99) * (box.width - 28);
  await expect.poll(last).toBe(20);
  await page.mouse.move(at(2.6), box.y + box.height / 2);
  await page.mouse.down();
  // Just above 2 a run needs hundreds of steps; all 60 are shown.
  await page.mouse.move(at(2.02), box.y + box.height / 2, { steps: 6 });
  await expect.poll(last).toBe(60);
  // Read with the change itself, which the page has drawn when its event is over: a moment later the axes may rest already.
  await page.evaluate(() => {
    addEventListener('input', () => {
      document.body.dataset.seen =
        [...document.querySelectorAll('.card-loss .tick-bottom')].at(-1)?.textContent ?? '';
    });
  });
  await page.mouse.move(at(2.6), box.y + box.height / 2);
  await expect(page.locator('body')).toHaveAttribute('data-seen', '60');
  await expect.poll(last).toBe(20);
  await page.mouse.up();
  expect(await last()).toBe(20);
});

test('the valley fits the run, shows the whole on request, and the ball is never under the handle of the start', async ({
  page,
}) => {
  await page.goto('./');
  const widest = async () =>
    Math.max(
      ...(await page.locator('.card-valley .tick-bottom').allTextContents()).map((text) =>
        Math.abs(Number(text.replace('−', '-'))),
      ),
    );
  // The throw of c = 2.6 stays between 0.7 and 1.7 of the origin.
  expect(await widest()).toBeLessThanOrEqual(2);
  const path = await page.locator('.card-valley .run-path').boundingBox();
  const area = await page.locator('.card-valley .pointer-layer').boundingBox();
  expect((path?.width ?? 0) / (area?.width ?? 1)).toBeGreaterThan(0.5);
  const ball = await page.locator('.card-valley .ball').boundingBox();
  expect(ball?.width).toBeGreaterThanOrEqual(14);
  const [fill, order] = await page.locator('.card-valley').evaluate((card) => {
    const handle = card.querySelector('.handle-dot') as Element;
    const follows =
      handle.compareDocumentPosition(card.querySelector('.ball') as Element) &
      Node.DOCUMENT_POSITION_FOLLOWING;
    return [getComputedStyle(handle).fill, follows !== 0] as const;
  });
  expect([fill, order]).toEqual(['none', true]);
  await page.getByRole('button', { name: 'Loss valley: show the whole' }).click();
  expect(await widest()).toBe(3);
  await page.getByRole('button', { name: 'Loss valley: show the whole' }).click();
  expect(await widest()).toBeLessThanOrEqual(2);
});

test('loss and λ end soon after the run has settled, unless more is asked for, and name what happens', async ({
  page,
}) => {
  await page.goto('./');
  const last = async (card: string) =>
    Number((await page.locator(`.${card} .tick-bottom`).allTextContents()).at(-1));
  // The residual is 10⁻⁶ of the first at step 15.
  expect([await last('card-loss'), await last('card-ntk')]).toEqual([20, 20]);
  await expect(page.locator('.card-loss .event-label')).toHaveText(['peak 71', 'λ < 2/η']);
  await expect(page.locator('.card-ntk .event-label')).toContainText([
    'lands at 0.828',
    'below 2/η at step 7',
  ]);
  await openSettings(page);
  await page.getByRole('textbox', { name: 'Steps value' }).fill('40');
  await page.keyboard.press('Enter');
  expect([await last('card-loss'), await last('card-ntk')]).toEqual([40, 40]);
  await page.goto('./?v=1&t=40');
  expect(await last('card-loss')).toBe(60);
});

test('the sharpness is drawn with λ where it is asked for, and always where the window has room for it: its box says so', async ({
  page,
}) => {
  await page.goto('./');
  await openSettings(page);
  const box = page.getByRole('checkbox', { name: /^sharpness/ });
  const curve = page.locator('.card-ntk .sharpness-curve');
  await expect(box).not.toBeChecked();
  await expect(curve).toHaveCount(0);
  await box.check();
  await expect(curve).toHaveCount(1);
  await box.uncheck();
  await expect(curve).toHaveCount(0);
  await page.setViewportSize({ width: 1920, height: 937 });
  await expect(curve).toHaveCount(1);
  await expect(box).toBeChecked();
  await expect(box).toBeDisabled();
  // Nothing of it is in the link.
  expect(page.url()).not.toContain('top=');
});

test('a pin outside is cut: the axes are those of the run', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./');
  const ticks = () => page.locator('.card-loss .tick').allTextContents();
  const before = await ticks();
  await page.getByRole('textbox', { name: 'Learning rate value' }).fill('4.2');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Pin this run' }).click();
  await page.getByRole('textbox', { name: 'Learning rate value' }).fill('2.6');
  await page.keyboard.press('Enter');
  await expect(page.locator('.card-loss .pin-curve')).toHaveCount(1);
  expect(await ticks()).toEqual(before);
  await expect(page.locator('.card-loss .line-name')).toHaveText('c = 4.2');
});

test.describe('in the first seconds', () => {
  test('the opening state plays its throw once and rests; an act of the reader ends it', async ({ page }) => {
    await page.goto('./');
    const time = page.getByRole('slider', { name: 'Step shown' });
    await expect(time).not.toHaveValue('0');
    await expect(page.locator('.card-loss .run-ahead')).toHaveCount(1);
    await expect(time).toHaveValue('0', { timeout: 20_000 });
    await expect(page.locator('.card-loss .run-ahead')).toHaveCount(0);
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await expect(time).not.toHaveValue('0');
    await slider(page, 'Learning rate').press('ArrowRight');
    await expect(time).toHaveValue('0');
    await expect(page).toHaveURL(/c=2\.62$/);
  });
  test('nothing moves where less motion is wanted, or a link opens another state', async ({ page }) => {
    await page.goto('./?v=1&c=3');
    await page.waitForTimeout(1200);
    await expect(page.getByRole('slider', { name: 'Step shown' })).toHaveValue('0');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('./');
    await page.waitForTimeout(1200);
    await expect(page.getByRole('slider', { name: 'Step shown' })).toHaveValue('0');
  });
});

test('numbers stand on their ticks, whatever the limit, and the bar is one to take hold of', async ({
  page,
}) => {
  for (const query of ['', '?v=1&c=1.6&y=-37', '?v=1&eta=0.5&n=16&y=4']) {
    await page.goto(`./${query}`);
    const wrong = await page.locator('.slider-tall').evaluate((root) =>
      [...root.querySelectorAll('.slider-mark')].flatMap((mark) => {
        const name = mark.querySelector('button');
        const tick = mark.querySelector('i') as Element;
        if (name === null) return [];
        const [a, b] = [name.getBoundingClientRect(), tick.getBoundingClientRect()];
        const off = Math.abs((a.left + a.right) / 2 - (b.left + b.right) / 2);
        return off > 1.5 ? [`${name.textContent} is ${off.toFixed(1)} px off`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  }
  const bar = await page.locator('.slider-tall .slider-bar').boundingBox();
  expect(bar?.height).toBeGreaterThanOrEqual(12);
  // 0.01 in c for a pixel at most, over a track of 6.
  expect(5.99 / (bar?.width ?? 1)).toBeLessThanOrEqual(0.01);
  const thumb = await slider(page, 'Learning rate').evaluate((input) =>
    Number.parseFloat(getComputedStyle(input).getPropertyValue('--thumb')),
  );
  expect(thumb * 16).toBeGreaterThanOrEqual(28);
});

test('the name of a stretch of the bar is never under the thumb', async ({ page }) => {
  for (const [width, height] of [
    [1280, 593],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const c of [0.1, 0.6, 1, 1.4, 1.95, 2.6, 2.99, 3.01, 3.5, 4.1, 5, 5.8]) {
      await page.goto(`./?v=1&c=${c}`);
      const [thumb, names] = await page.evaluate(() => {
        const input = document.querySelector<HTMLInputElement>('input[aria-label="Learning rate"]');
        const bar = document.querySelector('.rate-control .slider-bar');
        if (input === null || bar === null) throw new Error('no slider');
        const { left, width: length } = bar.getBoundingClientRect();
        const middle = left + (length * Number(input.value)) / Number(input.max);
        const boxes = [...document.querySelectorAll('.rate-control .segment-name')]
          .map((name) => name.getBoundingClientRect())
          .filter((box) => box.width > 0);
        return [middle, boxes.map((box) => [box.left, box.right] as const)] as const;
      });
      if (width > 1000) expect(names).toHaveLength(3);
      // The thumb is 28 px wide; the box of a name has 4 px of room on each side.
      for (const [left, right] of names)
        expect(right - 4 <= thumb - 14 || left + 4 >= thumb + 14, `c = ${c} at ${width}`).toBe(true);
    }
  }
});
