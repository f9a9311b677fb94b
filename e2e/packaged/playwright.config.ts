import { defineConfig } from '@playwright/test'
import app from '../../playwright.config'

// There is one installed app: it stands on the first of the screens.
const [screen] = process.env.TEST_SCREENS?.split(' ') ?? []
if (screen) process.env.DISPLAY = screen

/** `npm run package:check`: the .deb, installed and used as people will. Needs root on Debian; no part of `npm test`. */
export default defineConfig({
  ...app,
  testDir: '.',
  testIgnore: [],
  workers: 1,
  outputDir: '../../test-results',
  // each step stands on the one before
  maxFailures: 1,
})
