import { violations } from '../support/axe.ts';
import { fill } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

test.describe('Before the program of the page has arrived', () => {
  test.beforeEach(async ({ page }) => {
    // Never answered: the network is slow for ever.
    await page.route('**/*.wasm', () => {});
  });

  test('its forms and links work all the same', async ({ api, page, taskbell }) => {
    await api.add({ title: 'Already there' });
    await page.goto('/all');
    await expect(page.locator('html[data-hydrated]')).toHaveCount(0);
    await taskbell.add('Added early');
    await expect(taskbell.titles()).toHaveText(['Added early', 'Already there']);
    await expect(taskbell.notice()).toContainText('Task added.');
    await taskbell.button('Complete', 'Already there').click();
    await expect(taskbell.titles()).toHaveText(['Added early']);
    await taskbell.undo();
    await expect(taskbell.titles()).toHaveText(['Added early', 'Already there']);
    await taskbell.search('early');
    await expect(taskbell.titles()).toHaveText(['Added early']);
  });

  test('every list meets WCAG 2.2 AA', async ({ api, page }) => {
    const { paths } = await fill(api);
    for (const path of paths.filter((path) => /^\/(today|upcoming|all|completed|trash)/.test(path))) {
      await page.goto(path);
      expect(await violations(page), path).toEqual([]);
    }
  });
});
