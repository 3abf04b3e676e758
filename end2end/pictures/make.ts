import { fileURLToPath } from 'node:url';
import { type Page, test } from '@playwright/test';
import { phone, wide } from '../support/browser.ts';
import { Server } from '../support/server.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const demo = { email: 'demo@example.org', password: '' };

let server: Server;

test.beforeAll(async () => {
  server = await Server.prepare();
  const { output } = await server.run(['seed', '--demo']);
  demo.password = /with the password (\S+)/.exec(output)?.[1] ?? '';
  await server.serve();
});

test.afterAll(() => server.stop());

async function signIn(page: Page): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(demo.email);
  await page.getByLabel('Password').fill(demo.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/today/);
  // Out of the picture: what lies under the mouse looks different.
  await page.mouse.move(0, 0);
}

async function list(page: Page, path: string): Promise<void> {
  await page.goto(server.url + path);
  await page.locator('html[data-hydrated]').waitFor();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.describe('wide', () => {
      test.use({ ...wide, colorScheme });

      test('list and dashboard', async ({ page }) => {
        await signIn(page);
        await list(page, '/today');
        const title = page.getByRole('link', { name: 'Prepare the quarterly review' });
        await list(page, `/today${await title.getAttribute('href')}`);
        await page.screenshot({ path: `${folder}list-${colorScheme}.png` });
        await page.goto(`${server.url}/dashboard`);
        await page.screenshot({ path: `${folder}dashboard-${colorScheme}.png` });
      });
    });

    test.describe('phone', () => {
      test.use({ ...phone, deviceScaleFactor: 1.5, colorScheme });

      test('list', async ({ page }) => {
        await signIn(page);
        await list(page, '/upcoming');
        await page.screenshot({ path: `${folder}phone-${colorScheme}.png` });
      });
    });
  });
}
