import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fallback } from './electron-fallback.mjs'
import { withLock } from './lock.mjs'
import { log, SetupError, since } from './log.mjs'
import { writeNotices } from './notices.mjs'
import { binOf, root, stateDir } from './paths.mjs'
import { runInherited } from './process.mjs'

const stampFile = join(root, 'out', 'build-stamp')
const sourceFolders = /^(src-.*|bench|resources)$/
const sourceFiles = /^(package(-lock)?\.json|electron\.vite\.config\.ts|tsconfig.*\.json)$/

/** Builds out/ when a source changed since it was built; several at once wait for each other. */
export async function ensureBuild() {
  if (!isStale()) return
  const onWait = (/** @type {number} */ pid) =>
    log(`waiting for another build (process ${pid}) to end …`)
  await withLock(
    join(stateDir, 'build.lock'),
    async () => {
      if (isStale()) await build()
    },
    { onWait },
  )
}

/** Builds out/ with electron-vite; what it prints goes to stderr. Throws a SetupError on failure. */
export async function build() {
  const start = Date.now()
  const stamp = sourceStamp(root)
  log('building the app …')
  forgetBuild()
  // The older of the two Electrons that the code runs on: the build is the same everywhere.
  const env = { ...process.env, ELECTRON_MAJOR_VER: fallback.version.split('.')[0] }
  const args = [binOf('electron-vite'), 'build', '--logLevel', 'warn']
  const { code } = await runInherited(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  })
  if (code !== 0) {
    throw new SetupError('The app could not be built', {
      why: `electron-vite ended with code ${code}; its messages stand above`,
      fix: 'correct the source that they name, then run the same command again',
    })
  }
  // an empty database, initialised and migrated
  await make('write-template', { what: 'The template of a new archive', cause: 'a migration' })
  // the weights of node_modules in the form that the app runs
  await make('write-model', {
    what: 'The model that knows meanings',
    cause: 'the package of its weights',
  })
  writeNotices()
  writeFileSync(stampFile, stamp)
  log(`the app is built (${since(start)})`)
}

/**
 * Runs a program of the code just built that makes what the app needs beside its code.
 * @param {string} name
 * @param {{ what: string, cause: string }} words for the sentence when it fails
 */
async function make(name, { what, cause }) {
  const script = join(root, 'out', 'main', `${name}.js`)
  const { code } = await runInherited(process.execPath, [script], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (code !== 0) {
    throw new SetupError(`${what} could not be made`, {
      why: `${script} ended with code ${code}; its messages stand above`,
      fix: `correct what they name (${cause}, most likely), then run the same command again`,
    })
  }
}

/** Makes the next command build anew. */
export function forgetBuild() {
  rmSync(stampFile, { force: true })
}

function isStale() {
  return !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== sourceStamp(root)
}

/**
 * One hash over path, size and time of every file that goes into the build; tests do not.
 * @param {string} folder the repository
 */
export function sourceStamp(folder) {
  const hash = createHash('sha256')
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const isSource = entry.isDirectory()
      ? sourceFolders.test(entry.name)
      : sourceFiles.test(entry.name)
    if (!isSource) continue
    const inside = entry.isDirectory()
      ? readdirSync(join(folder, entry.name), { recursive: true, encoding: 'utf8' }).sort()
      : ['']
    for (const name of inside) {
      const path = join(entry.name, name)
      const { size, mtimeMs, isFile } = fileFacts(join(folder, path))
      if (isFile && !/\.test\.tsx?$/.test(path)) hash.update(`${path}\0${size}\0${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

/** @param {string} file */
function fileFacts(file) {
  const stat = statSync(file, { throwIfNoEntry: false })
  return { size: stat?.size, mtimeMs: stat?.mtimeMs, isFile: stat?.isFile() ?? false }
}
