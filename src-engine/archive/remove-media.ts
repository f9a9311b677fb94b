import { rm } from 'node:fs/promises'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { storedPath } from '../files/media-store'

/** The folders that DCE puts the downloads of an export into: beside it, and one for all parts of it. */
function downloadFolders(path: string): string[] {
  return [`${path}_Files`, `${path.replace(/ \[part \d+\](?=\.json$)/i, '')}_Files`]
}

/** The download folders that belong to these files and to no other file of the archive. */
export async function ownDownloadFolders(
  db: Queryable,
  fileIds: readonly number[],
): Promise<string[]> {
  const files = await db.query<{ path: string; is_removed: boolean }>(sql`
    select path, id = any (${fileIds}::int[]) as is_removed from discord.export_files`)
  const kept = new Set(
    files.filter((file) => !file.is_removed).flatMap((f) => downloadFolders(f.path)),
  )
  const own = files.filter((file) => file.is_removed).flatMap((f) => downloadFolders(f.path))
  return [...new Set(own)].filter((folder) => !kept.has(folder))
}

/**
 * Forgets what lies in download folders and returns the hashes of copies that nothing else in the archive is a copy of.
 * What lies on disk outside of the archive is not touched.
 */
export async function forgetDownloads(tx: Queryable, paths: readonly string[]): Promise<string[]> {
  const folders = await tx.query<{ id: number }>(sql`
    select id from discord.media_folders where path = any (${paths}::text[]) and origin = 'export'`)
  if (folders.length === 0) return []
  const ids = folders.map(({ id }) => id)
  const gone = await tx.query<{ sha256: string | null }>(sql`
    delete from discord.media_files where folder_id = any (${ids}::int[]) returning sha256`)
  await tx.query(sql`
    delete from discord.media_folders d where d.id = any (${ids}::int[])
      and not exists (select from discord.media_folders c where c.top_id = d.id)`)
  const hashes = [...new Set(gone.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])))]
  if (hashes.length === 0) return []
  const kept = await tx.query<{ sha256: string }>(sql`
    select distinct sha256 from discord.media_files where sha256 = any (${hashes}::text[])`)
  const others = new Set(kept.map(({ sha256 }) => sha256))
  return hashes.filter((sha256) => !others.has(sha256))
}

/** Deletes copies of the archive's own. */
export async function removeCopies(archiveDir: string, hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes) {
    const path = storedPath(archiveDir, sha256)
    if (path !== null) await rm(path, { force: true })
  }
}
