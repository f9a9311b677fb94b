import { resolve } from 'node:path'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { emojiFiles } from './scripts/lib/emoji-files.mjs'
import { noteShipped } from './scripts/lib/notices-plugin.mjs'
import { texts } from './scripts/lib/texts-plugin.mjs'

const at = (path: string) => resolve(import.meta.dirname ?? '.', path)

/** Main, engine, its threads and command line are separate files of one build: each is its own process. */
export default defineConfig({
  main: {
    plugins: [noteShipped('main')],
    build: {
      // Only the bench drives a window; it is never packaged.
      externalizeDeps: { include: ['@playwright/test'] },
      rollupOptions: {
        input: {
          index: at('src-main/index.ts'),
          engine: at('src-engine/main.ts'),
          parser: at('src-engine/parser/worker.ts'),
          language: at('src-engine/language/signals/worker.ts'),
          meaning: at('src-engine/meaning/worker.ts'),
          cli: at('src-cli/main.ts'),
          'write-template': at('src-engine/db/write-template.ts'),
          'write-model': at('src-engine/meaning/convert/write-model.ts'),
          sample: at('src-engine/sample/main.ts'),
          bench: at('bench/main.ts'),
        },
      },
    },
  },
  preload: {
    plugins: [noteShipped('preload')],
    build: {
      rollupOptions: {
        input: { preload: at('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [texts(), lingui(), react(), emojiFiles(), noteShipped('renderer')],
    // Inlined fonts would be data: URLs, which the window's policy refuses.
    build: { assetsInlineLimit: 0, rollupOptions: { input: at('src-renderer/index.html') } },
  },
})
