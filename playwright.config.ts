import { defineConfig } from '@playwright/test'

/** Screens that `npm test` opened; each has a clipboard and a focus of its own. */
const screens = process.env.TEST_SCREENS?.split(' ') ?? []

/** The built app in a real Electron: as many at once as there are screens, for two on one would compete for its focus. */
export default defineConfig({
  testDir: 'e2e',
  testIgnore: ['screens/**', 'packaged/**'],
  outputDir: 'test-results',
  workers: Math.max(1, screens.length),
  retries: 0,
  forbidOnly: true,
  // long, for a machine with other work: what passes takes no longer for it
  timeout: 240_000,
  expect: { timeout: 60_000 },
  use: { trace: 'off', video: 'off', screenshot: 'off' },
})
