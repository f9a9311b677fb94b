import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stateDir } from './paths.mjs'

/** Where each part of a build leaves the folders of the packages that it holds. */
export const shippedDir = join(stateDir, 'shipped')

/**
 * Writes down which packages went into a bundle, so that their licences can be shown with it.
 * @param {string} part the build's name
 * @returns {import('vite').Plugin}
 */
export function noteShipped(part) {
  return {
    name: 'note-shipped',
    apply: 'build',
    generateBundle(_options, bundle) {
      const folders = new Set()
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || isDevelopment(chunk.name)) continue
        for (const id of Object.keys(chunk.modules)) {
          const folder = packageFolder(id)
          if (folder) folders.add(folder)
        }
      }
      mkdirSync(shippedDir, { recursive: true })
      writeFileSync(join(shippedDir, `${part}.json`), JSON.stringify([...folders].sort()))
    },
  }
}

/**
 * Programs of the build that serve development; every other one a user runs, or a thread of it.
 * @param {string} name
 */
export function isDevelopment(name) {
  return /^(bench|sample|write-[a-z]+)$/.test(name)
}

/**
 * The package that a module lies in, as a path from the repository (`node_modules/a/node_modules/b`); null for our own.
 * @param {string} id
 */
export function packageFolder(id) {
  const path = id.replaceAll('\\', '/')
  const at = path.lastIndexOf('/node_modules/')
  const start = path.indexOf('/node_modules/')
  if (at < 0) return null
  const [scope, name] = path.slice(at + '/node_modules/'.length).split('/')
  const last = scope.startsWith('@') ? `${scope}/${name}` : scope
  return `${path.slice(start + 1, at + 1)}node_modules/${last}`.replace(/^\/+/, '')
}
