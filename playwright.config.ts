import { defineConfig } from '@playwright/test'

/** The built app in a real Electron, one at a time: two would compete for the screen and for two cores. */
export default defineConfig({
  testDir: 'e2e',
  testIgnore: ['screens/**', 'packaged/**'],
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: { trace: 'off', video: 'off', screenshot: 'off' },
})
