import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { QuestionName } from '../../src/views/lab/sequence.ts';

/** What every state of the product shows. */
const DRAWN = 'main :is(.frame-drawing, .atlas-empty, .card-neurons p)';

interface Fixtures {
  /** What the browser may say in the console, where a test provokes it. */
  readonly tolerated: RegExp | null;
  readonly quiet: string[];
}

/** The page, watched: any console message, error or request to another origin fails the test that caused it. */
export const test = base.extend<Fixtures>({
  /** The product's own address is open when it has drawn: its view is loaded after the document. */
  page: async ({ page, baseURL }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (address, options) => {
      const response = await goto(address, options);
      if (new URL(address, baseURL).href.split('?')[0] === baseURL)
        await page.locator(DRAWN).first().waitFor({ state: 'attached' });
      return response;
    };
    await use(page);
  },
  tolerated: [null, { option: true }],
  quiet: [
    async ({ page, baseURL, tolerated }, use) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        if (tolerated?.test(message.text()) !== true)
          noise.push(`console ${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => noise.push(`error: ${error.message}`));
      page.on('dialog', (dialog) => {
        noise.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL ?? '') && !/^(blob|data):/.test(url)) noise.push(`request: ${url}`);
      });
      await use(noise);
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** The windows of a laptop and of a projector, once the browser's bars are counted. */
export const WINDOWS = [
  [1100, 540],
  [1280, 593],
  [1366, 641],
  [1536, 730],
  [1920, 937],
  [2560, 1300],
] as const;

export const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true });
export const verdict = (page: Page) => page.getByRole('status', { name: 'Verdict' });

/** Unfolds what is touched less than the learning rate. */
export async function openSettings(page: Page | FrameLocator): Promise<void> {
  const button = page.getByRole('button', { name: /^Settings/ });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
}

/** Opens a question of the lab and shows its run. */
export async function openQuestion(page: Page, name: QuestionName): Promise<void> {
  await page.getByLabel('Examples').selectOption(name);
  await page.getByRole('button', { name: 'Reveal' }).click();
}

/** Every cell of a map is computed. */
export const complete = (page: Page | FrameLocator) =>
  expect(page.locator('.atlas-map')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });

/** Opens the menu of the atlas, where its files are; of any other view there is none to open. */
export async function openMore(page: Page | FrameLocator) {
  const more = page.locator('.atlas').getByRole('button', { name: 'More', exact: true });
  if ((await more.count()) > 0 && (await more.getAttribute('aria-expanded')) === 'false') await more.click();
}

/** The file that a click on a button gives. */
export async function downloaded(page: Page, button: Locator) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), data: await readFile(await download.path()) };
}

/** What axe finds wrong with the page, each with the first element and why. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)} ${nodes[0]?.failureSummary ?? ''}`,
  );
}

/** Columns and comment lines of the CSV that the page gives. */
export async function downloadCsv(page: Page) {
  if ((await page.locator('.lab').count()) > 0) await openSettings(page);
  await openMore(page);
  const { data } = await downloaded(page, page.getByRole('button', { name: 'Download CSV' }));
  const lines = data.toString('utf8').trimEnd().split('\n');
  const comments = lines.filter((line) => line.startsWith('#'));
  const [header = '', ...rows] = lines.filter((line) => !line.startsWith('#'));
  const names = header.split(',');
  const columns = new Map(names.map((name, i) => [name, rows.map((row) => Number(row.split(',')[i]))]));
  return { comments, names, columns, text: lines.join('\n') };
}

/** Anything a reader or an assistive technology could meet that is not a number. */
export async function badNumbers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const bad = /\b(NaN|Infinity|undefined)\b/;
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (bad.test(value)) found.push(`${element.tagName}[${name}="${value.slice(0, 80)}"]`);
      }
    }
    const text = document.body.innerText;
    if (bad.test(text)) found.push(text.slice(Math.max(0, text.search(bad) - 40)).slice(0, 120));
    return found;
  });
}
