import { constants, type Dirent } from 'node:fs'
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { ArchiveName, type ArchiveSize } from '#shared/archives'
import { AppError } from '#shared/errors'

/*
 * The files of an archive, as long as no engine has it open. Only what an archive makes itself is ever moved or deleted,
 * name by name: whatever else lies in its folder is somebody's.
 */

/** What an archive makes in its folder. */
const OWN =
  /^(pgdata|pgdata\.part|media|overview|sample-export|archive\.json|archive\.lock(\..+)?)$/

/** The file that names an archive, and marks a folder that is to become one. */
const MARK = 'archive.json'

const Mark = z.object({ name: ArchiveName })

/** What a folder is to the app. */
export type FolderState = 'here' | 'new' | 'missing' | 'empty' | 'not_an_archive'

/** Looks whether a folder is an archive; `new` = it was made for one, and nothing was stored yet. */
export async function folderState(dir: string): Promise<FolderState> {
  const names = await readdir(dir).catch((thrown: unknown) => {
    if (codeOf(thrown) === 'ENOENT' || codeOf(thrown) === 'ENOTDIR') return null
    throw unusable(thrown)
  })
  if (names === null) return 'missing'
  if (await isFile(join(dir, 'pgdata', 'PG_VERSION'))) return 'here'
  if (names.includes(MARK)) return 'new'
  return names.length === 0 ? 'empty' : 'not_an_archive'
}

/** Refuses with a sentence when a process that lives has the archive open. */
export async function refuseInUse(dir: string): Promise<void> {
  const text = await readFile(join(dir, 'archive.lock'), 'utf8').catch(() => null)
  const pid = text === null ? null : Number(/"pid":(\d+)/.exec(text)?.[1] ?? Number.NaN)
  if (pid === null || !Number.isInteger(pid) || pid === process.pid) return
  try {
    process.kill(pid, 0)
  } catch (thrown) {
    if (codeOf(thrown) === 'ESRCH') return
  }
  throw new AppError(
    'archive_locked',
    `The archive is in use: process ${pid} has it open. Close what uses it, then try again.`,
  )
}

/** The names in an archive's folder that are its own, and the others. */
async function namesIn(dir: string): Promise<{ own: string[]; others: string[] }> {
  const names = await readdir(dir)
  return {
    own: names.filter((name) => OWN.test(name)),
    others: names.filter((name) => !OWN.test(name)),
  }
}

/** The archive's own files below a folder. */
async function ownFiles(dir: string, own: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of own) {
    const path = join(dir, name)
    const found = await stat(path).catch(() => null)
    if (found?.isFile()) files.push(path)
    if (!found?.isDirectory()) continue
    const entries: Dirent[] = await readdir(path, { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name))
    }
  }
  return files
}

async function bytesOf(files: readonly string[]): Promise<number> {
  let bytes = 0
  for (const file of files) bytes += (await stat(file).catch(() => null))?.size ?? 0
  return bytes
}

/** The archive's folder that somebody picked, or the one around a database folder that was picked instead. */
export async function archiveAt(picked: string): Promise<string> {
  const state = await folderState(picked)
  if (state === 'here' || state === 'new') return picked
  if (basename(picked) === 'pgdata' && (await folderState(dirname(picked))) === 'here') {
    return dirname(picked)
  }
  throw new AppError(
    'invalid_input',
    state === 'empty'
      ? 'This folder is empty. To start an archive in it, choose “New archive”.'
      : 'This folder holds no archive of Discord Binding. An archive’s folder has a “pgdata” in it. To add exports, use “Add folder” in the library.',
  )
}

/** The name that an archive's folder says it has, else the folder's own. */
export async function nameIn(path: string): Promise<string> {
  const text = await readFile(join(path, MARK), 'utf8').catch(() => '{}')
  try {
    return Mark.parse(JSON.parse(text)).name
  } catch {
    return basename(path)
  }
}

/** Writes the archive's name into its folder. */
export async function writeMark(path: string, name: string): Promise<void> {
  await writeFile(join(path, MARK), `${JSON.stringify({ name }, null, 2)}\n`, { mode: 0o600 })
}

/** How much an archive takes, and what in its folder is not its own. */
export async function archiveSize(dir: string): Promise<ArchiveSize> {
  try {
    const { own, others } = await namesIn(dir)
    const files = await ownFiles(dir, own)
    return { files: files.length, size_bytes: await bytesOf(files), others }
  } catch {
    return { files: 0, size_bytes: 0, others: [] }
  }
}

