import { QUESTION_NAMES } from '../../src/views/lab/sequence.ts';
import { expect, test, WINDOWS } from './page.ts';

/** The spine of the stage, measured on rendered boxes: every part wholly in sight, nothing cut, nothing over anything else. */

/** From top to bottom. */
const ROWS = [
  '.header',
  '.question',
  '.rate-control',
  '.lab-verdict',
  '.lab-body',
  '.time-bar',
  '.step-written',
];

/** What is wrong with the page as it stands, in words. */
function faults(rows: readonly string[]): string[] {
  const wrong: string[] = [];
  const boxOf = (element: Element) => element.getBoundingClientRect();
  const isSeen = (element: Element) => boxOf(element).width > 0 && boxOf(element).height > 0;
  if (document.documentElement.scrollHeight > innerHeight) wrong.push('the page scrolls');
  const boxes = rows.map((row) => {
    const element = document.querySelector(row);
    return element === null ? null : boxOf(element);
  });
  boxes.forEach((box, i) => {
    if (box === null || box.height < 8) wrong.push(`no ${rows[i]}`);
    else if (
      box.top < -0.5 ||
      box.bottom > innerHeight + 0.5 ||
      box.left < -0.5 ||
      box.right > innerWidth + 0.5
    )
      wrong.push(`${rows[i]} leaves the window`);
    const before = boxes[i - 1];
    if (box && before && box.top < before.bottom - 1) wrong.push(`${rows[i]} lies over ${rows[i - 1]}`);
  });
  // What is cut: a box whose contents are larger than itself.
  for (const name of ['.lab-question', '.verdict-line', '.verdict-what', '.expect', '.time-bar']) {
    for (const element of document.querySelectorAll(name)) {
      if (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)
        wrong.push(`${name} is cut: ${element.textContent?.slice(0, 60)}`);
    }
  }
  for (const name of ['Loss valley', 'Loss over steps', 'NTK over steps']) {
    const drawing = document.querySelector(`svg[aria-label="${name}"]`);
    if (drawing === null || boxOf(drawing).height < 110 || boxOf(drawing).width < 150)
      wrong.push(`${name} is too small`);
  }
  // Words of a drawing stay inside it and off each other.
  for (const drawing of document.querySelectorAll('svg.frame-drawing')) {
    if (!isSeen(drawing)) continue;
    const frame = boxOf(drawing);
    const words = [...drawing.querySelectorAll('text')].filter(isSeen);
    for (const word of words) {
      const { left, right, top, bottom } = boxOf(word);
      const isInside =
        left >= frame.left - 1 &&
        right <= frame.right + 1 &&
        top >= frame.top - 1 &&
        bottom <= frame.bottom + 1;
      if (!isInside) wrong.push(`“${word.textContent}” leaves ${drawing.getAttribute('aria-label')}`);
    }
    const named = words.filter((word) => word.matches('.event-label, .line-name, .rule-label, .axis-title'));
    for (const [i, a] of named.entries()) {
      for (const b of named.slice(i + 1)) {
        const [p, q] = [boxOf(a), boxOf(b)];
        if (p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 4 && q.top < p.bottom - 4)
          wrong.push(
            `“${a.textContent}” lies over “${b.textContent}” in ${drawing.getAttribute('aria-label')}`,
          );
      }
    }
  }
  // Names on the bar.
  const { width } = boxOf(document.querySelector('.slider-bar') as Element);
  if (width < 0.6 * innerWidth)
    wrong.push(`the bar has ${Math.round((100 * width) / innerWidth)} % of the window`);
  return wrong;
}

for (const [width, height] of WINDOWS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} × ${height}, ${colorScheme}`, () => {
      test.use({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
      test('the spine is in sight in the opening state and in every question, asked and answered', async ({
        page,
      }) => {
        test.setTimeout(120_000);
        await page.goto('./');
        const found: string[] = [];
        const look = async (name: string) => {
          for (const fault of await page.evaluate(faults, ROWS)) found.push(`${name}: ${fault}`);
        };
        await look('opening');
        for (const name of QUESTION_NAMES) {
          await page.getByLabel('Examples').selectOption(name);
          await expect(page.getByRole('button', { name: 'Reveal' })).toBeVisible();
          await look(`${name}, asked`);
          await page.getByRole('button', { name: 'Reveal' }).click();
          await expect(page.locator('.verdict-word')).toBeVisible();
          await look(`${name}, answered`);
        }
        expect(found).toEqual([]);
      });
    });
  }
}
