import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('@discordapp/twemoji/package.json')),
  'dist/svg',
)

/**
 * Gives the window every picture of the emoji set as `emoji/<code points>.svg`: files of their own, so that one is read
 * when it is drawn and none before.
 * @returns {import('vite').Plugin}
 */
export function emojiFiles() {
  return {
    name: 'emoji-files',
    generateBundle() {
      for (const name of readdirSync(FOLDER)) {
        const source = readFileSync(join(FOLDER, name))
        this.emitFile({ type: 'asset', fileName: `emoji/${name}`, source })
      }
    },
    configureServer(server) {
      server.middlewares.use('/emoji', (request, response, next) => {
        const name = basename(request.url ?? '')
        if (!/^[0-9a-f-]+\.svg$/.test(name)) return next()
        try {
          const picture = readFileSync(join(FOLDER, name))
          response.setHeader('content-type', 'image/svg+xml')
          response.end(picture)
        } catch {
          next()
        }
      })
    },
  }
}
