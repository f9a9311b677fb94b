import { basename } from 'node:path'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/* Which files lie in which media folders. Whoever walks the folders tells it here. */

/** How a media folder came: it lies beside an export, or the user picked it. */
export type MediaOrigin = 'export' | 'picked'

/** A folder as it was last walked. */
export type KnownMediaFolder = {
  id: number
  path: string
  origin: MediaOrigin
  /** null: a folder that the user knows; else the one that it lies below. */
  top_id: number | null
  is_missing: boolean
  is_removed: boolean
  /** null: the walk did not come to its end. */
  modified_at: string | null
  entries: number
}

/** A file that was seen in a folder. */
export type SeenFile = { name: string; size_bytes: number; modified_at: string }

/** A folder that was walked: some of its files, and when they were the last ones, what is to be remembered of it. */
export type WalkedFolder = {
  path: string
  /** The folder on the list that it is or lies below. */
  top: string
  files: SeenFile[]
  /** null: more files follow. `gone` = names that were known and are not there. */
  end: { modified_at: string; entries: number; gone: string[] } | null
}

/** Every folder that is known. */
export function knownMediaFolders(db: Queryable): Promise<KnownMediaFolder[]> {
  return db.query<KnownMediaFolder>(sql`
    select id, path, origin, top_id, is_missing, is_removed, modified_at, entries
    from discord.media_folders order by path`)
}

/** The names of the files known in a folder. */
export async function knownMediaNames(db: Queryable, folderId: number): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    sql`select name from discord.media_files where folder_id = ${folderId} and not is_gone`,
  )
  return rows.map(({ name }) => name)
}

/** Puts a folder on the list, or back on it. One that the user picked stays picked. */
export async function writeMediaTop(
  tx: Queryable,
  path: string,
  origin: MediaOrigin,
): Promise<void> {
  const [row] = await tx.query<{ id: number }>(sql`
    insert into discord.media_folders as old (path, name, origin)
    values (${path}, ${basename(path)}, ${origin})
    on conflict (path) do update set is_missing = false, is_removed = false,
      top_id = case when excluded.origin = 'picked' then null else old.top_id end,
      origin = case when excluded.origin = 'picked' then 'picked' else old.origin end
    returning id`)
  if (!row) throw new Error('an insert that returns gives a row')
  await tx.query(sql`
    update discord.media_folders set is_missing = false where top_id = ${row.id} and is_missing`)
}

/** Notes that a folder is not there now; its files stay known, for it may be on a disk that comes back. */
export async function markMediaMissing(tx: Queryable, path: string): Promise<void> {
  await tx.query(sql`
    with top as (update discord.media_folders set is_missing = true where path = ${path} returning id)
    update discord.media_folders d set is_missing = true from top where d.top_id = top.id`)
}

/** Stores what was seen in some folders below one that is on the list. */
export async function writeWalked(tx: Queryable, walked: readonly WalkedFolder[]): Promise<void> {
  const paths = walked.map(({ path }) => path)
  await tx.query(sql`
    insert into discord.media_folders (path, name, origin)
    select path, name, 'export'
    from unnest(${walked.map(({ top }) => top)}::text[],
      ${walked.map(({ top }) => basename(top))}::text[]) t (path, name)
    on conflict (path) do nothing`)
  await tx.query(sql`
    insert into discord.media_folders as old (path, name, origin, top_id)
    select distinct w.path, w.name, t.origin, t.id
    from unnest(${paths}::text[], ${paths.map((path) => basename(path))}::text[],
      ${walked.map(({ top }) => top)}::text[]) w (path, name, top)
    join discord.media_folders t on t.path = w.top
    where w.path <> t.path
    on conflict (path) do update set origin = excluded.origin, top_id = excluded.top_id,
      is_missing = false, is_removed = false`)
  const files = walked.flatMap(({ path, files }) => files.map((file) => ({ path, ...file })))
  await tx.query(sql`
    insert into discord.media_files as old
      (folder_id, name, name_key, digits, size_bytes, modified_at)
    select distinct on (d.id, s.name) d.id, s.name, discord.media_key(d.name, s.name),
      discord.media_digits(s.name), s.size_bytes, s.modified_at
    from unnest(${files.map(({ path }) => path)}::text[], ${files.map(({ name }) => name)}::text[],
      ${files.map(({ size_bytes }) => size_bytes)}::float8[],
      ${files.map(({ modified_at }) => modified_at)}::timestamptz[])
      s (path, name, size_bytes, modified_at)
    join discord.media_folders d on d.path = s.path
    on conflict (folder_id, name) do update set size_bytes = excluded.size_bytes,
      modified_at = excluded.modified_at, is_gone = false,
      sha256 = case when old.size_bytes = excluded.size_bytes
        and old.modified_at = excluded.modified_at then old.sha256 end`)
  for (const { path, end } of walked) {
    if (end === null) continue
    const [folder] = await tx.query<{ id: number }>(sql`
      update discord.media_folders set modified_at = ${end.modified_at}::text::timestamptz,
        entries = ${end.entries} where path = ${path} returning id`)
    if (folder && end.gone.length > 0) await loseFiles(tx, [folder.id], end.gone)
  }
}

