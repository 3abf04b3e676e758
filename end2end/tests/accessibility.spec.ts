import { violations } from '../support/axe.ts';
import { fill } from '../support/pages.ts';
import { expect, test } from '../support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`In ${colorScheme} colours`, () => {
    test.beforeEach(async ({ page, scripts }) => {
      test.skip(!scripts, 'axe-core is a script');
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    });

    test('every page of somebody signed in meets WCAG 2.2 AA', async ({ api, page, taskbell }) => {
      test.slow();
      const { paths } = await fill(api);
      for (const path of paths) {
        await page.goto(path);
        if (/^\/(all|inbox|today|upcoming|completed|trash|(lists|filters)\/[0-9a-f]+$|labels\/[a-z]+$)/.test(path)) await taskbell.alive();
        expect(await violations(page), path).toEqual([]);
      }
    });

    test('empty lists, notices, the bar for several tasks and open menus meet WCAG 2.2 AA', async ({
      api,
      page,
      taskbell,
      phone,
    }) => {
      await taskbell.openList('/today');
      expect(await violations(page), 'empty').toEqual([]);
      await api.addAll({ title: 'One' }, { title: 'Two' });
      await taskbell.openList('/all');
      await taskbell.openFilters();
      expect(await violations(page), 'filters').toEqual([]);
      await taskbell.button('Complete', 'One').click();
      await expect(taskbell.notice()).toContainText('Task completed.');
      expect(await violations(page), 'notice').toEqual([]);
      await taskbell.alive();
      await taskbell.select('Two');
      expect(await violations(page), 'selection').toEqual([]);
      if (phone) {
        await page.getByText('More', { exact: true }).click();
        expect(await violations(page), 'menu').toEqual([]);
      } else {
        await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
        expect(await violations(page), 'help').toEqual([]);
      }
    });

    test('the doors and what is not found meet WCAG 2.2 AA', async ({ page, guard }) => {
      guard.expectStatus(422);
      guard.expectStatus(404);
      for (const path of ['/sign-in', '/sign-up']) {
        await page.goto(path);
        expect(await violations(page), path).toEqual([]);
        await page.getByRole('button', { name: /Sign in|Create account/ }).click();
        await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
        expect(await violations(page), `${path} with messages`).toEqual([]);
      }
      await page.goto('/pkg-not-there');
      expect(await violations(page), 'not found').toEqual([]);
    });
  });
}

test('Nothing scrolls sideways on a screen of 320 pixels', async ({ api, page, taskbell }) => {
  const { paths } = await fill(api);
  await page.setViewportSize({ width: 320, height: 640 });
  const overflow = () =>
    page.evaluate(() => {
      const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > 320.5);
      return { width: document.documentElement.scrollWidth, wide: wide.map((e) => e.outerHTML.slice(0, 80)) };
    });
  for (const path of paths) {
    await page.goto(path);
    expect(await overflow(), path).toEqual({ width: 320, wide: [] });
  }
  await taskbell.openList('/all');
  await taskbell.openFilters();
  await taskbell.select('Some day');
  expect(await overflow(), 'with filters and the bar for several tasks').toEqual({ width: 320, wide: [] });
});

test('Everything one can tap on a phone is 24 pixels or more each way', async ({ api, page, phone, taskbell }) => {
  test.skip(!phone, 'fingers');
  const { paths } = await fill(api);
  for (const path of [...paths, '/all#selected']) {
    await page.goto(path);
    if (path.endsWith('selected')) await taskbell.select('Some day');
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')]
        // Links in running text are exempt, and a checkbox is as large as its label.
        .filter((element) => !element.closest('.notes, p, .recent, .skip'))
        .map((element) => ({ element, box: (element.closest('label.select') ?? element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
        .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.width} × ${box.height}`),
    );
    expect(small, path).toEqual([]);
  }
});

test('Nothing moves while a page loads and comes to life', async ({ api, page, taskbell, scripts }) => {
  test.skip(!scripts, 'the observer is a script');
  const { paths } = await fill(api);
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const frames = () =>
    page.evaluate(async () => {
      for (let count = 0; count < 5; count++) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  for (const path of paths) {
    // The program arrives once the page has been seen: only then can anything move.
    let release = () => {};
    const seen = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/*.wasm', async (route) => {
      await seen;
      await route.continue();
    });
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    await frames();
    release();
    if (/^\/(all|inbox|today|upcoming|completed|trash|lists\/[0-9a-f]+$)/.test(path)) await taskbell.alive();
    await frames();
    const sum = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0));
    expect(sum, path).toBeLessThan(0.01);
    await page.unroute('**/*.wasm');
  }
});
