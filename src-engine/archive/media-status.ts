import type { MediaCount, MediaFolder, MediaStatus } from '#shared/media'
import { MEDIA_KINDS } from '#shared/media'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** The media folders, what they hold, and how much of what the archive names that is. */
export async function mediaStatus(db: Queryable): Promise<MediaStatus> {
  const picked = await db.query<MediaFolder>(sql`
    select t.id as folder_id, t.path, not t.is_missing as is_there,
      count(f.name)::int as files, coalesce(sum(f.size_bytes), 0)::float8 as size_bytes
    from discord.media_folders t
    join discord.media_folders d on d.id = t.id or d.top_id = t.id
    left join discord.media_files f on f.folder_id = d.id and not f.is_gone
    where t.origin = 'picked' and t.top_id is null and not t.is_removed
    group by t.id order by t.path`)
  const [beside] = await db.query<MediaStatus['beside']>(sql`
    select count(distinct d.id)::int as folders,
      count(distinct d.id) filter (where d.is_missing)::int as missing,
      count(f.name)::int as files, coalesce(sum(f.size_bytes), 0)::float8 as size_bytes
    from discord.media_folders d
    left join discord.media_files f on f.folder_id = d.id and not f.is_gone
    where d.origin = 'export' and not d.is_removed`)
  const [all] = await db.query<AllFiles>(sql`
    select count(*)::int as files, coalesce(sum(f.size_bytes), 0)::float8 as size_bytes,
      count(f.sha256)::int as copied_files,
      coalesce(sum(f.size_bytes) filter (where f.sha256 is not null), 0)::float8 as copied_bytes,
      count(*) filter (where f.sha256 is not null and (f.is_gone or d.is_missing))::int as only
    from discord.media_files f join discord.media_folders d on d.id = f.folder_id`)
  const [stored] = await db.query<{ stored_files: number; stored_bytes: number }>(sql`
    select count(*)::int as stored_files, coalesce(sum(size_bytes), 0)::float8 as stored_bytes
    from (select distinct sha256, size_bytes from discord.media_files where sha256 is not null) s`)
  if (!beside || !all || !stored) throw new Error('an aggregate gives one row')
  return {
    picked,
    beside,
    files: all.files,
    size_bytes: all.size_bytes,
    copy: { files: all.copied_files, size_bytes: all.copied_bytes, ...stored, only: all.only },
    counts: await mediaCounts(db),
  }
}

/** True when any file on disk is known. */
export async function hasMedia(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ has: boolean }>(
    sql`select exists (select from discord.media_files) as has`,
  )
  return row?.has ?? false
}

type AllFiles = {
  files: number
  size_bytes: number
  copied_files: number
  copied_bytes: number
  only: number
}

async function mediaCounts(db: Queryable): Promise<MediaCount[]> {
  const counts = await db.query<MediaCount>(
    sql`select kind, named, kept, copied, remote from discord.media_counts`,
  )
  return MEDIA_KINDS.flatMap((kind) => counts.filter((count) => count.kind === kind))
}
