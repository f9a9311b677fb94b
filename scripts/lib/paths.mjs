import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's top folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** What set-up remembers about this checkout; gone together with node_modules. */
export const stateDir = join(root, 'node_modules', '.cache', 'discord-binding')

/** What all checkouts of this user share (the fallback runtime, the set-up lock). */
export const cacheDir = join(userCacheDir(), 'discord-binding')

function userCacheDir() {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (XDG_CACHE_HOME) return XDG_CACHE_HOME
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return join(homedir(), '.cache')
}

/**
 * Parses a JSON file; null when it is missing or is not JSON.
 * @param {string} file
 * @returns {any}
 */
export function readJson(file) {
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * Path of the script behind a package's command, to be run with this Node (no shell, no .cmd).
 * @param {string} packageName
 * @param {string} [command] when the package has more than one
 */
export function binOf(packageName, command = packageName.split('/').at(-1) ?? packageName) {
  const folder = join(root, 'node_modules', packageName)
  const manifest = readJson(join(folder, 'package.json'))
  const bin = typeof manifest?.bin === 'string' ? manifest.bin : manifest?.bin?.[command]
  if (!bin) throw new Error(`${packageName} has no command ${command} in node_modules`)
  return join(folder, bin)
}
