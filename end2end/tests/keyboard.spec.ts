import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';

test.describe('Single keys', () => {
  test.beforeEach(async ({ scripts, phone, api, taskbell }) => {
    test.skip(!scripts || phone, 'keys need scripts and a keyboard');
    await api.addAll({ title: 'Third' }, { title: 'Second' }, { title: 'First' });
    await taskbell.openList('/all');
  });

  test('n adds, / searches, and letters typed there stay letters', async ({ page, taskbell }) => {
    await page.keyboard.press('n');
    await expect(taskbell.newTask()).toBeFocused();
    await expect(taskbell.newTask()).toHaveValue('');
    await page.keyboard.type('join next exercise');
    await expect(taskbell.newTask()).toHaveValue('join next exercise');
    await page.keyboard.press('Enter');
    await expect(taskbell.row('join next exercise')).toBeVisible();

    await page.getByRole('heading', { name: 'All', level: 1 }).click();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('exercise');
    await page.keyboard.press('Enter');
    await expect(taskbell.titles()).toHaveText(['join next exercise']);
  });

  test('j and k move, x selects, c completes', async ({ page, taskbell }) => {
    await page.keyboard.press('j');
    await expect(taskbell.titles().nth(0)).toBeFocused();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect(taskbell.titles().nth(2)).toBeFocused();
    await page.keyboard.press('k');
    await expect(taskbell.titles().nth(1)).toBeFocused();

    await page.keyboard.press('x');
    await expect(taskbell.row('Second').getByRole('checkbox')).toBeChecked();
    await expect(taskbell.bulk()).toBeVisible();
    await page.keyboard.press('x');
    await expect(taskbell.row('Second').getByRole('checkbox')).not.toBeChecked();

    await page.keyboard.press('c');
    await expect(taskbell.titles()).toHaveText(['First', 'Third']);
    await expect(taskbell.notice()).toContainText('Task completed.');
    await expect(taskbell.titles().nth(1), 'one goes on at the same place').toBeFocused();
    await page.keyboard.press('c');
    await expect(taskbell.titles()).toHaveText(['First']);
  });

  test('e opens a task to edit, Esc closes it and returns to its line', async ({ page, taskbell }) => {
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await expect(taskbell.panel().getByRole('heading', { name: 'First' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(taskbell.panel()).toBeHidden();
    await expect(taskbell.titles().nth(0)).toBeFocused();
  });

  test('? explains the keys, and they can be turned off', async ({ page, taskbell }) => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(help).toBeVisible();
    for (const key of ['n', '/', 'j', 'k', 'x', 'e', 'c', 'Esc', '?']) {
      await expect(help.getByText(key, { exact: true })).toBeVisible();
    }
    await help.getByLabel('Single keys act').uncheck();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await page.keyboard.press('n');
    await expect(taskbell.newTask()).not.toBeFocused();
    await taskbell.reload();
    await page.keyboard.press('n');
    await expect(taskbell.newTask()).not.toBeFocused();

    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await help.getByLabel('Single keys act').check();
    await help.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('n');
    await expect(taskbell.newTask()).toBeFocused();
  });

  /** What a browser reports for a key of a layout that is not this machine's. */
  async function press(page: Page, key: string, code: string, init: Record<string, boolean> = {}) {
    await page.evaluate(
      ([key, code, init]) => {
        const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...init });
        (document.activeElement ?? document.body).dispatchEvent(event);
      },
      [key, code, init] as const,
    );
  }

  test('act on layouts without Latin letters and with Caps Lock', async ({ page, taskbell }) => {
    await press(page, 'о', 'KeyJ');
    await expect(taskbell.titles().nth(0)).toBeFocused();
    await press(page, 'ξ', 'KeyJ');
    await expect(taskbell.titles().nth(1)).toBeFocused();
    await press(page, 'K', 'KeyK', { modifierCapsLock: true });
    await expect(taskbell.titles().nth(0)).toBeFocused();
    await press(page, 'ч', 'KeyX');
    await expect(taskbell.row('First').getByRole('checkbox')).toBeChecked();
    await press(page, '؟', 'Slash', { shiftKey: true });
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(help).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await press(page, 'т', 'KeyN');
    await expect(taskbell.newTask()).toBeFocused();
  });

  test('do not act while a character is composed, with AltGr, or as capitals', async ({ page, taskbell }) => {
    await page.keyboard.press('j');
    await press(page, 'c', 'KeyC', { modifierAltGraph: true });
    await press(page, 'с', 'KeyC', { isComposing: true });
    await press(page, 'С', 'KeyC', { shiftKey: true });
    await press(page, 'ç', 'KeyC');
    // Acts, so that what came before it had its time.
    await press(page, 'т', 'KeyN');
    await expect(taskbell.newTask()).toBeFocused();
    await expect(taskbell.titles()).toHaveCount(3);
    await expect(taskbell.notice()).toBeEmpty();
  });

  test('Keys with Ctrl, Alt or Meta are left to the browser', async ({ page, taskbell }) => {
    await page.keyboard.press('j');
    for (const key of ['Control+c', 'Alt+c', 'Meta+c']) await page.keyboard.press(key);
    await expect(taskbell.titles()).toHaveCount(3);
    await expect(taskbell.notice()).toBeEmpty();
  });
});

