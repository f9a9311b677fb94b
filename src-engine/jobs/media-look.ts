import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { isBucketUrl } from '#shared/bucket'
import type { MediaCount } from '#shared/media'
import { relativeParts } from '../archive/media'
import {
  countSlice,
  countWhole,
  SLICED_KINDS,
  WHOLE_KINDS,
  writeMediaCounts,
} from '../archive/media-counts'
import {
  exportPaths,
  type KnownMediaFolder,
  knownMediaFolders,
  knownMediaNames,
  loseMediaFolders,
  type MediaOrigin,
  markMediaMissing,
  namedMediaFolders,
  type SeenFile,
  type WalkedFolder,
  writeMediaTop,
  writeWalked,
} from '../archive/media-index'
import type { Queryable } from '../db/database'
import { problemSentence } from '../sources/problem'
import type { JobContext } from './kind'

/** A folder to look for media in. */
export type MediaPlace = { path: string; origin: MediaOrigin }

/** What looking came to. `changed` = files that are new or other than before. */
export type Looked = { files: number; size_bytes: number; changed: number; missing: number }

const ROWS_AT_ONCE = 2000
const STATS_AT_ONCE = 64
const JUNK = /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i

/**
 * Walks folders for media and stores what lies in them. A folder that is as it was (time and number of entries) is not
 * looked through again; links are not followed. Files are never opened.
 */
export async function lookForMedia(
  places: readonly MediaPlace[],
  context: JobContext,
): Promise<Looked> {
  context.progress({ stage: 'Looking for media', unit: 'files', done: 0, total: null })
  const stored = await knownMediaFolders(context.db)
  const walk = new MediaWalk(context, stored, await exportPaths(context.db))
  for (const place of merged(places, stored)) await walk.top(place)
  await walk.flush()
  return walk.looked
}

/** The places and the folders picked before, without those inside a picked one, which is walked as a whole. */
function merged(places: readonly MediaPlace[], stored: readonly KnownMediaFolder[]): MediaPlace[] {
  const picked = [
    ...stored.filter(isPicked).map(({ path }) => path),
    ...places.flatMap(({ path, origin }) => (origin === 'picked' ? [path] : [])),
  ]
  const paths = new Map<string, MediaPlace>()
  for (const path of picked) paths.set(path, { path, origin: 'picked' })
  for (const place of places) {
    const isInside = picked.some((folder) => place.path.startsWith(below(folder)))
    if (!paths.has(place.path) && !isInside) paths.set(place.path, place)
  }
  return [...paths.values()]
}

function isPicked({ origin, top_id, is_removed }: KnownMediaFolder): boolean {
  return origin === 'picked' && top_id === null && !is_removed
}

class MediaWalk {
  readonly #context: JobContext
  readonly #exports: ReadonlySet<string>
  readonly #known: ReadonlyMap<string, KnownMediaFolder>
  readonly #below = new Map<number, KnownMediaFolder[]>()
  readonly looked: Looked = { files: 0, size_bytes: 0, changed: 0, missing: 0 }
  #waiting: WalkedFolder[] = []
  #rows = 0

  constructor(
    context: JobContext,
    known: readonly KnownMediaFolder[],
    exports: ReadonlySet<string>,
  ) {
    this.#context = context
    this.#exports = exports
    this.#known = new Map(known.map((folder) => [folder.path, folder]))
    for (const folder of known) {
      if (folder.top_id === null) continue
      const others = this.#below.get(folder.top_id)
      if (others) others.push(folder)
      else this.#below.set(folder.top_id, [folder])
    }
  }

  async top({ path, origin }: MediaPlace): Promise<void> {
    const { batch, signal } = this.#context
    const top = await this.#root(path, origin)
    if (top === null) return
    const known = this.#known.get(top)
    const isListed =
      known !== undefined && !known.is_missing && !known.is_removed && known.origin === origin
    if (!isListed && (known !== undefined || origin === 'picked')) {
      await batch((tx) => writeMediaTop(tx, top, origin))
      this.looked.changed++
    }
    const seen = new Set<string>()
    const folders = [top]
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      signal.throwIfAborted()
      const found = this.#known.get(folder)
      // a picked folder inside a picked one is walked by itself
      if (folder !== top && found && isPicked(found)) continue
      seen.add(folder)
      folders.push(...(await this.#folder(folder, top)))
    }
    const lost = (this.#below.get(known?.id ?? 0) ?? []).filter(({ path }) => !seen.has(path))
    if (lost.length === 0) return
    this.looked.changed += lost.length
    const ids = lost.map(({ id }) => id)
    await batch((tx) => loseMediaFolders(tx, ids))
  }

  /** The real path of a place; null when it is not there, which is noted. */
  async #root(path: string, origin: MediaOrigin): Promise<string | null> {
    try {
      const top = await realpath(path)
      await readdir(top)
      return top
    } catch (error) {
      this.looked.missing++
      if (this.#known.get(path)?.is_missing === false) {
        this.looked.changed++
        await this.#context.batch((tx) => markMediaMissing(tx, path))
      }
      if (origin === 'picked') {
        this.#note(path, 'no_media_folder', 'This media folder cannot be looked into.', error)
      }
      return null
    }
  }

  #note(file: string, code: string, what: string, error: unknown): void {
    const message = `${what} ${problemSentence(error)}`
    this.#context.note({ file, code, message, byte_offset: null, count: 1 })
  }

