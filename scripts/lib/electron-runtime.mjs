import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  fallback,
  fallbackDir,
  fallbackIsReady,
  hasFallback,
  prepareFallback,
} from './electron-fallback.mjs'
import {
  failedLately,
  installOfficial,
  officialRuntime,
  officialVersion,
  rememberFailure,
} from './electron-official.mjs'
import { log, SetupError } from './log.mjs'

/**
 * An Electron that can be run: the pinned official one, one that the environment names
 * (ELECTRON_OVERRIDE_DIST_PATH), or the fallback.
 * @typedef {{ kind: 'official' | 'given' | 'fallback', version: string, dist: string,
 *   executable: string }} Runtime
 */

/**
 * The runtime that is there and may be used without trying any download; null when there is none,
 * or when the official one is worth another try.
 * @returns {Runtime | null}
 */
export function currentRuntime() {
  const given = givenRuntime()
  if (given) return given
  const official = officialRuntime()
  if (official) return { kind: 'official', ...official }
  return hasFallback() && fallbackIsReady() && failedLately() ? fallbackRuntime() : null
}

/** @returns {Runtime | null} */
function givenRuntime() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!dist) return null
  const executable = process.env.ELECTRON_EXEC_PATH ?? join(dist, executableName())
  const versionFile = join(dist, 'version')
  if (!existsSync(executable) || !existsSync(versionFile)) {
    throw new SetupError('The Electron that ELECTRON_OVERRIDE_DIST_PATH names cannot be used', {
      why: `there is no ${existsSync(executable) ? versionFile : executable}`,
      fix: 'correct the variable, or unset it to let set-up find a runtime',
    })
  }
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
  return { kind: 'given', version, dist, executable }
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @returns {Runtime} */
function fallbackRuntime() {
  const dist = fallbackDir()
  return { kind: 'fallback', version: fallback.version, dist, executable: join(dist, 'electron') }
}

/**
 * Finds or fetches a runtime: the official one, else where it exists the fallback.
 * @returns {Promise<Runtime>} throws a SetupError when there is none to be had
 */
export async function ensureRuntime() {
  const current = currentRuntime()
  if (current) return current
  if (!hasFallback() || !failedLately()) {
    const failure = await installOfficial()
    const official = officialRuntime()
    if (official) return { kind: 'official', ...official }
    if (!hasFallback()) throw unreachable(failure)
    log(`the official Electron could not be fetched: ${failure}`)
    if (!fallbackIsReady()) await prepareFallback()
    rememberFailure(failure)
  } else if (!fallbackIsReady()) {
    await prepareFallback()
  }
  return fallbackRuntime()
}

/** @param {string} why */
function unreachable(why) {
  return new SetupError(`Electron ${officialVersion()} could not be fetched`, {
    why,
    fix:
      'make github.com reachable, or name a mirror in ELECTRON_MIRROR, or point ' +
      'ELECTRON_OVERRIDE_DIST_PATH at an unpacked Electron, then run `npm run setup` again',
  })
}

/**
 * What a program needs in its environment to run, find and build for this runtime; nothing for the
 * official one, which every tool finds by itself.
 * @param {Runtime | null} runtime
 * @returns {Record<string, string>}
 */
export function electronEnv(runtime = currentRuntime()) {
  if (!runtime || runtime.kind === 'official') return {}
  return {
    // Read by require('electron') and so by Playwright; by electron-vite; by electron-vite's targets.
    ELECTRON_OVERRIDE_DIST_PATH: runtime.dist,
    ELECTRON_EXEC_PATH: runtime.executable,
    ELECTRON_MAJOR_VER: runtime.version.split('.')[0],
  }
}
