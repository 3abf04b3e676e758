import { violations } from '../support/axe.ts';
import type { Api } from '../support/api.ts';
import { fill } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

/** What settings do, without their page. */
async function read(api: Api, language: string): Promise<void> {
  await api.call('save_profile', [
    ['profile[name]', 'Kim'],
    ['profile[zone]', 'Europe/Berlin'],
    ['profile[reminder_hour]', '9'],
    ['profile[theme]', 'system'],
    ['profile[language]', language],
  ]);
}

test('A language is chosen in settings and lasts', async ({ page, taskbell, person: _ }) => {
  await page.goto('/settings');
  await page.getByLabel('Language').selectOption('Deutsch');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(taskbell.notice()).toContainText('Einstellungen gespeichert.');
  await taskbell.openList('/today');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Heute');
});

test('Whoever is not signed in reads what the browser asks for', async ({ browser, server }) => {
  for (const [locale, heading, direction] of [
    ['fr-CA', 'Se connecter', 'ltr'],
    ['ar', 'تسجيل الدخول', 'rtl'],
    ['pt-BR', 'Sign in', 'ltr'],
  ]) {
    const context = await browser.newContext({ locale, baseURL: server.url });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await context.close();
  }
});

// The browser chooses among plural forms by itself, and server and browser must say the same.
test('Changes are told in the plural forms of Arabic', async ({ api, page, taskbell }) => {
  await read(api, 'ar');
  await api.addAll({ title: 'One' }, { title: 'Two' }, { title: 'Three' }, { title: 'Four' }, { title: 'Five' });
  await taskbell.openList('/all');
  const complete = async (...titles: string[]): Promise<string> => {
    await taskbell.select(...titles);
    await page.locator('.bulk-bar').getByRole('button', { name: 'إكمال' }).click();
    await expect(taskbell.titles().filter({ hasText: titles[0] })).toHaveCount(0);
    await taskbell.settled();
    return (await taskbell.notice().locator('span').first().innerText()).trim();
  };
  const [two, three] = [await complete('One', 'Two'), await complete('Three', 'Four', 'Five')];
  expect(two).not.toMatch(/\d/);
  expect(three).toContain('3');
  expect(three).not.toBe(two);
});

for (const language of ['en-XA', 'de', 'ar']) {
  test(`Nothing overflows or is cut in ${language}, and pages stay accessible`, async ({ api, page, scripts, taskbell, phone }) => {
    test.slow();
    const { paths } = await fill(api);
    await read(api, language);
    if (phone) await page.setViewportSize({ width: 320, height: 640 });
    for (const path of paths) {
      await page.goto(path);
      if (/^\/(all|today|upcoming|completed|trash)/.test(path)) await taskbell.alive();
      const cut = await page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        const outside = [...document.querySelectorAll('body *')].filter((element) => {
          const box = element.getBoundingClientRect();
          return element.checkVisibility() && box.width > 1 && (box.right > width + 0.5 || box.left < -0.5);
        });
        const buttons = [...document.querySelectorAll<HTMLElement>('button, .nav-link, .button')];
        const clipped = buttons.filter((element) => element.checkVisibility() && element.offsetWidth > 1 && element.scrollWidth > element.clientWidth + 1);
        return [...outside, ...clipped].map((element) => element.outerHTML.slice(0, 100));
      });
      expect(cut, path).toEqual([]);
      if (scripts && language === 'ar') expect(await violations(page), path).toEqual([]);
    }
  });
}
