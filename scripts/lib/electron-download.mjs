// Child process of set-up: downloads the official Electron into @electron/get's cache, from where
// the package's own install.js unpacks it. Ends with 1 and one line on stderr when it cannot.
//   node electron-download.mjs ELECTRON_PACKAGE_FOLDER SECONDS_WITHOUT_A_BYTE
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readJson } from './paths.mjs'

const [folder, seconds] = process.argv.slice(2)
const require = createRequire(join(folder, 'package.json'))
const { version } = readJson(join(folder, 'package.json'))
const { downloadArtifact } = await import(pathToFileURL(require.resolve('@electron/get')).href)

const silence = new AbortController()
// The limit is on silence, not on the whole download: a slow connection may take its time.
const timer = setTimeout(() => silence.abort(), Number(seconds) * 1000)
let shown = 0

try {
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.env.npm_config_platform ?? process.platform,
    arch: process.env.npm_config_arch ?? process.arch,
    checksums: readJson(join(folder, 'checksums.json')),
    downloadOptions: { quiet: true, signal: silence.signal, getProgressCallback: showProgress },
  })
} catch (error) {
  console.error(reason(error))
  process.exitCode = 1
} finally {
  clearTimeout(timer)
}

/** @param {{ percent: number }} progress */
function showProgress({ percent }) {
  timer.refresh()
  const tenths = Math.floor(percent * 10)
  if (tenths <= shown) return
  shown = tenths
  console.log(`set-up: Electron ${version}: ${tenths * 10} %`)
}

/** @param {unknown} error */
function reason(error) {
  if (silence.signal.aborted) return `no byte arrived within ${seconds} s`
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
