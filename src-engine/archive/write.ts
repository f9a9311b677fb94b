import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import type { FileEnd, FileHeader, ParseBatch, ParseNote, ParseProgress } from '../dce/parsed'
import { notePeople } from './changes'
import { type MessageCounts, writeMessages } from './write-messages'
import { writeSpan } from './write-missing'
import { prepareMerges, writePeople } from './write-people'
import { settleChannel, writePlaces } from './write-places'
import { createStageTables } from './write-stage'

export type { MessageCounts } from './write-messages'
export { writePeople } from './write-people'
export { tidyStage } from './write-stage'

/** Makes what this connection needs to write, if it has not yet. Outside a transaction. */
export async function createStage(db: Queryable): Promise<void> {
  await createStageTables(db)
  await prepareMerges(db)
}

/** A file as the archive remembers it. */
export type KnownFile = {
  id: number
  path: string
  size_bytes: number
  modified_at: string
  /** null: size and time decide whether it is unchanged; else this does. */
  stamp: string | null
  sha256: string | null
  state: string
  guild_name: string | null
  channel_name: string | null
  era: string | null
  read_messages: number
  notes: ParseNote[]
  progress: ParseProgress | null
}

/** What identifies a file at one moment; its own `stamp` is null where size and time do. */
export type FileStamp = {
  path: string
  size_bytes: number
  modified_at: string
  stamp: string | null
}

/** True when a file that was found is as it is remembered: by its stamp, else by its time, and by its size. */
export function isSameStamp(known: FileStamp, found: FileStamp): boolean {
  if (known.size_bytes !== found.size_bytes || known.stamp !== found.stamp) return false
  return found.stamp !== null || Date.parse(known.modified_at) === Date.parse(found.modified_at)
}

/** The files that the archive knows and that concern a run: at these paths, or of these sizes and complete. */
export async function knownFiles(
  db: Queryable,
  paths: readonly string[],
  sizes: readonly number[],
): Promise<KnownFile[]> {
  const rows = await db.query<Omit<KnownFile, 'progress'> & Record<string, unknown>>(sql`
    select id, path, size_bytes, modified_at, stamp, sha256, state, guild_name, channel_name, era,
      read_messages, checkpoint_bytes, notes,
      first_message_id, last_message_id
    from discord.export_files
    where path = any(${paths}::text[])
      or (state = 'ingested' and size_bytes = any(${sizes}::float8[]))`)
  return rows.map((row) => ({
    ...row,
    progress:
      row.state === 'reading' && Number(row.checkpoint_bytes) > 0
        ? {
            offset: Number(row.checkpoint_bytes),
            messages: row.read_messages,
            era: row.era ?? '2.18+',
            notes: row.notes,
            first_message_id: row.first_message_id as string | null,
            last_message_id: row.last_message_id as string | null,
          }
        : null,
  }))
}

