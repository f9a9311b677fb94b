import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { log, since } from './log.mjs'
import { cacheDir, readJson, root } from './paths.mjs'
import { capture } from './process.mjs'

const folder = join(root, 'node_modules', 'electron')
const downloader = fileURLToPath(new URL('./electron-download.mjs', import.meta.url))
const failureFile = join(cacheDir, 'electron-download-failed.json')
const failureDays = 7
const secondsWithoutAByte = 15

/** The version that package.json pins, such as `45.4.1`; null before the dependencies are there. */
export function officialVersion() {
  return readJson(join(folder, 'package.json'))?.version ?? null
}

/**
 * The downloaded official runtime, complete and of the pinned version; null otherwise.
 * @returns {{ version: string, dist: string, executable: string } | null}
 */
export function officialRuntime() {
  const dist = join(folder, 'dist')
  const pathFile = join(folder, 'path.txt')
  const versionFile = join(dist, 'version')
  if (!existsSync(versionFile) || !existsSync(pathFile)) return null
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
  const executable = join(dist, readFileSync(pathFile, 'utf8'))
  return version === officialVersion() && existsSync(executable)
    ? { version, dist, executable }
    : null
}

/**
 * Downloads the official runtime into node_modules/electron/dist, where `officialRuntime` finds it.
 * @returns {Promise<string>} why it failed; '' when it did not
 */
export async function installOfficial() {
  const start = Date.now()
  log(`fetching Electron ${officialVersion()} …`)
  // Node reads HTTPS_PROXY from version 24 on, when told to.
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1' }
  const download = [downloader, folder, String(secondsWithoutAByte)]
  const fetched = await capture(process.execPath, download, { env, show: true })
  if (fetched.code !== 0) return fetched.stderr.trim() || `download ended with ${fetched.code}`
  const unpacked = await capture(process.execPath, [join(folder, 'install.js')], { env })
  if (!officialRuntime()) return unpacked.stderr.trim() || 'its install.js left no runtime'
  log(`Electron ${officialVersion()} is ready (${since(start)})`)
  return ''
}

/** True when the download failed lately, so that trying again at every start would only cost time. */
export function failedLately(now = Date.now()) {
  const failure = readJson(failureFile)
  return (
    failure?.version === officialVersion() && now - failure.at < failureDays * 24 * 60 * 60 * 1000
  )
}

/**
 * Keeps the next set-ups from trying the download, for a week. Only where there is a fallback.
 * @param {string} reason
 */
export function rememberFailure(reason) {
  mkdirSync(dirname(failureFile), { recursive: true })
  writeFileSync(failureFile, JSON.stringify({ version: officialVersion(), at: Date.now(), reason }))
}
