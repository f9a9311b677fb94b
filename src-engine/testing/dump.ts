import type { Queryable } from '../db/database'
import { raw, sql } from '../db/sql'

/** The tables of an archive that say what it holds; which file said it first, and when it came in, is left out. */
const DUMPED = [
  'guilds',
  'channels',
  'authors',
  'author_names',
  'guild_members',
  'roles',
  'author_roles',
  'messages',
  'message_versions',
  'missing_messages',
  'attachments',
  'embeds',
  'stickers',
  'emojis',
  'reactions',
  'reaction_users',
  'mentions',
  'replies',
  'links',
  'message_words',
] as const

/** What an archive holds, table by table, in an order of its own: equal archives give equal dumps. */
export async function archiveDump(db: Queryable): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {}
  for (const table of DUMPED) {
    const rows = await db.query<{ row: string }>(sql`
      select (to_jsonb(t) - 'file_id' - 'arrived_at')::text as row from ${raw(`discord.${table}`)} t order by 1`)
    dump[table] = rows.map(({ row }) => row)
  }
  return dump
}

/** How many rows each table of an archive has; empty tables are left out. */
export async function archiveRows(db: Queryable): Promise<Record<string, number>> {
  const dump = await archiveDump(db)
  return Object.fromEntries(
    Object.entries(dump).flatMap(([table, rows]) =>
      rows.length > 0 ? [[table, rows.length]] : [],
    ),
  )
}

/** Empties the archive, for the next case on the same database. */
export async function emptyArchive(db: Queryable): Promise<void> {
  await db.script(
    `truncate ${[...DUMPED, 'export_files', 'export_spans'].map((table) => `discord.${table}`).join(', ')};
    truncate app.jobs cascade;`,
  )
}
