import { defineConfig } from '@playwright/test';
import { launchOptions, phone, wide } from './support/browser.ts';

const withoutScripts = { javaScriptEnabled: false };
const mail = /(^|\/)reminders\.spec/;
const scripted = /(live|early)\.spec/;
const ofTheTests = /watchfulness\.spec/;

export default defineConfig({
  testDir: 'tests',
  outputDir: 'results',
  fullyParallel: true,
  // A test waits for its page a third of the time.
  workers: 3,
  // Wide: a machine that has other things to do is slow, and no fault.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['dot']],
  use: {
    launchOptions,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Nothing to wait for: pages with scripts off have no clock by which Playwright could see that something moved.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'wide', use: wide, testIgnore: mail },
    { name: 'phone', use: phone, testIgnore: [mail, ofTheTests] },
    { name: 'wide-no-script', use: { ...wide, ...withoutScripts }, testIgnore: [mail, ofTheTests, scripted] },
    { name: 'phone-no-script', use: { ...phone, ...withoutScripts }, testIgnore: [mail, ofTheTests, scripted] },
    { name: 'mail', testMatch: mail },
  ],
});
