// Which files go into the package: what runs, and nothing else.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'

/** The programs of out/main that a user runs; the others (bench, sample, write-template) serve development. */
const programs = ['index.js', 'engine.js', 'parser.js', 'cli.js']
const development = ['bench.js', 'sample.js', 'write-template.js']

/** What a native library needs to be: a file of its own, because the system loads it. */
export const unpackedFiles = ['**/*.node', '**/*.so', '**/*.so.*', '**/*.dylib', '**/*.dll']

/** Of no use at run time in any package. */
const uselessEverywhere = [
  '!**/*.{map,ts,cts,mts,tsx,flow,tsbuildinfo}',
  '!**/node_modules/**/{test,tests,__tests__,docs,example,examples,.github}/**',
  '!**/node_modules/**/{README,CHANGELOG,HISTORY,CONTRIBUTING}*',
]

/** electron-builder's own words, filled in for each package. */
const system = `\${platform}`
const arch = `\${arch}`
const onnx = '**/node_modules/onnxruntime-node/bin/napi-v*'

/** electron-builder's patterns; production dependencies of package.json are added by it and filtered by these. */
export function packedFiles() {
  const main = join(root, 'out', 'main')
  return [
    'package.json',
    'LICENSE',
    'resources/icon.png',
    'out/**/*',
    '!out/build-stamp',
    ...unreached(main).map((file) => `!out/main/${file}`),
    ...uselessEverywhere,
    // the twins for require(), which nothing here calls
    '!**/node_modules/@electric-sql/**/*.cjs',
    ...unusedExtensions(main).map((file) => `!**/node_modules/@electric-sql/pglite/dist/${file}`),
    // of a native package's builds for all systems, only this one's
    `!${onnx}/!(${system})/**`,
    `!${onnx}/${system}/!(${arch})/**`,
    '!**/node_modules/onnxruntime-node/{lib/**/*.map,script/**}',
  ]
}

/**
 * Files of out/main that no program of the user's leads to.
 * @param {string} folder
 */
function unreached(folder) {
  if (!existsSync(folder)) return []
  const scripts = listScripts(folder)
  const reached = new Set(programs)
  for (const name of reached) {
    if (!scripts.includes(name)) continue
    const text = readFileSync(join(folder, name), 'utf8')
    // by name, not by syntax: a worker is started by a path that is put together
    for (const other of scripts) {
      const base = other.split('/').at(-1) ?? other
      if (!development.includes(other) && text.includes(base)) reached.add(other)
    }
  }
  return scripts.filter((name) => !reached.has(name))
}

/** @param {string} folder */
function listScripts(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js'))
}

/**
 * Archives of database extensions that the built engine does not name.
 * @param {string} main
 */
function unusedExtensions(main) {
  const dist = join(root, 'node_modules', '@electric-sql', 'pglite', 'dist')
  if (!existsSync(dist) || !existsSync(main)) return []
  const text = listScripts(main)
    .map((name) => readFileSync(join(main, name), 'utf8'))
    .join('\n')
  const isUsed = (/** @type {string} */ extension) =>
    text.includes(`@electric-sql/pglite/contrib/${extension.replaceAll('-', '_')}`)
  return readdirSync(dist)
    .filter((file) => file.endsWith('.tar.gz'))
    .filter((file) => !isUsed(file.slice(0, -'.tar.gz'.length)))
}
