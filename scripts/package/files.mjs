// Which files go into the package: what runs, and nothing else.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDevelopment } from '../lib/notices-plugin.mjs'
import { root } from '../lib/paths.mjs'

/**
 * What a native library needs to be: a file of its own, because the system loads it. An extension of the database too: it is
 * opened as a stream, and for that Electron would copy it out into the system's temporary folder at every start.
 */
export const unpackedFiles = [
  '**/*.node',
  '**/*.so',
  '**/*.so.*',
  '**/*.dylib',
  '**/*.dll',
  '**/node_modules/@electric-sql/**/*.tar.gz',
]

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

/**
 * Packages that others ask for and that nothing of ours reaches: onnxruntime-node's for its download at installation,
 * onnxruntime-web's for sources that its bundle holds already.
 */
const unreachedPackages = [
  'adm-zip',
  'global-agent',
  'globalthis',
  'define-*',
  'es-*',
  'escape-string-regexp',
  'gopd',
  'has-property-descriptors',
  'object-keys',
  'matcher',
  'semver',
  'serialize-error',
  'type-fest',
  'protobufjs',
  '@protobufjs',
  'flatbuffers',
  'guid-typescript',
  'long',
  'platform',
  '@types',
  'undici-types',
]

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
    '!**/node_modules/onnxruntime-node/{lib,script}/**',
    '!**/node_modules/onnxruntime-common/lib/**',
    '!**/node_modules/onnxruntime-web/lib/**',
    // the build for Node, and the one module of WebAssembly that it loads
    '!**/node_modules/onnxruntime-web/dist/!(ort.node.min.mjs|ort-wasm-simd-threaded.mjs|ort-wasm-simd-threaded.wasm)',
    ...unreachedPackages.map((name) => `!**/node_modules/${name}/**`),
  ]
}

/**
 * Files of out/main that only programs of development lead to.
 * @param {string} folder
 */
function unreached(folder) {
  if (!existsSync(folder)) return []
  const scripts = listScripts(folder)
  const isOurs = (/** @type {string} */ name) => !isDevelopment(name.replace(/\.js$/, ''))
  const reached = new Set(scripts.filter((name) => !name.includes('/') && isOurs(name)))
  for (const name of reached) {
    const text = readFileSync(join(folder, name), 'utf8')
    for (const other of scripts) {
      if (isOurs(other) && text.includes(other.split('/').at(-1) ?? other)) reached.add(other)
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
