import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { isBucketUrl } from '#shared/bucket'
import type { MediaRef } from '#shared/rows'
import type { Queryable } from '../db/database'
import { raw, type Sql, sql } from '../db/sql'
import { storedPath } from '../files/media-store'
import { besideInZip } from './media-zip'

/**
 * The real path of the file that a url of an export means; null when there is none. In this order: beside the export, also
 * in a zip archive (`inside`, from which it was unpacked);
 * at the absolute path that it names, inside a folder that the user picked; by its name in the media folders and in the
 * archive's own copy, where a remote url has the name that a download of it would have.
 */
export async function resolveMedia(
  db: Queryable,
  archiveDir: string,
  { file_id, url, size_bytes: said }: MediaRef,
): Promise<{ path: string; inside?: string } | null> {
  const [file] = await db.query<{ path: string }>(
    sql`select path from discord.export_files where id = ${file_id}`,
  )
  if (url.includes('\0')) return null
  const size_bytes = said ?? null
  // a removed file leaves no folder, but names of people and emoji that it was the newest to show
  const folder = file ? dirname(file.path) : ''
  const isOnDisk = file !== undefined && !isBucketUrl(file.path)
  // the name as written first: DCE does not encode, and a real name may hold a percent sign
  const names = [...new Set([url, decoded(url)])]
  for (const name of names) {
    const beside = isOnDisk ? await besideExport(folder, name) : null
    const path = beside ?? (await inPickedFolder(db, name))
    if (path !== null) return { path }
  }
  for (const name of isOnDisk ? names : []) {
    const found = await besideInZip(archiveDir, file?.path ?? '', relativeParts(name) ?? [])
    if (found !== null) return found
  }
  for (const name of names) {
    const path = await byName(db, archiveDir, { folder, url: name, size_bytes })
    if (path !== null) return { path }
  }
  return null
}

/** A condition on `discord.media_files f`: it may be what `url` means, which is a piece of SQL. */
export function isFileOf(url: Sql): Sql {
  return sql`f.name_key = any (discord.media_keys(${url})) and discord.is_media_of(${url}, f.digits)`
}

/** A condition on `discord.media_files f` in `discord.media_folders d`: it was there when it was last looked for. */
export const IS_KEPT: Sql = sql`(f.sha256 is not null or not (f.is_gone or d.is_missing))`

/** True of a url whose file was on disk when it was last looked for, or is in the archive's copy. */
export function isKept(url: Sql): Sql {
  return sql`exists (select from discord.media_files f
    join discord.media_folders d on d.id = f.folder_id where ${isFileOf(url)} and ${IS_KEPT})`
}

function decoded(url: string): string {
  try {
    const name = decodeURIComponent(url)
    return name.includes('\0') ? url : name
  } catch {
    return url
  }
}

async function besideExport(folder: string, name: string): Promise<string | null> {
  const parts = relativeParts(name)
  return parts === null ? null : fileInside(folder, resolve(folder, ...parts))
}

/** The steps of a relative path of either system; null for anything that could lead elsewhere. */
export function relativeParts(url: string): string[] | null {
  const path = url.replaceAll('\\', '/')
  const isElsewhere = path.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(path)
  if (path === '' || isElsewhere || path.includes('\0')) return null
  const parts = path.split('/')
  if (parts.includes('..')) return null
  return parts.filter((part) => part !== '' && part !== '.')
}

/** What `--media-dir` outside of the export's folder leads to; the user must have picked a folder around it. */
async function inPickedFolder(db: Queryable, name: string): Promise<string | null> {
  // Windows knows paths without a drive, which mean another folder each time
  const isAbsolute =
    process.platform === 'win32' ? /^[a-z]:[\\/]/i.test(name) : /^\/[^/]/.test(name)
  if (!isAbsolute) return null
  const picked = await db.query<{ path: string }>(
    sql`select path from discord.media_folders
        where origin = 'picked' and top_id is null and not is_removed`,
  )
  for (const folder of picked) {
    const path = await fileInside(folder.path, resolve(name))
    if (path !== null) return path
  }
  return null
}

