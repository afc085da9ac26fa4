import type { Page } from '@playwright/test';
import { complete, expect, openSettings, test } from './page.ts';

/** The page in a frame of another page, which may take things away from it. */

/** Opens a page with the product in a frame. */
async function framed(page: Page, baseURL: string | undefined, query: string, attributes = '') {
  await page.route('**/embed.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<iframe style="width:1000px;height:700px" ${attributes} src="${baseURL}${query}"></iframe>`,
    }),
  );
  await page.goto('./embed.html');
  return page.frameLocator('iframe');
}

test('works embedded, without storage', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    for (const storage of ['localStorage', 'sessionStorage', 'indexedDB']) {
      Object.defineProperty(window, storage, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  const frame = await framed(page, baseURL, '?v=1&c=3');
  await expect(frame.getByRole('status', { name: 'Verdict' })).toContainText('Catapult');
});

test.describe('in a sandbox', () => {
  // What a sandbox denies, the browser tells the console.
  test.use({ tolerated: /sandbox|permission|CORS policy|ERR_FAILED/i });

  test('without an origin the lab works, and the link can be copied by hand', async ({ page, baseURL }) => {
    const frame = await framed(page, baseURL, '?v=1&c=3', 'sandbox="allow-scripts"');
    await expect(frame.getByRole('status', { name: 'Verdict' })).toContainText('Catapult');
    await frame.getByRole('slider', { name: 'Learning rate' }).press('End');
    await expect(frame.getByRole('status', { name: 'Verdict' })).toContainText('Divergent');
    await frame.getByRole('button', { name: 'Copy link' }).click();
    await expect(frame.getByRole('textbox', { name: 'Link to this state' })).toHaveValue(/\?v=1&c=6$/);
  });

  test('without an origin the atlas computes in slices, and says so', async ({ page, baseURL }) => {
    const query = '?v=1&view=atlas&cells=256';
    const frame = await framed(page, baseURL, query, 'sandbox="allow-scripts"');
    await expect(frame.getByText('computes in slices')).toBeVisible();
    await complete(frame);
  });

  test('without downloads, saving says what may be denied and offers the text', async ({ page, baseURL }) => {
    const query = '?v=1&c=3&steps=5';
    const frame = await framed(page, baseURL, query, 'sandbox="allow-scripts allow-same-origin"');
    await openSettings(frame);
    await frame.getByRole('button', { name: 'Download CSV' }).click();
    await expect(frame.getByText('if the page around this one allows downloads')).toBeVisible();
    await frame.getByRole('button', { name: 'Show the text to copy' }).click();
    const text = await frame.getByRole('textbox', { name: 'Text of the file' }).inputValue();
    expect(text).toMatch(/^# http/);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^5,/);
    await frame.getByRole('button', { name: 'Save Loss valley' }).click();
    // Of a PNG, too, the drawing can be copied.
    for (const [i, kind] of ['SVG', 'PNG 1×'].entries()) {
      if (i > 0) await frame.getByRole('button', { name: 'Save Loss valley' }).click();
      await frame.getByRole('button', { name: kind }).click();
      await frame.getByRole('button', { name: 'Show the text to copy' }).click();
      await expect(frame.getByRole('textbox', { name: 'Text of the file' }).first()).toHaveValue(
        /^<svg[\s\S]*<\/svg>/,
      );
    }
  });

  test('without scripts, or where they may not load, the page says what it needs', async ({
    page,
    baseURL,
  }) => {
    const denied = await framed(page, baseURL, '?v=1&c=3', 'sandbox');
    await expect(denied.getByText('allow-scripts and allow-same-origin are needed')).toBeVisible();
    // A host that lets no other origin read its files: a frame without an origin may load neither script nor style.
    await page.route(`${baseURL}assets/**`, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'access-control-allow-origin': 'https://other.invalid' };
      await route.fulfill({ response, headers });
    });
    const bare = await framed(page, baseURL, '?v=1&c=3', 'sandbox="allow-scripts allow-popups"');
    await expect(bare.getByText('allow-scripts and allow-same-origin are needed')).toBeVisible();
    const link = bare.getByRole('link', { name: 'Open this page in a window of its own' });
    expect(await link.evaluate((anchor: HTMLAnchorElement) => anchor.href)).toBe(`${baseURL}?v=1&c=3`);
  });
});
