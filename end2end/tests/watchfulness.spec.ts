import { violations } from '../support/axe.ts';
import { harmless } from '../support/harmless.ts';
import { expect, test } from '../support/test.ts';

/** Each of these does what no page of ours may do, and passes only because the test then fails. */
test.describe('The tests notice', () => {
  test.beforeEach(async ({ page, person: _ }) => {
    await page.goto('/all');
    test.fail();
  });

  test('a warning in the console', async ({ page }) => {
    await page.evaluate(() => console.warn('careful'));
  });

  test('an uncaught exception', async ({ page }) => {
    const thrown = page.waitForEvent('pageerror');
    await page.evaluate(() => void setTimeout(() => { throw new Error('uncaught'); }));
    await thrown;
  });

  test('a script that the content security policy refuses', async ({ page }) => {
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('p'), { innerHTML: '<b onclick="x">b</b>' }));
      document.querySelector('b')?.click();
    });
  });

  test('a dialog', async ({ page }) => {
    await page.evaluate(() => alert('hello'));
  });

  test('a request that fails', async ({ page }) => {
    await page.evaluate(() => fetch('/not-there'));
  });

  test('a request to another site', async ({ page }) => {
    await page.evaluate(() => fetch('http://127.0.0.1:9/', { mode: 'no-cors' }).catch(() => {}));
  });

  test('an error that was announced and did not come', async ({ guard }) => {
    guard.expectStatus(422);
  });

  test('a page that is loaded where none should be', async ({ page, taskbell }) => {
    await taskbell.staying(async () => {
      await page.goto('/today');
    });
  });

  test('a text that can hardly be read', async ({ page }) => {
    await page.evaluate(() => document.querySelector('h1')?.style.setProperty('color', 'silver'));
    expect(await violations(page)).toEqual([]);
  });

  test('a field without a label', async ({ page }) => {
    await page.evaluate(() => document.querySelector('#new-task')?.removeAttribute('aria-label'));
    await page.evaluate(() => document.querySelector('#new-task')?.removeAttribute('placeholder'));
    expect(await violations(page)).toEqual([]);
  });

  for (const [what, markup] of Object.entries({
    'a handler': '<img onerror="1">',
    'a link that is a script': '<a href="javascript:1">link</a>',
    'a script': '<script></script>',
    'a form in notes': '<div class="notes"><form></form></div>',
  })) {
    test(`${what} that came with a text`, async ({ page }) => {
      await page.evaluate((html) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html), markup);
      await harmless(page);
    });
  }
});
