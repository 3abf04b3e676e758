import { expect, type Page } from '@playwright/test';

/** Nothing ran, and nothing that people typed became an element that could. */
export async function harmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as { broken?: number }).broken)).toBeUndefined();
  const handlers = await page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) =>
      [...element.attributes].filter((a) => /^on/i.test(a.name) || /^\s*javascript:/i.test(a.value)).map((a) => a.name),
    ),
  );
  expect(handlers).toEqual([]);
  await expect(page.locator('main').locator('script, iframe, style, .notes form, .notes img')).toHaveCount(0);
}
