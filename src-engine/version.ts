import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The version in the app's package.json, the next one above this file. It is read when the program starts and not when it is
 * built: a package writes `-dev` into its own where it is no release.
 */
export const APP_VERSION = readVersion(import.meta.dirname)

function readVersion(folder: string): string {
  const file = join(folder, 'package.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).version
  const above = dirname(folder)
  if (above === folder) throw new Error(`no package.json above ${import.meta.dirname}`)
  return readVersion(above)
}
