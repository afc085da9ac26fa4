import { expect, openSettings, slider, test, verdict } from './page.ts';

test('momentum and warmup are set by keyboard, and the link brings them back', async ({ page }) => {
  await page.goto('./?v=1&c=3');
  await openSettings(page);
  const marks = page.locator('.rate-control');
  await expect(marks).toContainText('exact limit');
  await slider(page, 'Momentum').focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/beta=0\.\d+/);
  await expect(marks).toContainText('2(1 + β)');
  await expect(marks).not.toContainText('exact limit');
  await expect(page.getByLabel('The step written out')).not.toContainText('1 − ηλ');
  await slider(page, 'Warmup').focus();
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/ramp=100/);
  await slider(page, 'Warmup from').focus();
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(/from=0(&|$)/);
  await expect(verdict(page)).toContainText('c rises from 0 to 3 in 100 steps');
  const said = await verdict(page).textContent();
  await page.reload();
  await expect(verdict(page)).toHaveText(said ?? '');
  // Back at 0 the closed form speaks again, and the link is as it was.
  for (const name of ['Warmup', 'Momentum']) {
    await openSettings(page);
    await slider(page, name).focus();
    await page.keyboard.press('Home');
  }
  await expect(marks).toContainText('exact limit');
  await expect(page).toHaveURL(/\?v=1&c=3$/);
});

test('c = 6 is survived after a warmup from c = 1, and not without', async ({ page }) => {
  await page.goto('./?v=1&c=6&n=1024&steps=200');
  await expect(verdict(page)).toContainText('Divergent');
  await page.goto('./?v=1&c=6&n=1024&steps=200&ramp=100');
  await expect(verdict(page)).toContainText('Catapult');
  await expect(verdict(page)).toContainText('c rises from 1 to 6 in 100 steps, where ηλ\u{a0}=\u{a0}0.379.');
  await expect(page.locator('.warming')).toBeAttached();
});

test('history and a pinned run bring what computes momentum', async ({ page }) => {
  await page.goto('./?v=1&c=3&beta=0.5');
  await openSettings(page);
  await page.getByRole('button', { name: 'Pin this run' }).click();
  await expect(page).toHaveURL(/pins=/);
  await slider(page, 'Momentum').focus();
  await page.keyboard.press('Home');
  await expect(page).not.toHaveURL(/beta=/);
  // A document that begins with no such run, and comes to one by a pin or by Back.
  await page.reload();
  await expect(page.getByText('β = 0.5').first()).toBeVisible();
  await page.goto('./?v=1&c=2.5');
  await expect(verdict(page)).toContainText('Catapult');
  await page.goBack();
  await expect(page).toHaveURL(/pins=/);
  await expect(page.getByText('β = 0.5').first()).toBeVisible();
});

test('the atlas says that its map is without momentum, and shows the run beside it with', async ({
  page,
}) => {
  await page.goto('./?v=1&view=atlas&c=3&beta=0.9');
  await expect(page.getByText('without momentum or warmup')).toBeVisible();
  await expect(verdict(page)).toContainText('With momentum β = 0.9');
});
