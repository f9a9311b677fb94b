import { defineConfig } from '@playwright/test'
import app from '../../playwright.config'

/** `npm run screens`: pictures of every screen, to be looked at. No test: it never fails for what it shows. */
export default defineConfig({
  ...app,
  testDir: '.',
  testIgnore: [],
  outputDir: '../../test-results',
})
