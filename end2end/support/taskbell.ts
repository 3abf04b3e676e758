import { expect, type Locator, type Page, type Request } from '@playwright/test';
import type { Person } from './people.ts';

/** Taskbell as people use it: the same steps with scripts and without, on wide screens and on phones. */
export class Taskbell {
  constructor(
    readonly page: Page,
    readonly scripts: boolean,
    readonly phone: boolean,
  ) {}

  /** Opens a list and waits until it answers. */
  async openList(path: string): Promise<void> {
    await this.settled();
    await this.page.goto(path);
    await this.alive();
  }

  async reload(): Promise<void> {
    await this.settled();
    await this.page.reload();
    await this.alive();
  }

  /** Waits until the list on the page has come to life; without scripts it has nothing to wait for. */
  async alive(): Promise<void> {
    if (this.scripts) await expect(this.page.locator('html[data-hydrated]')).toBeAttached();
  }

  /** Waits until everything that was sent is answered. */
  async settled(): Promise<void> {
    await expect(this.page.locator('form[aria-busy=true]')).toHaveCount(0);
  }

  /** The line of a task in the list. */
  row(title: string): Locator {
    const link = this.page.getByRole('link', { name: title, exact: true });
    return this.page.locator('.rows').getByRole('listitem').filter({ has: link });
  }

  /** The titles in the list, from the top. */
  titles(): Locator {
    return this.page.locator('.rows .row-title');
  }

  newTask(): Locator {
    return this.page.getByRole('textbox', { name: /^Add a task/ });
  }

  async add(title: string): Promise<void> {
    await this.newTask().fill(title);
    await this.newTask().press('Enter');
  }

  /** The button in a line, such as `Complete` or `Start`. */
  button(action: string, title: string): Locator {
    const name = ['Complete', 'Reopen'].includes(action) ? `${action}: ${title}` : action;
    return this.row(title).getByRole('button', { name, exact: true });
  }

  async select(...titles: string[]): Promise<void> {
    for (const title of titles) await this.row(title).getByRole('checkbox').check();
  }

  /** What can be done to the selected tasks. */
  bulk(): Locator {
    return this.page.getByRole('group', { name: 'Selected tasks' });
  }

  /** Shows a task beside the list. */
  async openTask(title: string): Promise<Locator> {
    await this.row(title).getByRole('link', { name: title, exact: true }).click();
    await expect(this.panel()).toBeVisible();
    await this.alive();
    return this.panel();
  }

  panel(): Locator {
    return this.page.getByRole('article', { name: 'Task' });
  }

  /** Deletes a task: on phones, lines have no room for the button. */
  async delete(title: string): Promise<void> {
    if (this.phone) {
      const panel = await this.openTask(title);
      await panel.getByRole('button', { name: 'Delete' }).click();
    } else {
      await this.button('Delete', title).click();
    }
  }

  /** The line that says what was done. */
  notice(): Locator {
    return this.page.getByRole('status');
  }

  async undo(): Promise<void> {
    await this.notice().getByRole('button', { name: 'Undo' }).click();
  }

  /** Opens the choices below the search field. */
  async openFilters(): Promise<void> {
    const menu = this.page.locator('details.filter-menu');
    if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
  }

  async filter(label: string, choice: string): Promise<void> {
    await this.openFilters();
    await this.choice(label).selectOption(choice);
    if (!this.scripts) await this.page.getByRole('button', { name: 'Apply' }).click();
  }

  /** One of the choices below the search field. */
  choice(label: string): Locator {
    return this.page.getByRole('search').getByRole('combobox', { name: label, exact: true });
  }

  async search(words: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(words);
    await this.page.getByRole('searchbox').press('Enter');
  }

  /** Follows a link of the navigation. */
  async go(name: string): Promise<void> {
    await this.openNavigation(name);
    await this.navigation().getByRole('link', { name, exact: true }).click();
  }

  async signOut(): Promise<void> {
    await this.openNavigation('Sign out');
    await this.navigation().getByRole('button', { name: 'Sign out' }).click();
    await expect(this.page).toHaveURL(/\/sign-in/);
  }

  private navigation(): Locator {
    return this.page.getByRole('navigation', { name: this.phone ? 'Main, short' : 'Main', exact: true });
  }

  /** On phones a part of the navigation stands behind a disclosure. */
  private async openNavigation(name: string): Promise<void> {
    if (this.phone && ['Inbox', 'Lists', 'Completed', 'Trash', 'Settings', 'Sign out'].includes(name)) {
      await this.navigation().locator('summary').click();
    }
  }

  async signIn({ email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** Runs some steps, and with scripts makes sure that no page was loaded meanwhile. */
  async staying(steps: () => Promise<void>): Promise<void> {
    if (!this.scripts) return steps();
    const loads: string[] = [];
    const watch = (request: Request) => {
      if (request.isNavigationRequest()) loads.push(request.url());
    };
    await this.page.evaluate(() => Object.assign(window, { sameDocument: true }));
    this.page.on('request', watch);
    await steps();
    this.page.off('request', watch);
    expect(loads, 'pages that were loaded').toEqual([]);
    expect(await this.page.evaluate(() => 'sameDocument' in window), 'the document is still the same').toBe(true);
  }

  /** The message that stands at a field, as it is read out with it. */
  message(field: Locator): Promise<string> {
    return field.evaluate((input) => {
      const ids = (input.getAttribute('aria-describedby') ?? '').split(' ');
      const texts = ids.map((id) => document.getElementById(id)?.textContent?.trim() ?? '');
      return texts.join(' ').trim();
    });
  }
}
