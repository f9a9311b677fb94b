import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/errors'
import type { Database } from './database'
import { isDiskFull } from './errors'
import { lockArchive, type Release } from './lock'
import { migrate } from './migrate'
import { openPglite } from './pglite'
import { isAlmostFull } from './room'
import { unpackTemplate } from './template'

/** An archive on disk, opened by this process alone. */
export type OpenArchive = { db: Database; close(): Promise<void> }

export type OpenArchiveOptions = {
  /** The archive's folder; made, readable by its owner only, when it is not there. */
  dir: string
  /** The template that a new archive starts from; null or missing file = slower, by about two seconds. */
  templateFile: string | null
  /** Called once when the database has become unusable; end the process then. */
  onTrap?: () => void
}

/**
 * Opens an archive, or makes an empty one, and brings its schema up to date. Throws `archive_locked` when another
 * process has it, `disk_full`, or `database` with a sentence when it cannot be opened.
 */
export async function openArchive(options: OpenArchiveOptions): Promise<OpenArchive> {
  const { dir, templateFile, onTrap } = options
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 })
    await chmod(dir, 0o700)
  } catch (thrown) {
    if (isDiskFull(thrown))
      throw new AppError('disk_full', 'The disk is full: free some space, then try again.')
    throw new AppError(
      'database',
      'The archive folder cannot be made or is not yours to use. Choose another folder.',
      thrown instanceof Error && 'code' in thrown ? String(thrown.code) : null,
    )
  }
  let release: Release = () => undefined
  try {
    release = lockArchive(dir)
    const data = join(dir, 'pgdata')
    if (!(await hasEntries(data))) await makeData(data, templateFile)
    const db = await openPglite({ dir: data, onTrap })
    try {
      await migrate(db)
    } catch (thrown) {
      await db.close()
      throw thrown
    }
    const close = async () => {
      await db.close()
      release()
    }
    return { db, close }
  } catch (thrown) {
    release()
    if (thrown instanceof AppError) throw thrown
    if (isDiskFull(thrown) || isAlmostFull(dir))
      throw new AppError('disk_full', 'The disk is full: free some space, then try again.')
    throw new AppError(
      'database',
      'The archive could not be opened; its files may be damaged. Move its folder away and ingest the exports again.',
      thrown instanceof Error ? thrown.message : String(thrown),
    )
  }
}

/** Makes the data beside its place and moves it there whole: a start that is killed leaves no half database. */
async function makeData(data: string, templateFile: string | null): Promise<void> {
  const part = `${data}.part`
  await rm(part, { recursive: true, force: true })
  if (templateFile === null || !(await unpackTemplate(templateFile, part))) {
    await mkdir(part, { mode: 0o700 })
    const db = await openPglite({ dir: part })
    await db.close()
  }
  await rm(data, { recursive: true, force: true })
  await rename(part, data)
}

async function hasEntries(dir: string): Promise<boolean> {
  return readdir(dir).then(
    (names) => names.length > 0,
    () => false,
  )
}
