import { defineConfig } from 'vitest/config'
import { texts } from './scripts/lib/texts-plugin.mjs'

export default defineConfig({
  plugins: [texts()],
  test: {
    include: ['src-*/**/*.test.{ts,tsx}', '{bench,scripts}/**/*.test.ts'],
    environment: 'node',
    env: { TZ: 'UTC' },
    setupFiles: ['src-renderer/texts/english.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
})
