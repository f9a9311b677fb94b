import { join } from 'node:path'
import type { ArchiveAbout } from '#shared/archives'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { mediaStore } from '../files/media-store'
import { folderSize } from './status'

/** Facts about an archive that no list shows: how it came about, how whole it is, and what takes its room. */
export async function aboutArchive(db: Queryable, dir: string): Promise<ArchiveAbout> {
  const [facts] = await db.query<Omit<ArchiveAbout, 'eras' | 'sizes'>>(sql`
    select (select min(applied_at) from app.migrations) as created_at,
      (select max(version) from app.migrations) as schema_version,
      (select count(*)::int from discord.authors where not is_bot) as people,
      (select count(*)::int from discord.authors where is_bot) as bots,
      (select count(*)::int from discord.channels where is_thread and not is_placeholder) as threads,
      f.last_ingested_at, f.first_exported_at, f.last_exported_at, f.whole_files, f.damaged_files,
      f.unfinished_files, f.foreign_files,
      (select count(*)::int from discord.pending_words) as waiting_words,
      (select count(*)::int from app.dropped_indexes) as waiting_indexes,
      (select count(*)::int from discord.export_spans where not is_compared) as waiting_comparisons,
      current_setting('data_checksums') = 'on' as has_checksums,
      split_part(version(), ' ', 2) as postgres_version
    from (
      select max(ingested_at) as last_ingested_at, min(exported_at) as first_exported_at,
        max(exported_at) as last_exported_at,
        (count(*) filter (where state = 'ingested'))::int as whole_files,
        (count(*) filter (where state = 'damaged'))::int as damaged_files,
        (count(*) filter (where state = 'reading'))::int as unfinished_files,
        (count(*) filter (where state = 'foreign'))::int as foreign_files
      from discord.export_files
    ) f`)
  if (!facts) throw new Error('a select over an aggregate gives one row')
  const eras = await db.query<ArchiveAbout['eras'][number]>(sql`
    select era, count(*)::int as files, sum(read_messages)::float8 as messages
    from discord.export_files where era is not null
    group by era order by string_to_array(regexp_replace(era, '[^0-9.].*$', ''), '.')::int[] desc, era`)
  const total = await folderSize(dir)
  const database = await folderSize(join(dir, 'pgdata'))
  const media = await folderSize(mediaStore(dir))
  const journal = await folderSize(join(dir, 'pgdata', 'pg_wal'))
  return {
    ...facts,
    eras,
    sizes: { total, database: database - journal, journal, media, other: total - database - media },
  }
}
