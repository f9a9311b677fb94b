import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchiveStatus } from '#shared/rows'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** What the archive in `dir` holds, and how many bytes its folder takes on disk. */
export async function archiveStatus(db: Queryable, dir: string): Promise<ArchiveStatus> {
  const [counts] = await db.query<Omit<ArchiveStatus, 'path' | 'size_bytes'>>(sql`
    select (select max(version) from app.migrations) as schema_version,
      (select count(*)::int from discord.guilds) as guilds,
      (select count(*)::int from discord.channels where not is_placeholder) as channels,
      (select count(*)::int from discord.authors) as authors,
      m.stored_messages, m.messages, m.first_message_at, m.last_message_at,
      (select count(*)::int from discord.attachments) as attachments,
      (select coalesce(sum(count), 0)::float8 from discord.reactions) as reactions,
      (select count(*)::int from discord.export_files where state <> 'foreign') as export_files
    from (
      select count(*)::int as stored_messages,
        count(*) filter (where is_content and not is_twin)::int as messages,
        min(posted_at) filter (where is_content and not is_twin) as first_message_at,
        max(posted_at) filter (where is_content and not is_twin) as last_message_at
      from discord.messages
    ) m`)
  if (!counts) throw new Error('a select without a from gives one row')
  return { path: dir, size_bytes: await folderSize(dir), ...counts }
}

/** The sizes of all files below a folder; what vanishes meanwhile counts as nothing. */
export async function folderSize(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])
  let size = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    size += await stat(join(entry.parentPath, entry.name)).then(
      (found) => found.size,
      () => 0,
    )
  }
  return size
}
