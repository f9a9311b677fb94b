import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { AppError } from '#shared/errors'
import type { MediaKept } from '#shared/media'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { mediaStore, storeFile } from '../files/media-store'

/*
 * Files that the user had downloaded lie in the archive's copy only. To the index they are files that were once in a
 * folder of this name and are gone from there, named as DCE would have named its download of the link.
 */
const FOLDER = 'downloads'

/** Copies a downloaded file into the archive and notes it under its link. */
export async function keepMedia(
  db: Queryable,
  archiveDir: string,
  { url, path }: MediaKept,
): Promise<void> {
  const [asked] = await db.query<{ is_remote: boolean }>(
    sql`select discord.is_remote(${url}::text) as is_remote`,
  )
  if (!asked?.is_remote) throw new AppError('invalid_input', 'Only a link can be downloaded.')
  // not openStore: it clears away what a copy that runs right now is writing
  await mkdir(mediaStore(archiveDir), { recursive: true, mode: 0o700 })
  const { sha256, size_bytes } = await storeFile(
    archiveDir,
    createReadStream(path),
    () => undefined,
  )
  await db.query(sql`
    insert into discord.media_folders (path, name, origin, is_removed)
    values (${FOLDER}, ${FOLDER}, 'download', true) on conflict (path) do nothing`)
  await db.query(sql`
    insert into discord.media_files (folder_id, name, name_key, digits, size_bytes, modified_at,
      is_gone, sha256)
    select d.id, a.name, discord.media_key(d.name, a.name), discord.media_digits(a.name),
      ${size_bytes}::float8, now(), true, ${sha256}
    from discord.media_folders d, (
      select discord.asset_name(u.url, discord.url_digits(u.url)) as name
      from (select discord.unsigned_url(${url}::text) as url) u) a
    where d.path = ${FOLDER}
    on conflict (folder_id, name) do update set size_bytes = excluded.size_bytes,
      modified_at = excluded.modified_at, sha256 = excluded.sha256`)
}
