import { existsSync, realpathSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { SetupError } from './log.mjs'

/**
 * Finds npm's own script, to be run as `node npm-cli.js` (spawning `npm.cmd` fails on Windows).
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [node] path of the running Node
 * @returns {string} an existing file; throws a SetupError when there is none
 */
export function findNpm(env = process.env, node = process.execPath) {
  // Under yarn or pnpm npm_execpath names those.
  const given = env.npm_execpath
  if (given && basename(given) === 'npm-cli.js' && existsSync(given)) return given
  const cli = join('npm', 'bin', 'npm-cli.js')
  const beside = dirname(node)
  const candidates = [
    join(beside, 'node_modules', cli),
    join(beside, '..', 'lib', 'node_modules', cli),
    join(beside, '..', 'share', 'nodejs', cli),
    ...(env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, 'npm'))
      .filter((file) => existsSync(file))
      .map((file) => realpathSync(file))
      .filter((file) => basename(file) === 'npm-cli.js'),
  ]
  const found = candidates.find((file) => existsSync(file))
  if (found) return found
  throw new SetupError('npm was not found', {
    why: `it is neither named by npm_execpath, nor next to ${node}, nor on the PATH`,
    fix: 'install Node with npm from https://nodejs.org, then run the same command again',
  })
}

/**
 * Quiet but for errors; and a registry that cannot be reached is given up after half a minute, where
 * npm alone takes ten.
 */
export const npmFlags = [
  '--loglevel=error',
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
]

/**
 * The lines of npm's output that say what went wrong, joined, and where its log is; '' when it said
 * nothing.
 * @param {string} output
 */
export function npmReason(output) {
  const lines = output
    .split('\n')
    .filter((line) => /^npm (ERR!|error)/.test(line))
    .map((line) => line.replace(/^npm (ERR!|error)\s*/, '').trim())
    .filter((line) => line !== '' && !/^(syscall|errno) /.test(line))
  // What follows is npm's manual.
  const manual = lines.findIndex((line) => /^(Usage:|Clean install a project)/.test(line))
  const isLog = (/** @type {string} */ line) => line.startsWith('A complete log of this run')
  const reasons = lines.slice(0, manual === -1 ? undefined : manual).filter((line) => !isLog(line))
  return [...reasons.slice(0, 4), ...lines.filter(isLog).slice(0, 1)].join('; ')
}