async function fileInside(folder: string, file: string): Promise<string | null> {
  try {
    const root = await realpath(folder)
    const path = await realpath(file)
    const isInside = path.startsWith(root.endsWith(sep) ? root : root + sep)
    return isInside && (await stat(path)).isFile() ? path : null
  } catch {
    return null
  }
}

type Candidate = {
  folder: string
  folder_name: string
  name: string
  size_bytes: number
  is_gone: boolean
  sha256: string | null
}

/** So many files of one name are looked at; a face lies in the folder of every channel that its owner wrote in. */
const CANDIDATES = 100

async function byName(
  db: Queryable,
  archiveDir: string,
  asked: { folder: string; url: string; size_bytes: number | null },
): Promise<string | null> {
  const found = await db.query<Candidate>(sql`
    select d.path as folder, d.name as folder_name, f.name, f.size_bytes, f.is_gone, f.sha256
    from discord.media_files f join discord.media_folders d on d.id = f.folder_id
    where ${isFileOf(sql`${asked.url}::text`)}
    order by d.name = ${ownFolder(asked.url)} desc, starts_with(d.path, ${asked.folder}) desc,
      f.sha256 is null, f.folder_id, f.name
    limit ${raw(String(CANDIDATES))}`)
  for (const candidate of chooseFile(found, asked)) {
    const path = (await onDisk(candidate)) ?? (await inArchive(archiveDir, candidate))
    if (path !== null) return path
  }
  return null
}

/**
 * The files that a url means, best first; [] when that cannot be told. Those of the size that the export says, when there
 * are any. Of these, those in a folder of the name that the url says, else any. Of these, those nearest to the export.
 * When the last ones differ in size they are different files, and a wrong picture is worse than none.
 */
export function chooseFile<C extends Pick<Candidate, 'folder' | 'folder_name' | 'size_bytes'>>(
  found: readonly C[],
  { folder, url, size_bytes }: { folder: string; url: string; size_bytes: number | null },
): C[] {
  const own = ownFolder(url)
  const sized = preferred(found, (one) => one.size_bytes === size_bytes)
  const named = preferred(sized, (one) => one.folder_name === own)
  const nearest = Math.max(0, ...named.map((one) => commonSteps(one.folder, folder)))
  const near = named.filter((one) => commonSteps(one.folder, folder) === nearest)
  if (new Set(near.map((one) => one.size_bytes)).size > 1) return []
  // the nearest may be gone from the disk: then any other file of its name and size will do
  const size = near[0]?.size_bytes
  return [...near, ...found.filter((one) => !near.includes(one) && one.size_bytes === size)]
}

function preferred<C>(all: readonly C[], is: (one: C) => boolean): readonly C[] {
  const some = all.filter(is)
  return some.length > 0 ? some : all
}

/** The folder that a path names right before the file; '' when it names none. */
function ownFolder(url: string): string {
  return /([^/\\]*)[/\\]+[^/\\]+$/.exec(url)?.[1] ?? ''
}

function commonSteps(a: string, b: string): number {
  const left = a.split(/[/\\]/)
  const right = b.split(/[/\\]/)
  const end = left.findIndex((step, index) => step !== right[index])
  return end === -1 ? left.length : end
}

/** The file where it was seen, unless a link stands on the way to it by now. */
async function onDisk({ folder, name, is_gone }: Candidate): Promise<string | null> {
  if (is_gone || basename(name) !== name) return null
  const path = join(folder, name)
  try {
    return (await realpath(path)) === path && (await stat(path)).isFile() ? path : null
  } catch {
    return null
  }
}

async function inArchive(archiveDir: string, { sha256, size_bytes }: Candidate) {
  const path = sha256 === null ? null : storedPath(archiveDir, sha256)
  if (path === null) return null
  const found = await stat(path).catch(() => null)
  return found?.isFile() && found.size === size_bytes ? path : null
}