/** Ids for files that will be read; numbers that are not used later are lost, which harms nothing. */
export async function reserveFileIds(db: Queryable, count: number): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    select nextval(pg_get_serial_sequence('discord.export_files', 'id'))::int as id
    from generate_series(1, ${count}::int)`)
  return rows.map((row) => row.id)
}

/** Begins a file, or goes on with it: its row, its guild, its channel. */
export async function writeHeader(
  tx: Queryable,
  fileId: number,
  stamp: FileStamp,
  header: FileHeader,
  era: string,
  isResumed: boolean,
): Promise<void> {
  if (!isResumed) {
    await tx.query(sql`
      insert into discord.export_files (id, path, size_bytes, modified_at, stamp, state, guild_id,
        channel_id, guild_name, channel_name, era, exported_at, after_at, before_at)
      overriding system value
      values (${fileId}, ${stamp.path}, ${stamp.size_bytes}, ${stamp.modified_at}, ${stamp.stamp}, 'reading',
        ${header.guild_id}, ${header.channel_id}, ${header.guild_name}, ${header.channel_name},
        ${era}, ${header.has_exported_at ? header.exported_at : null}, ${header.after_at},
        ${header.before_at})
      on conflict (path) do update set size_bytes = excluded.size_bytes,
        modified_at = excluded.modified_at, stamp = excluded.stamp, sha256 = null, state = 'reading',
        guild_id = excluded.guild_id, channel_id = excluded.channel_id,
        guild_name = excluded.guild_name, channel_name = excluded.channel_name,
        era = excluded.era, exported_at = excluded.exported_at, after_at = excluded.after_at,
        before_at = excluded.before_at, declared_messages = null, read_messages = 0,
        first_message_id = null, last_message_id = null, checkpoint_bytes = 0, notes = '[]',
        extra = null, ingested_at = null`)
  }
  await writePlaces(tx, fileId, header)
  await notePeople(tx)
}

/** Stores a batch of a file and how far the file is now stored: one transaction, so that both hold or neither. */
export async function writeBatch(
  tx: Queryable,
  fileId: number,
  channelId: string,
  batch: ParseBatch,
): Promise<MessageCounts> {
  const counts = await writeMessages(tx, channelId, batch)
  await writePeople(tx, batch.tables)
  await notePeople(tx)
  const { offset, messages, era, notes, first_message_id, last_message_id } = batch.progress
  await tx.query(sql`
    update discord.export_files set checkpoint_bytes = ${offset}, read_messages = ${messages},
      era = ${era}, notes = ${JSON.stringify(notes)}::text::jsonb,
      first_message_id = ${first_message_id}, last_message_id = ${last_message_id}
    where id = ${fileId}`)
  return counts
}

/** Ends a file whose batches are all stored. */
export async function writeEnd(
  tx: Queryable,
  fileId: number,
  channelId: string,
  end: FileEnd,
): Promise<void> {
  await settleChannel(tx, channelId)
  await tx.query(sql`
    update discord.export_files set state = ${end.state}, sha256 = ${end.sha256},
      declared_messages = ${end.declared_messages}, notes = ${JSON.stringify(end.notes)}::text::jsonb,
      extra = ${end.extra === null ? null : JSON.stringify(end.extra)}::text::jsonb,
      ingested_at = now()
    where id = ${fileId}`)
  await writeSpan(tx, fileId)
}

/** Remembers a file that is no export, and the sentence that says so. */
export async function writeForeign(
  tx: Queryable,
  fileId: number,
  stamp: FileStamp,
  message: string,
): Promise<void> {
  await writeUnread(tx, fileId, stamp, 'foreign', { code: 'not_dce', message })
}

/** Remembers a file that could not be read at all, and why; one that was read before keeps what it is. */
export async function writeUnreadable(
  tx: Queryable,
  fileId: number,
  stamp: FileStamp,
  message: string,
): Promise<void> {
  await writeUnread(tx, fileId, stamp, 'damaged', { code: 'unreadable', message })
}

/**
 * Remembers what in a container is no export, or with no `notes` that nothing in it is: then its row goes. Only what
 * was read to the end may be remembered, for what the archive does not know of it is then no export.
 */
export async function writeContainer(
  tx: Queryable,
  container: FileStamp,
  notes: readonly ParseNote[],
): Promise<void> {
  await tx.query(sql`
    delete from discord.export_files where path = ${container.path} and read_messages = 0`)
  if (notes.length === 0) return
  await tx.query(sql`
    insert into discord.export_files (path, size_bytes, modified_at, stamp, state, notes, ingested_at)
    values (${container.path}, ${container.size_bytes}, ${container.modified_at}, ${container.stamp},
      'foreign', ${JSON.stringify(notes)}::text::jsonb, now())`)
}

async function writeUnread(
  tx: Queryable,
  fileId: number,
  stamp: FileStamp,
  state: 'foreign' | 'damaged',
  note: { code: string; message: string },
): Promise<void> {
  const notes = JSON.stringify([{ ...note, byte_offset: null, count: 1 }])
  await tx.query(sql`
    insert into discord.export_files (id, path, size_bytes, modified_at, stamp, state, notes,
      ingested_at)
    overriding system value
    values (${fileId}, ${stamp.path}, ${stamp.size_bytes}, ${stamp.modified_at}, ${stamp.stamp}, ${state},
      ${notes}::text::jsonb, now())
    on conflict (path) do update set size_bytes = excluded.size_bytes,
      modified_at = excluded.modified_at, stamp = excluded.stamp, state = excluded.state,
      notes = excluded.notes,
      ingested_at = now()
    where export_files.read_messages = 0`)
}

/**
 * Remembers that a file equals one that is stored. When the stored one is gone from its place the file has
 * moved: the row follows it, so that pictures beside it are found again.
 */
export async function writeSame(
  tx: Queryable,
  fileId: number,
  stamp: FileStamp,
  sameAs: string,
  hasMoved: boolean,
): Promise<void> {
  if (hasMoved) {
    await tx.query(sql`
      delete from discord.export_files where path = ${stamp.path} and read_messages = 0`)
    await tx.query(sql`
      update discord.export_files
      set path = ${stamp.path}, modified_at = ${stamp.modified_at}, stamp = ${stamp.stamp}
      where path = ${sameAs}
        and not exists (select from discord.export_files where path = ${stamp.path})`)
    return
  }
  await tx.query(sql`
    insert into discord.export_files (id, path, size_bytes, modified_at, stamp, sha256, state, guild_id,
      channel_id, guild_name, channel_name, era, exported_at, after_at, before_at,
      declared_messages, read_messages, first_message_id, last_message_id, checkpoint_bytes, notes,
      extra, ingested_at)
    overriding system value
    select ${fileId}, ${stamp.path}, size_bytes, ${stamp.modified_at}, ${stamp.stamp}, sha256, state, guild_id,
      channel_id, guild_name, channel_name, era, exported_at, after_at, before_at,
      declared_messages, read_messages, first_message_id, last_message_id, checkpoint_bytes, notes,
      extra, now()
    from discord.export_files where path = ${sameAs}
    on conflict (path) do update set size_bytes = excluded.size_bytes,
      modified_at = excluded.modified_at, stamp = excluded.stamp, sha256 = excluded.sha256,
      state = excluded.state, notes = excluded.notes,
      ingested_at = now()`)
}

/** How many guilds, channels (threads included, placeholders not) and authors the archive holds. */
export async function archiveCounts(
  db: Queryable,
): Promise<{ guilds: number; channels: number; authors: number }> {
  const [row] = await db.query<{ guilds: number; channels: number; authors: number }>(sql`
    select (select count(*)::int from discord.guilds) as guilds,
      (select count(*)::int from discord.channels where not is_placeholder) as channels,
      (select count(*)::int from discord.authors) as authors`)
  return row ?? { guilds: 0, channels: 0, authors: 0 }
}
