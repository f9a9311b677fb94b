import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { log, SetupError, since } from './log.mjs'
import { findNpm, npmFlags, npmReason } from './npm.mjs'
import { readJson, root } from './paths.mjs'
import { capture } from './process.mjs'

/** What node_modules has to fit: the lock file and the machine, as one short text. */
export function depsKey() {
  const file = join(root, 'package-lock.json')
  if (!existsSync(file)) {
    throw new SetupError('The dependencies cannot be installed', {
      why: 'package-lock.json is missing',
      fix: 'restore it (git checkout package-lock.json), then run the same command again',
    })
  }
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
  return `${hash} ${machineKey()}`
}

function machineKey() {
  return `${process.platform} ${process.arch} node${process.versions.node.split('.')[0]}`
}

/**
 * Brings node_modules to the lock file's state: nothing when it is there, otherwise `npm ci`.
 * @param {string | undefined} installedKey the key of the last set-up, if any
 * @param {(pid: number) => void} onStart is told npm's pid: it goes on when we are killed
 */
export async function ensureDependencies(installedKey, onStart) {
  const sameMachine = !installedKey || installedKey.endsWith(` ${machineKey()}`)
  if (sameMachine && installedMatchesLock()) return
  const start = Date.now()
  log(
    existsSync(join(root, 'node_modules'))
      ? 'the dependencies are out of date, installing them (npm ci) …'
      : 'installing the dependencies (npm ci) …',
  )
  // --include=dev: NODE_ENV=production or omit=dev would leave Electron and the build out.
  const args = [findNpm(), 'ci', '--include=dev', ...npmFlags]
  const result = await capture(process.execPath, args, { cwd: root, onStart })
  if (result.code !== 0) {
    throw new SetupError('The dependencies could not be installed (npm ci)', {
      why: npmReason(result.stderr) || result.stderr.trim() || `npm ended with code ${result.code}`,
      fix: advice(result.stderr),
    })
  }
  log(`dependencies installed (${since(start)})`)
}

/** @param {string} stderr */
function advice(stderr) {
  if (/EUSAGE|in sync/.test(stderr)) {
    return 'run `npm install` once, so that package-lock.json follows package.json'
  }
  if (/EACCES|EPERM/.test(stderr)) {
    return 'make this folder and the npm cache writable for your user, then run the same command again'
  }
  if (/ENOSPC/.test(stderr)) return 'free some disk space (1.5 GB), then run the same command again'
  if (/FetchError|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|network/.test(stderr)) {
    return (
      'check the connection to the npm registry (npm ping; npm config get registry, proxy), then ' +
      'run the same command again'
    )
  }
  return 'delete node_modules and run the same command again; if it fails again, read npm’s log'
}

/** True when npm's record of what it installed agrees with package-lock.json. */
function installedMatchesLock() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages
  return Boolean(wanted && installed && agrees(wanted, installed))
}

/**
 * True when every package of the lock file that this machine needs is installed in that version,
 * and nothing else is. It spares an `npm ci` after `npm install NAME`.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, os?: string[],
 *   cpu?: string[], libc?: string[] }} LockEntry
 * @param {Record<string, LockEntry>} wanted
 * @param {Record<string, LockEntry>} installed
 */
export function agrees(wanted, installed) {
  const strange = Object.keys(installed).some((path) => !wanted[path])
  if (strange) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return entry.optional === true && !isForThisMachine(entry)
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

/** @param {LockEntry} entry */
function isForThisMachine({ os, cpu, libc }) {
  const fits = (/** @type {string[] | undefined} */ list, /** @type {string} */ name) =>
    !list || list.includes(name)
  if (!os && !cpu) return false
  // musl systems get `npm ci`, which decides for itself.
  return fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, 'glibc')
}