/** Deletes an archive's own files, and its folder when nothing else is in it. */
export async function deleteArchive(dir: string): Promise<void> {
  const state = await folderState(dir)
  if (state !== 'here' && state !== 'new') {
    throw new AppError('not_found', 'There is no archive in this folder, so nothing was deleted.')
  }
  for (const name of (await namesIn(dir)).own) {
    await rm(join(dir, name), { recursive: true, force: true })
  }
  await rmdir(dir).catch(() => undefined)
}

/** What a move tells while it runs. */
export type MoveOptions = {
  signal: AbortSignal
  onBytes(done: number, total: number): void
  /** For tests: acts as if both folders were on different disks. */
  isOtherDisk?: boolean
}

/**
 * Brings an archive to `target`, which must not exist: at once on the same disk, else as a copy that is whole before it
 * takes its name. Returns what deletes the old one, to be called when the new one was opened; null when there is
 * nothing left to delete. A cancelled or failed move leaves the old place as it was and nothing at the new one.
 */
export async function moveArchive(
  dir: string,
  target: string,
  options: MoveOptions,
): Promise<(() => Promise<void>) | null> {
  const { own, others } = await namesIn(dir)
  if (others.length === 0 && !options.isOtherDisk) {
    try {
      await rename(dir, target)
      return null
    } catch (thrown) {
      if (codeOf(thrown) !== 'EXDEV') throw unusable(thrown)
    }
  }
  await copyArchive(dir, own, target, options)
  return () => deleteArchive(dir)
}

async function copyArchive(
  dir: string,
  own: readonly string[],
  target: string,
  options: MoveOptions,
): Promise<void> {
  const { signal, onBytes } = options
  const part = `${target}.part`
  const files = await ownFiles(dir, own)
  const total = await bytesOf(files)
  let done = 0
  // what lies there already is somebody's: only a folder that was made here is ever removed
  await makeFolder(part)
  try {
    await makeFolders(dir, own, part)
    for (const file of files) {
      signal.throwIfAborted()
      const copy = join(part, relative(dir, file))
      await copyFile(file, copy, constants.COPYFILE_EXCL)
      const size = (await stat(file)).size
      if ((await stat(copy)).size !== size) {
        throw new AppError('file_unreadable', 'A file changed while it was copied. Try again.')
      }
      done += size
      onBytes(done, total)
    }
    signal.throwIfAborted()
    await sync(part)
    await rename(part, target)
  } catch (thrown) {
    await rm(part, { recursive: true, force: true })
    throw unusable(thrown)
  }
}

/** Makes a folder that must not exist, for the user alone. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { mode: 0o700 }).catch((thrown: unknown) => {
    throw codeOf(thrown) === 'EEXIST'
      ? new AppError('invalid_input', `There is a “${basename(path)}” in that folder already.`)
      : unusable(thrown)
  })
}

/** All folders, since PostgreSQL wants its empty ones, too. */
async function makeFolders(dir: string, own: readonly string[], copy: string): Promise<void> {
  for (const name of own) {
    if (!(await stat(join(dir, name))).isDirectory()) continue
    await mkdir(join(copy, name), { recursive: true, mode: 0o700 })
    const entries = await readdir(join(dir, name), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isDirectory()) continue
      const path = join(copy, relative(dir, join(entry.parentPath, entry.name)))
      await mkdir(path, { recursive: true, mode: 0o700 })
    }
  }
}

/** Asks the system to bring a folder's names to the disk; not every system can. */
async function sync(dir: string): Promise<void> {
  const handle = await open(dir, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : null
}

/** An error of the file system as a sentence. */
export function unusable(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new AppError('cancelled', 'It was cancelled. Everything is where it was.')
  }
  const code = codeOf(thrown)
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(
        'disk_full',
        'There is not enough room on that disk. Everything is where it was.',
      )
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'path_refused',
        'You have no right to write there. Choose another folder.',
        String(code),
      )
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new AppError('invalid_input', 'There is something of that name already.', String(code))
    case 'ENOENT':
      return new AppError('not_found', 'The folder is not there any more.', String(code))
    default:
      return new AppError(
        'internal',
        'The folder could not be used.',
        thrown instanceof Error ? thrown.message : String(thrown),
      )
  }
}
