import { defineConfig } from '@playwright/test'
import app from '../../playwright.config'

/** `npm run package:check`: the .deb, installed and used as people will. Needs root on Debian; no part of `npm test`. */
export default defineConfig({
  ...app,
  testDir: '.',
  testIgnore: [],
  outputDir: '../../test-results',
  // each step stands on the one before
  maxFailures: 1,
})
