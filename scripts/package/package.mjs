// npm run package: makes the files that people download.
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from '../lib/build.mjs'
import { officialVersion } from '../lib/electron-official.mjs'
import { log, SetupError } from '../lib/log.mjs'
import { readJson, root } from '../lib/paths.mjs'
import { setup } from '../lib/setup.mjs'
import { budgetOf, checkBudget } from './budget.mjs'
import { builderConfig } from './config.mjs'
import { packDeb } from './deb.mjs'

const usage = `usage: npm run package [-- --linux|--win|--mac [TARGET …]] [--dir]
  Without a target all of the system's own are made: AppImage, deb, rpm, tar.gz; nsis, portable; dmg, zip.
  --dir leaves the unpacked app in release/ and wraps nothing.
`

/** Targets of Linux that need nothing from GitHub. */
const offline = ['deb', 'tar.gz', 'dir']

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function makePackages(args) {
  const asked = readArguments(args)
  if (!asked) {
    process.stderr.write(usage)
    return 2
  }
  const runtime = await setup({ needsWindow: true })
  if (!runtime) throw new Error('set-up ended without a runtime')
  await ensureBuild()
  const build = buildFacts(runtime)
  const { system, targets } = asked
  const blocked = targets.filter((target) => !offline.includes(target))
  if (build.isDevelopment && blocked.length > 0) {
    throw new SetupError(`${blocked.join(', ')} cannot be made here`, {
      why: 'the official Electron is not there, and these need more downloads from GitHub',
      fix: `run it where github.com can be reached, or make one of: ${offline.join(', ')}`,
    })
  }
  if (build.isDevelopment) {
    log(
      `Electron ${runtime.version} is not the official ${officialVersion()}: this is a development build`,
    )
  }
  const folders = await buildApp(
    system,
    targets.filter((target) => target !== 'deb'),
    build,
  )
  for (const folder of folders) checkBudget(folder, budgetOf(system))
  if (targets.includes('deb')) {
    for (const folder of folders) await packDeb(folder, build.version)
  }
  return 0
}

/**
 * The version that the package carries, and the runtime that goes into it.
 * @param {import('../lib/electron-runtime.mjs').Runtime} runtime
 */
export function buildFacts(runtime) {
  const { version } = readJson(join(root, 'package.json'))
  const isDevelopment = runtime.kind !== 'official' || runtime.version !== officialVersion()
  return {
    isDevelopment,
    version: isDevelopment ? `${version}-dev` : version,
    electronVersion: runtime.version,
    ...(isDevelopment && { electronDist: runtime.dist }),
  }
}

/**
 * @param {string[]} args
 * @returns {{ system: 'linux' | 'win' | 'mac', targets: string[] } | null} null = not understood
 */
export function readArguments(args) {
  const own = { linux: 'linux', win32: 'win', darwin: 'mac' }[String(process.platform)] ?? 'linux'
  const all = /** @type {Record<string, string[]>} */ ({
    linux: ['AppImage', 'deb', 'rpm', 'tar.gz'],
    win: ['nsis', 'portable'],
    mac: ['dmg', 'zip'],
  })
  let system = own
  const targets = []
  for (const arg of args) {
    const name = arg.replace(/^--/, '')
    if (arg === '--dir') targets.push('dir')
    else if (arg.startsWith('--') && Object.hasOwn(all, name)) system = name
    else if (all[system].includes(arg)) targets.push(arg)
    else return null
  }
  const known = /** @type {'linux' | 'win' | 'mac'} */ (system)
  return { system: known, targets: targets.length > 0 ? targets : all[system] }
}

/**
 * Packs the app with electron-builder; returns the unpacked folders it leaves.
 * @param {'linux' | 'win' | 'mac'} system
 * @param {string[]} targets
 * @param {ReturnType<typeof buildFacts>} build
 */
async function buildApp(system, targets, build) {
  const { build: run, Platform, Arch } = await import('electron-builder')
  const platform = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC }[system]
  const wrapped = targets.filter((target) => target !== 'dir')
  const arches = system === 'mac' ? [Arch.x64, Arch.arm64] : [Arch.x64]
  const names = ['linux-unpacked', 'win-unpacked', 'mac', 'mac-arm64']
  const folders = names.map((name) => join(root, 'release', name))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(root, 'release'), { recursive: true })
  await run({
    projectDir: root,
    config: builderConfig(build),
    targets: platform.createTarget(wrapped.length > 0 ? wrapped : ['dir'], ...arches),
    publish: 'never',
  })
  // A library of electron-builder (async-exit-hook) ends the process with 0 once nothing is left to do, whatever its exit code is.
  process.removeAllListeners('beforeExit')
  return folders.filter((folder) => existsSync(folder))
}
