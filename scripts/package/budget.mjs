// The size of what is installed, held to what package-sizes.json says: a package grows only when somebody means it to.
import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { log, SetupError } from '../lib/log.mjs'
import { readJson } from '../lib/paths.mjs'

const budgetFile = join(import.meta.dirname, 'package-sizes.json')
const MB = 1_000_000

/**
 * What a packed app weighs, in bytes, by part. The runtime is what is not ours.
 * @param {string} folder the unpacked app
 */
export function measure(folder) {
  const resources = existsSync(join(folder, 'resources'))
    ? join(folder, 'resources')
    : join(folder, 'Discord Binding.app/Contents/Resources')
  const asar = sizeOf(join(resources, 'app.asar'))
  const unpacked = sizeOf(join(resources, 'app.asar.unpacked'))
  return { app: asar, native: unpacked, runtime: sizeOf(folder) - asar - unpacked }
}

/**
 * What a system's package may weigh: megabytes by part.
 * @param {'linux' | 'win' | 'mac'} system
 * @returns {Record<string, number>}
 */
export function budgetOf(system) {
  return readJson(budgetFile).megabytes[system]
}

/**
 * Says the sizes; throws a SetupError when a part is larger than its budget.
 * @param {string} folder
 * @param {Record<string, number>} budget megabytes by part
 */
export function checkBudget(folder, budget) {
  const sizes = measure(folder)
  const parts = Object.entries(sizes).map(
    ([part, bytes]) => `${part} ${(bytes / MB).toFixed(1)} MB`,
  )
  log(`packed: ${parts.join(', ')}`)
  const tooLarge = Object.entries(sizes).filter(([part, bytes]) => bytes > budget[part] * MB)
  if (tooLarge.length === 0) return
  const [[part, bytes]] = tooLarge
  throw new SetupError(`The package is larger than it may be: ${part}`, {
    why: `it weighs ${(bytes / MB).toFixed(1)} MB, and ${budgetFile} allows ${budget[part]} MB`,
    fix: 'leave out what is not needed at run time (scripts/package/files.mjs), or raise the figure and say why',
  })
}

/**
 * Bytes of a file, or of all files below a folder; 0 for what is not there.
 * @param {string} path
 * @returns {number}
 */
export function sizeOf(path) {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}
