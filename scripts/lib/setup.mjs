import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { depsKey, ensureDependencies } from './deps.mjs'
import { currentRuntime, ensureRuntime } from './electron-runtime.mjs'
import { withLock } from './lock.mjs'
import { log, SetupError } from './log.mjs'
import { cacheDir, readJson, stateDir } from './paths.mjs'
import { debianPackages, ensureSystemPackages } from './system-packages.mjs'

const stampFile = join(stateDir, 'setup.json')

/**
 * What the last set-up found. `window` is the key of the machine and runtime that were seen to work
 * together, or the sentence that says why no window can be opened.
 * @typedef {{ deps?: string, window?: string, problem?: string }} Stamp
 */

/**
 * Makes the checkout ready to work: dependencies, an Electron runtime, system packages. It costs
 * milliseconds when nothing changed, and several at once wait for each other.
 * @param {{ needsWindow: boolean }} options false lets a machine without Electron do the rest
 * @returns {Promise<import('./electron-runtime.mjs').Runtime | null>} null only without needsWindow;
 *   throws a SetupError when something that is needed cannot be had
 */
export async function setup({ needsWindow }) {
  const done = finished(needsWindow)
  if (done) return done.runtime
  const onWait = (/** @type {number} */ pid) =>
    log(`waiting for another set-up (process ${pid}) to end …`)
  return withLock(
    join(cacheDir, 'setup.lock'),
    async (include) => {
      const doneMeanwhile = finished(needsWindow)
      return doneMeanwhile ? doneMeanwhile.runtime : work(needsWindow, include)
    },
    { onWait },
  )
}

/**
 * What the last set-up found, when that still holds; null when there is work to do.
 * @param {boolean} needsWindow
 */
function finished(needsWindow) {
  const stamp = readStamp()
  if (!existsSync(stampFile) || stamp.deps !== depsKey()) return null
  if (stamp.problem && !needsWindow) return { runtime: null }
  const runtime = currentRuntime()
  return runtime && stamp.window === windowKey(runtime) ? { runtime } : null
}

/**
 * @param {boolean} needsWindow
 * @param {(pid: number) => void} include
 */
async function work(needsWindow, include) {
  const stamp = readStamp()
  await ensureDependencies(stamp.deps, include)
  const deps = depsKey()
  writeStamp({ deps })
  try {
    const runtime = await ensureRuntime()
    await ensureSystemPackages(runtime.executable)
    writeStamp({ deps, window: windowKey(runtime) })
    return runtime
  } catch (error) {
    if (needsWindow || !(error instanceof SetupError)) throw error
    writeStamp({ deps, problem: error.message })
    log(`going on without a window: ${error.message} (${error.why}); npm run setup tries again`)
    return null
  }
}

/** @param {import('./electron-runtime.mjs').Runtime} runtime */
function windowKey(runtime) {
  // The host name, because a checkout may be mounted into one container after the other.
  const user = process.getuid?.() ?? ''
  return `${runtime.executable} ${runtime.version} ${hostname()} ${user} ${debianPackages.flat().length}`
}

/** @returns {Stamp} */
function readStamp() {
  return readJson(stampFile) ?? {}
}

/** @param {Stamp} stamp */
function writeStamp(stamp) {
  mkdirSync(stateDir, { recursive: true })
  writeFileSync(stampFile, JSON.stringify(stamp))
}
