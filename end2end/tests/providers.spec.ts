import { violations } from '../support/axe.ts';
import { freePort, Provider } from '../support/provider.ts';
import { Server } from '../support/server.ts';
import { expect, test as base } from '../support/test.ts';

/** A Taskbell and a provider that know each other, for each test. */
const test = base.extend<{ ours: Server }>({
  ours: async ({}, use) => {
    const port = await freePort();
    const ours = await Server.start(Provider.settings(port));
    const provider = await Provider.start(port, ours.url);
    await use(ours);
    await provider.stop();
    await ours.stop();
  },
});

test('Somebody signs up by a provider, signs out, and is let in again', async ({ page, ours, guard, taskbell, scripts }) => {
  guard.tolerate(/foreign request: http:\/\/127\.0\.0\.1/);
  // The provider's pages are not ours to judge.
  guard.tolerate(/status of 404: .*favicon/);
  guard.tolerate(/console error: .*favicon/);
  await page.goto(`${ours.url}/sign-up`);
  if (scripts) expect(await violations(page), 'sign-up').toEqual([]);
  await page.getByRole('link', { name: 'Continue with Example login' }).click();
  await page.getByRole('link', { name: 'ada' }).click();
  await expect(page).toHaveURL(`${ours.url}/today`);

  await page.goto(`${ours.url}/settings/security`);
  const section = page.locator('section').filter({ hasText: 'Sign-in by other services' });
  await expect(section.getByText('ada@example.org')).toBeVisible();
  await expect(section.getByRole('link', { name: 'Link Example login' })).toBeVisible();
  if (scripts) expect(await violations(page), 'security').toEqual([]);
  guard.expectStatus(422);
  await section.getByRole('button', { name: 'Unlink' }).click();
  await expect(page.getByText('Nothing else would let you in.')).toBeVisible();

  await page.goto(`${ours.url}/today`);
  await taskbell.signOut();
  await page.getByRole('link', { name: 'Continue with Example login' }).click();
  // Whoever is still signed in there is not asked who they are.
  await expect(page).toHaveURL(`${ours.url}/today`);
  await page.goto(`${ours.url}/settings`);
  await expect(page.locator('[name="profile[name]"]')).toHaveValue('Ada Lovelace');
});

test('Whoever turns back at the provider is told so where they began', async ({ page, ours, guard, scripts }) => {
  guard.tolerate(/foreign request: http:\/\/127\.0\.0\.1/);
  guard.tolerate(/status of 404: .*favicon/);
  guard.tolerate(/console error: .*favicon/);
  await page.goto(`${ours.url}/sign-in`);
  await page.getByRole('link', { name: 'Continue with Example login' }).click();
  await expect(page.getByRole('link', { name: 'ada' })).toBeVisible();
  await page.goto(`${page.url()}?no`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByRole('alert')).toHaveText('This service did not confirm who you are. Try again.');
  if (scripts) expect(await violations(page), 'refused').toEqual([]);
});