test.describe('Tab and Enter alone', () => {
  test.skip(({ isMobile }) => isMobile ?? false, 'a keyboard');

  /** Presses Tab until something is focused, as somebody without a mouse does. */
  async function tabTo(page: Page, target: Locator) {
    for (let presses = 0; presses < 80; presses++) {
      if ((await target.count()) && (await target.evaluate((element) => element === document.activeElement))) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${target}`);
  }

  test('are enough to add, edit, complete, select and delete', async ({ page, taskbell, person: _ }) => {
    await taskbell.openList('/all');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
    await expect(page.getByRole('link', { name: 'Skip to content' })).toBeInViewport();
    await page.keyboard.press('Enter');
    for (const title of ['Second', 'First']) {
      await tabTo(page, taskbell.newTask());
      await page.keyboard.type(title);
      await page.keyboard.press('Enter');
      await expect(taskbell.row(title)).toBeVisible();
      await taskbell.alive();
    }
    await tabTo(page, taskbell.row('First').getByRole('link'));
    await page.keyboard.press('Enter');
    await expect(taskbell.panel()).toBeVisible();
    await taskbell.alive();
    await tabTo(page, taskbell.panel().getByLabel('Notes'));
    await page.keyboard.type('By hand');
    await tabTo(page, taskbell.panel().getByRole('button', { name: 'Save' }));
    await page.keyboard.press('Enter');
    await expect(taskbell.notice()).toContainText('Task saved.');
    await expect(taskbell.panel().locator('.notes')).toHaveText('By hand');
    await taskbell.alive();

    await tabTo(page, taskbell.button('Complete', 'First'));
    await page.keyboard.press('Space');
    await expect(taskbell.row('First')).toHaveCount(0);
    await taskbell.alive();
    await tabTo(page, taskbell.row('Second').getByRole('checkbox'));
    await page.keyboard.press('Space');
    await tabTo(page, taskbell.bulk().getByRole('button', { name: 'Delete' }));
    await page.keyboard.press('Enter');
    await expect(taskbell.titles()).toHaveCount(0);
    await tabTo(page, taskbell.notice().getByRole('button', { name: 'Undo' }));
    await page.keyboard.press('Enter');
    await expect(taskbell.titles()).toHaveText(['Second']);
  });

  test('everything that takes the focus shows it', async ({ page, api, taskbell }) => {
    await api.add({ title: 'A task', notes: '[a link](https://example.org)' });
    await taskbell.openList('/all');
    await taskbell.openTask('A task');
    const unmarked: string[] = [];
    const seen = new Set<string>();
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const around = getComputedStyle(element.closest('.add-line') ?? element);
        const marked =
          (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) ||
          // The line around it takes the colour, and the picker of a date marks itself.
          (element.matches('#new-task, #new-part') && around.borderColor === around.color) ||
          element.matches('[type=date], [type=time]');
        const box = element.getBoundingClientRect();
        return { name: element.outerHTML.slice(0, 90), marked, visible: box.width > 1 && box.height > 1 };
      });
      if (!focus) continue;
      seen.add(focus.name);
      if (!focus.marked || !focus.visible) unmarked.push(focus.name);
    }
    expect(seen.size).toBeGreaterThan(20);
    expect(unmarked).toEqual([]);
  });
});
