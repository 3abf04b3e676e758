import { type BrowserContext, expect } from '@playwright/test';

/**
 * Watches everything a browser complains about: warnings and errors in the console (broken content security policy and
 * failed hydration among them), uncaught exceptions, requests that fail, answers of status 400 and above, dialogs.
 */
export class Guard {
  private problems: string[] = [];
  private provoked: { problem: RegExp; seen: boolean; needed: boolean }[] = [];

  constructor(
    context: BrowserContext,
    private origin: string,
    scripts: boolean,
  ) {
    context.on('console', (message) => {
      // Chromium with scripts off still preloads what they would use.
      const unused = !scripts && message.text().includes('was preloaded using link preload but not used');
      if (['warning', 'error', 'assert'].includes(message.type()) && !unused) {
        this.note(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => this.note(`uncaught: ${error.error()}`));
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // Leaving a page gives up what it was still reading; anything else that fails is a fault.
      const reads = request.method() === 'GET' || request.url().endsWith('/api/task_page');
      const left = reads && reason === 'net::ERR_ABORTED';
      // Chromium with scripts off refuses to preload them, in these words.
      const off = !scripts && reason === 'csp' && request.url().endsWith('.js');
      if (!left && !off) this.note(`request failed: ${request.method()} ${request.url()} ${reason}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.note(`status of ${response.status()}: ${response.url()}`);
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== this.origin) this.note(`foreign request: ${url}`);
    });
    context.on('dialog', async (dialog) => {
      this.note(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
  }

  /** Announces a problem that the test provokes. It must come. */
  expect(problem: RegExp): void {
    this.provoked.push({ problem, seen: false, needed: true });
  }

  /** Lets a problem pass that may come or not. */
  tolerate(problem: RegExp): void {
    this.provoked.push({ problem, seen: false, needed: false });
  }

  /** Announces answers of a status, and what the console says of them. */
  expectStatus(status: number): void {
    this.expect(new RegExp(`status of ${status}\\b`));
  }

  private note(problem: string): void {
    this.problems.push(problem);
  }

  /** Fails on every problem that was not announced, and on announced ones that did not come. */
  check(): void {
    const unexpected = this.problems.filter((problem) => {
      const match = this.provoked.find((entry) => entry.problem.test(problem));
      if (match) match.seen = true;
      return !match;
    });
    expect(unexpected, 'problems the browser reported').toEqual([]);
    const missing = this.provoked.filter((entry) => entry.needed && !entry.seen).map((entry) => String(entry.problem));
    expect(missing, 'problems the test meant to provoke').toEqual([]);
  }
}
