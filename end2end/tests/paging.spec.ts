import { expect, test } from '../support/test.ts';

const title = (number: number) => `Task ${String(number).padStart(2, '0')}`;

test('Sixty tasks make two pages, and Back returns to the first', async ({ api, page, taskbell }) => {
  for (let number = 60; number >= 1; number--) await api.add({ title: title(number) });
  await taskbell.openList('/all');
  await expect(taskbell.titles()).toHaveCount(50);
  await expect(taskbell.titles().first()).toHaveText(title(1));
  await taskbell.staying(async () => {
    await page.getByRole('link', { name: 'Next page' }).click();
    await expect(taskbell.titles()).toHaveCount(10);
    await expect(taskbell.titles().first()).toHaveText(title(51));
    await expect(taskbell.titles().last()).toHaveText(title(60));
    await expect(page.getByRole('link', { name: 'Next page' })).toHaveCount(0);
    await expect(page).toHaveURL(/after=/);
  });

  await page.goBack();
  await expect(taskbell.titles()).toHaveCount(50);
  await expect(taskbell.titles().first()).toHaveText(title(1));
  await page.goForward();
  await expect(taskbell.titles()).toHaveCount(10);
  await taskbell.reload();
  await expect(taskbell.titles().first()).toHaveText(title(51));

  // What one does on the second page leaves one there.
  await taskbell.alive();
  await taskbell.button('Complete', title(55)).click();
  await expect(taskbell.titles()).toHaveCount(9);
  await expect(taskbell.titles().first()).toHaveText(title(51));
});