  /** Looks through one folder; returns the folders in it. */
  async #folder(path: string, top: string): Promise<string[]> {
    const known = this.#known.get(path) ?? null
    let entries: Dirent[]
    let modified_at: string
    try {
      modified_at = (await stat(path)).mtime.toISOString()
      entries = await readdir(path, { withFileTypes: true })
    } catch (error) {
      this.#note(path, 'unreadable', 'This folder cannot be looked into.', error)
      return []
    }
    const folders = entries.filter((entry) => entry.isDirectory())
    const names = entries
      .filter((entry) => entry.isFile() && !JUNK.test(entry.name))
      .map(({ name }) => name)
      .filter((name) => !this.#exports.has(join(path, name)))
    const isAsBefore =
      known?.modified_at === modified_at &&
      known.entries === entries.length &&
      (path === top || known.top_id === this.#known.get(top)?.id)
    this.looked.files += names.length
    if (!isAsBefore) {
      const end = { modified_at, entries: entries.length, gone: await this.#gone(known, names) }
      await this.#files(path, top, names, end)
    }
    this.#context.progress({ done: this.looked.files })
    return folders.map(({ name }) => join(path, name))
  }

  async #gone(known: KnownMediaFolder | null, names: readonly string[]): Promise<string[]> {
    if (known === null) return []
    const there = new Set(names)
    const before = await knownMediaNames(this.#context.db, known.id)
    return before.filter((name) => !there.has(name))
  }

  async #files(
    path: string,
    top: string,
    names: readonly string[],
    end: NonNullable<WalkedFolder['end']>,
  ): Promise<void> {
    let files: SeenFile[] = []
    for (let at = 0; at < names.length; at += STATS_AT_ONCE) {
      const some = names.slice(at, at + STATS_AT_ONCE)
      const seen = await Promise.all(some.map((name) => seenFile(path, name)))
      for (const file of seen) {
        if (file === null) continue
        files.push(file)
        this.looked.size_bytes += file.size_bytes
        this.looked.changed++
        if (++this.#rows < ROWS_AT_ONCE) continue
        this.#waiting.push({ path, top, files, end: null })
        files = []
        await this.flush()
      }
    }
    this.looked.changed += end.gone.length
    this.#rows++
    this.#waiting.push({ path, top, files, end })
    if (this.#rows >= ROWS_AT_ONCE) await this.flush()
  }

  /** Stores what was seen and is not stored yet. */
  async flush(): Promise<void> {
    const walked = this.#waiting
    this.#waiting = []
    this.#rows = 0
    if (walked.length === 0) return
    await this.#context.batch((tx) => writeWalked(tx, walked))
    this.#context.progress({ done: this.looked.files })
  }
}

async function seenFile(folder: string, name: string): Promise<SeenFile | null> {
  try {
    const { size, mtime } = await stat(join(folder, name))
    return { name, size_bytes: size, modified_at: mtime.toISOString() }
  } catch {
    return null
  }
}

function below(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep
}

/** What an ingest came by that tells where media lies. */
export type IngestedPlaces = {
  /** Folders named as DCE names those of media. */
  folders: readonly string[]
  /** Exports that the user named one by one: nobody looked at what lies beside them. */
  given: readonly string[]
  /** The exports that were read. */
  file_ids: readonly number[]
}

/**
 * The stage at the end of an ingest: looks beside the exports that came in, in the folders to add, and again in those
 * that were picked before. Nothing happens where there is no media.
 */
export async function findMedia(
  beside: IngestedPlaces,
  mediaDirs: readonly string[],
  context: JobContext,
): Promise<void> {
  const places = await mediaPlaces(context.db, beside)
  for (const path of mediaDirs) places.push({ path: resolve(path), origin: 'picked' })
  const known = await knownMediaFolders(context.db)
  if (places.length === 0 && known.length === 0) return
  const { changed } = await lookForMedia(places, context)
  if (changed === 0 && beside.file_ids.length === 0) return
  await countMedia(context)
  context.archiveChanged()
}

/** The places beside exports where media may lie: by DCE's custom, and as the exports themselves name them. */
export async function mediaPlaces(
  db: Queryable,
  { folders, given, file_ids }: IngestedPlaces,
): Promise<MediaPlace[]> {
  const paths = new Set(folders)
  // the parts of an export that was split share a folder, named without their number
  for (const path of given) paths.add(`${path.replace(/ \[part \d+\](?=\.[^.]*$)/i, '')}_Files`)
  for (const { path, folder } of await namedMediaFolders(db, file_ids)) {
    const parts = relativeParts(folder)
    // the export's own folder holds exports, and whatever else; one in a bucket has none on this computer
    if (parts !== null && parts.length > 0 && !isBucketUrl(path))
      paths.add(resolve(dirname(path), ...parts))
  }
  const places: MediaPlace[] = []
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found?.isDirectory()) places.push({ path, origin: 'export' })
  }
  return places
}

/** Counts what the archive names and how much of it is on disk. */
export async function countMedia(context: JobContext): Promise<void> {
  const counts: MediaCount[] = []
  context.progress({ stage: 'Counting media' })
  for (const kind of SLICED_KINDS) {
    const sum = { named: 0, kept: 0, copied: 0, remote: 0 }
    let after: string[] | null = null
    do {
      const slice: Awaited<ReturnType<typeof countSlice>> = await context.batch((tx) =>
        countSlice(tx, kind, after),
      )
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += slice.counts[key]
      after = slice.next
    } while (after !== null)
    counts.push({ kind, ...sum })
  }
  for (const kind of WHOLE_KINDS) {
    counts.push({ kind, ...(await context.batch((tx) => countWhole(tx, kind))) })
  }
  await context.batch((tx) => writeMediaCounts(tx, counts))
}