/** Notes that folders below one on the list are not there any more. */
export async function loseMediaFolders(tx: Queryable, ids: readonly number[]): Promise<void> {
  await loseFiles(tx, ids)
  await tx.query(sql`update discord.media_folders set is_missing = true, modified_at = null
    where id = any (${ids}::int[])`)
  await dropEmptyFolders(tx, ids)
}

/** Takes a folder off the list; what was copied stays known. `_Files` folders below it are those of exports again. */
export async function forgetMediaFolder(tx: Queryable, folderId: number): Promise<void> {
  await tx.query(sql`
    update discord.media_folders set origin = 'export', top_id = null
    where top_id = ${folderId} and lower(name) like '%\\_files'`)
  const rows = await tx.query<{ id: number }>(sql`
    update discord.media_folders set is_removed = true, modified_at = null
    where id = ${folderId} or top_id = ${folderId} returning id`)
  const ids = rows.map(({ id }) => id)
  await loseFiles(tx, ids)
  await dropEmptyFolders(tx, ids)
}

/** Forgets files of folders; those with a copy stay, as gone from there. */
async function loseFiles(
  tx: Queryable,
  folderIds: readonly number[],
  names: readonly string[] | null = null,
): Promise<void> {
  const which = sql`folder_id = any (${folderIds}::int[])
    and (${names === null} or name = any (${names ?? []}::text[]))`
  await tx.query(sql`delete from discord.media_files where ${which} and sha256 is null`)
  await tx.query(sql`update discord.media_files set is_gone = true where ${which}`)
}

async function dropEmptyFolders(tx: Queryable, ids: readonly number[]): Promise<void> {
  await tx.query(sql`delete from discord.media_folders d where id = any (${ids}::int[])
    and not exists (select from discord.media_files f where f.folder_id = d.id)
    and not exists (select from discord.media_folders c where c.top_id = d.id)`)
}

/** The paths of all export files, which are no media wherever they lie. */
export async function exportPaths(db: Queryable): Promise<Set<string>> {
  const rows = await db.query<{ path: string }>(sql`select path from discord.export_files`)
  return new Set(rows.map(({ path }) => path))
}

/** The folders that faces and emoji of some export files lie in, as those files name them. */
export function namedMediaFolders(
  db: Queryable,
  fileIds: readonly number[],
): Promise<{ path: string; folder: string }[]> {
  return db.query(sql`
    select distinct e.path, n.folder
    from (
      select file_id, avatar_url as url from discord.authors
      union all select file_id, avatar_url from discord.guild_members
      union all select file_id, image_url from discord.emojis
      union all select file_id, icon_url from discord.guilds
      union all select file_id, icon_url from discord.channels
    ) m
    cross join lateral (select substring(m.url from '^(.*[^/\\\\])[/\\\\]+[^/\\\\]+$') as folder) n
    join discord.export_files e on e.id = m.file_id
    where m.file_id = any (${fileIds}::int[]) and not discord.is_remote(m.url)
      and n.folder is not null`)
}
