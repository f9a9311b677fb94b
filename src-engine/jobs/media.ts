import { join, resolve } from 'node:path'
import { AppError } from '#shared/errors'
import type { MediaResult, MediaTask } from '#shared/media'
import {
  type CopiedFile,
  copyAmounts,
  type FileToCopy,
  filesToCopy,
  forgetCopies,
  writeCopies,
} from '../archive/media-copies'
import { forgetMediaFolder, knownMediaFolders } from '../archive/media-index'
import { freeBytes, openStore, removeStore, storeFile } from '../files/media-store'
import { openFile } from '../sources/file'
import { SourceError } from '../sources/source'
import { type JobContext, jobKind } from './kind'
import { countMedia, lookForMedia } from './media-look'

/** Finds media on disk, copies it into the archive, or deletes that copy. */
export const mediaKind = jobKind({
  kind: 'media',
  title: titleOf,
  async run(params, context): Promise<MediaResult> {
    const result = await runTask(params, context)
    await countMedia(context)
    context.archiveChanged()
    return result
  },
})

function titleOf(params: MediaTask): string {
  switch (params.task) {
    case 'look':
      return params.add.length === 0 ? 'Look for media' : 'Add media folder'
    case 'forget':
      return 'Remove media folder'
    case 'copy':
      return 'Copy media into the archive'
    case 'remove_copy':
      return 'Remove the copy of media'
  }
}

async function runTask(params: MediaTask, context: JobContext): Promise<MediaResult> {
  switch (params.task) {
    case 'look': {
      const known = await knownMediaFolders(context.db)
      const looked = await lookForMedia(
        [
          ...known.filter(({ top_id, is_removed }) => top_id === null && !is_removed),
          ...params.add.map((path) => ({ path: resolve(path), origin: 'picked' as const })),
        ],
        context,
      )
      return { files: looked.files, size_bytes: looked.size_bytes, missing: looked.missing }
    }
    case 'forget':
      await context.batch((tx) => forgetMediaFolder(tx, params.folder_id))
      return { files: 0, size_bytes: 0, missing: 0 }
    case 'copy':
      return copyMedia(context)
    case 'remove_copy':
      return removeCopy(context)
  }
}

const FILES_AT_ONCE = 200
const CHUNK_BYTES = 1 << 20
const BYTES_AT_ONCE = 64_000_000
/** What the database and everybody else on the disk should still have after a copy. */
const SPARE_BYTES = 256_000_000

/** Copies what has no copy yet, file by file; what is stored when it is stopped stays. */
export async function copyMedia(
  context: JobContext,
  free: (dir: string) => Promise<number> = freeBytes,
): Promise<MediaResult> {
  const { archive_dir, db, signal } = context
  const before = await copyAmounts(db)
  const total = before.copied_bytes + before.left_bytes
  const space = await free(archive_dir)
  if (before.left_bytes + SPARE_BYTES > space) {
    throw new AppError(
      'disk_full',
      `Copying needs ${inWords(before.left_bytes + SPARE_BYTES)}, and the disk of the archive has ${inWords(space)} left. Nothing was copied.`,
    )
  }
  await openStore(archive_dir)
  const result: MediaResult = { files: 0, size_bytes: 0, missing: 0 }
  let done = before.copied_bytes
  const tell = (bytes: number) => {
    signal.throwIfAborted()
    done += bytes
    context.progress({
      done: Math.min(done, total),
      counters: { files: before.copied_files + result.files },
    })
  }
  context.progress({ stage: 'Copying media', unit: 'bytes', done, total })
  let after = { folder_id: 0, name: '' }
  for (;;) {
    const files = await filesToCopy(db, after, FILES_AT_ONCE)
    const last = files.at(-1)
    if (last === undefined) return result
    after = last
    let copied: CopiedFile[] = []
    let bytes = 0
    for (const file of files) {
      const copy = await copyOne(file, context, tell)
      if (copy === null) {
        result.missing++
        continue
      }
      copied.push(copy)
      result.files++
      result.size_bytes += copy.copied_bytes
      bytes += copy.copied_bytes
      if (bytes < BYTES_AT_ONCE) continue
      await save(copied)
      copied = []
      bytes = 0
    }
    await save(copied)
  }

  async function save(copied: readonly CopiedFile[]): Promise<void> {
    await context.batch((tx) => writeCopies(tx, copied))
  }
}

/** The copy of one file; null and a note when it cannot be read. */
async function copyOne(
  file: FileToCopy,
  { archive_dir, note }: JobContext,
  tell: (bytes: number) => void,
): Promise<CopiedFile | null> {
  const path = join(file.folder, file.name)
  try {
    const source = await openFile({ kind: 'file', path, raw_path: null })
    try {
      const { sha256, size_bytes } = await storeFile(archive_dir, source.chunks(CHUNK_BYTES), tell)
      return { ...file, sha256, copied_bytes: size_bytes }
    } finally {
      await source.close()
    }
  } catch (thrown) {
    if (!(thrown instanceof SourceError)) throw thrown
    const message = `It was not copied. ${thrown.message}`
    note({ file: path, code: 'not_copied', message, byte_offset: null, count: 1 })
    return null
  }
}

async function removeCopy(context: JobContext): Promise<MediaResult> {
  const { copied_files, copied_bytes } = await copyAmounts(context.db)
  context.progress({ stage: 'Removing the copy', unit: 'files', done: 0, total: copied_files })
  // first what points to the copies, so that a stop in between leaves files without a name and no name without a file
  await context.batch((tx) => forgetCopies(tx))
  await removeStore(context.archive_dir)
  context.progress({ done: copied_files })
  return { files: copied_files, size_bytes: copied_bytes, missing: 0 }
}

function inWords(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`
}
