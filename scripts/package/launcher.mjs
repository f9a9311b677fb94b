import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'

/** The help of the built command line. */
export function commandHelp() {
  const file = join(root, 'out', 'main', 'cli.js')
  return spawnSync(process.execPath, [file, 'help'], { encoding: 'utf8' }).stdout
}

/** Every command of the built command line, as its own help names them. */
export function commandNames() {
  const help = commandHelp()
  const names = [...help.matchAll(/^ {2}([a-z][a-z-]*) {2,}\S/gm)].map(([, name]) => name)
  if (names.length < 5) throw new Error(`the command line's help names no commands: ${help}`)
  return names
}
