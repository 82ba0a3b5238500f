import { defineConfig } from '@playwright/test';

/**
 * The same specs in two worlds: `electron` (a real window) and `browser` (the browser shell in an installed Chromium).
 * e2e/support/e2e.js provides both and says which of them could not be had.
 */
export default defineConfig({
  testDir: 'specs',
  outputDir: '../test-results',
  // Two cores, one display, real programs: more workers gain nothing and shake the timings.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  // A record of a run (`--trace=retain-on-failure`) copies the whole page after every step: that takes a sixth of all the time.
  use: { trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    { name: 'electron', testIgnore: '**/browser-only/**' },
    { name: 'browser', testIgnore: '**/electron-only/**' },
  ],
});
