import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.ts';

/** Makes the pictures of the README from the demo data: `npm run pictures`. */
export default defineConfig({
  testDir: 'pictures',
  testMatch: 'make.ts',
  outputDir: 'results',
  workers: 1,
  reporter: [['list']],
  use: { launchOptions, locale: 'en-GB', timezoneId: 'UTC', contextOptions: { reducedMotion: 'reduce' } },
});
