import { resolve, sep } from 'node:path'
import { AppError } from '#shared/errors'
import type { Queryable } from '../db/database'
import { join, type Sql, sql } from '../db/sql'

/** A folder that is kept in sync, as it is stored. */
export type SyncedFolder = {
  id: number
  path: string
  last_checked_at: string | null
  last_changed_at: string | null
  /** What lay there when all of it had been taken in; null: never. */
  fingerprint: string | null
  /** What lay there when the user cancelled taking it in; null: never. */
  held_fingerprint: string | null
  /** The newest job for it; null: none. */
  job_id: number | null
}

/** What the archive holds of a folder. */
export type KnownFolder = { path: string; files: number; last_ingested_at: string | null }

/** How many folders of past ingests are told of. */
const REMEMBERED = 30

/** The folders that are kept in sync, in the order they were turned on. */
export async function syncedFolders(db: Queryable): Promise<SyncedFolder[]> {
  return db.query<SyncedFolder>(sql`
    select id, path, last_checked_at, last_changed_at, fingerprint, held_fingerprint, job_id
    from app.synced_folders where source = 'folder' order by id`)
}

/**
 * The folders that were ingested last or are kept in sync, with what the archive holds of them. A folder is what files
 * lie below: nothing on disk is looked at, since a drive that does not answer would let everybody wait.
 */
export async function knownFolders(db: Queryable): Promise<KnownFolder[]> {
  return db.query<KnownFolder>(sql`
    with given as (
      select g.path, max(j.id) as job_id
      from app.jobs j, jsonb_array_elements_text(j.params -> 'paths') as g (path)
      where j.kind = 'ingest' and jsonb_typeof(j.params -> 'paths') = 'array'
      group by 1 order by 2 desc limit ${REMEMBERED}
    ), candidate as (
      select path, null::int as id from given
      where path not in (select path from app.synced_folders where source = 'folder')
      union all select path, id from app.synced_folders where source = 'folder'
    )
    select c.path, f.files, f.last_ingested_at
    from candidate c, lateral (
      select count(*)::int as files, max(e.ingested_at) as last_ingested_at
      from discord.export_files e
      where e.state <> 'foreign' and ${isBelow(sql`e.path`, sql`c.path`)}
    ) f
    where c.id is not null or f.files > 0
    order by c.id is null, c.id, c.path`)
}

function isBelow(path: Sql, folder: Sql): Sql {
  return sql`(starts_with(${path}, ${folder} || '/') or starts_with(${path}, ${folder} || '\\'))`
}

/**
 * Remembers a folder to be kept in sync; those below it are part of it from now on. Returns its id, the same one when
 * it was there already; `invalid_input` when it lies in another that is kept in sync.
 */
export async function addSyncedFolder(db: Queryable, path: string): Promise<number> {
  const folder = resolve(path)
  const known = await syncedFolders(db)
  const same = known.find((other) => other.path === folder)
  if (same) return same.id
  const around = known.find((other) => folder.startsWith(withSeparator(other.path)))
  if (around) {
    throw new AppError(
      'invalid_input',
      `This folder lies in ${around.path}, which is kept in sync already.`,
    )
  }
  await db.query(sql`
    delete from app.synced_folders
    where source = 'folder' and starts_with(path, ${withSeparator(folder)})`)
  const [row] = await db.query<{ id: number }>(
    sql`insert into app.synced_folders (path) values (${folder}) returning id`,
  )
  return (row as { id: number }).id
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : `${folder}${sep}`
}

/** Forgets that a folder is to be kept in sync; what came from it stays. Nothing happens when it is not. */
export async function removeSyncedFolder(db: Queryable, id: number): Promise<void> {
  await db.query(sql`delete from app.synced_folders where id = ${id}`)
}

/** Stores what a folder's row does not know yet; what is not named stays. */
export async function saveSyncedFolder(
  db: Queryable,
  id: number,
  change: Partial<Pick<SyncedFolder, 'fingerprint' | 'held_fingerprint' | 'job_id'>> & {
    is_checked?: true
    is_changed?: true
  },
): Promise<void> {
  const set = [
    ...('fingerprint' in change ? [sql`fingerprint = ${change.fingerprint ?? null}`] : []),
    ...('held_fingerprint' in change
      ? [sql`held_fingerprint = ${change.held_fingerprint ?? null}`]
      : []),
    ...('job_id' in change ? [sql`job_id = ${change.job_id ?? null}`] : []),
    ...(change.is_checked ? [sql`last_checked_at = now()`] : []),
    ...(change.is_changed ? [sql`last_changed_at = now()`] : []),
  ]
  await db.query(sql`update app.synced_folders set ${join(set, ', ')} where id = ${id}`)
}
