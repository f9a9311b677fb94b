import type { Queryable } from '../db/database'
import { raw, sql } from '../db/sql'
import type { MessageSlice } from './remove-rows'
import { forgetChannelWords } from './terms'
import { forgetDays } from './timeline'

/* Export files, channels and guilds: what has to go before and after the messages. */

/**
 * Forgets that some files were read: first of all, so that reading them again brings everything back even when a
 * removal was stopped half-way. Remembers them as removed, for folders that are kept in sync.
 */
export async function forgetFiles(tx: Queryable, fileIds: readonly number[]): Promise<void> {
  await rememberRemoved(tx, fileIds)
  await tx.query(sql`
    delete from discord.export_spans where file_id = any (${fileIds}::int[])`)
  await tx.query(sql`delete from discord.export_files where id = any (${fileIds}::int[])`)
}

/** Keeps which files were removed, as they are now. */
async function rememberRemoved(tx: Queryable, fileIds: readonly number[]): Promise<void> {
  await tx.query(sql`
    insert into app.removed_files (path, size_bytes, modified_at, stamp)
    select path, size_bytes, modified_at, stamp from discord.export_files
    where id = any (${fileIds}::int[])
    on conflict (path) do update set size_bytes = excluded.size_bytes,
      modified_at = excluded.modified_at, stamp = excluded.stamp`)
}

/** A channel with its threads, or every channel of a guild, those without messages included. */
export async function channelsOf(
  db: Queryable,
  target: { guild_id: string } | { channel_id: string },
): Promise<{ channel_id: string; is_thread: boolean; is_placeholder: boolean }[]> {
  const where =
    'guild_id' in target
      ? sql`guild_id = ${target.guild_id}`
      : sql`id = ${target.channel_id} or (is_thread and parent_id = ${target.channel_id})`
  return db.query(sql`
    select id as channel_id, is_thread, is_placeholder from discord.channels
    where ${where} order by id`)
}

/** The files of some channels, and of a guild those that name no channel. */
export async function filesOf(
  db: Queryable,
  channelIds: readonly string[],
  guild_id: string | null,
): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`
    select id from discord.export_files
    where channel_id = any (${channelIds}::bigint[]) or guild_id = ${guild_id}::bigint
    order by id`)
  return rows.map(({ id }) => id)
}

/** What is left of channels whose messages are gone. */
export async function forgetChannels(tx: Queryable, channelIds: readonly string[]): Promise<void> {
  const isIt = sql`channel_id = any (${channelIds}::bigint[])`
  await tx.query(sql`delete from discord.pending_words where ${isIt}`)
  await tx.query(sql`delete from discord.export_spans where ${isIt}`)
  await tx.query(sql`delete from discord.channel_changes where ${isIt}`)
  await tx.query(sql`delete from discord.channels where id = any (${channelIds}::bigint[])`)
  await forgetDays(tx, channelIds)
  await forgetChannelWords(tx, channelIds)
}

/** Takes out categories and forums that nothing is in any more, and guilds without a channel. Returns their ids. */
export async function forgetEmptyPlaces(tx: Queryable, guild_id: string): Promise<string[]> {
  // twice: a category may stand above a forum that has just gone
  for (let pass = 0; pass < 2; pass++) {
    await tx.query(sql`
      delete from discord.channels p
      where p.guild_id = ${guild_id} and p.is_placeholder
        and not exists (select from discord.channels c where c.parent_id = p.id)`)
  }
  const gone = await tx.query<{ id: string }>(sql`
    delete from discord.guilds g
    where g.id = ${guild_id} and not exists (select from discord.channels c where c.guild_id = g.id)
    returning id`)
  if (gone.length > 0) {
    for (const table of ['roles', 'author_roles']) {
      await tx.query(sql`delete from discord.${raw(table)} where guild_id = ${guild_id}`)
    }
  }
  return gone.map(({ id }) => id)
}

/** Takes out emoji that came from files which are gone, and that nobody reacts with. */
export async function forgetEmojis(tx: Queryable): Promise<void> {
  await tx.query(sql`
    delete from discord.emojis e
    where not exists (select from discord.export_files f where f.id = e.file_id)
      and not exists (select from discord.reactions r where r.emoji_key = e.emoji_key)`)
}

/** The ids that only a file can have brought or may have brought: all that any of its readings covered. */
export async function sliceOf(db: Queryable, fileId: number): Promise<MessageSlice | null> {
  const [row] = await db.query<{ channel_id: string; first_id: string; last_id: string }>(sql`
    select channel_id, min(first_id) as first_id, max(last_id) as last_id from (
      select channel_id, first_message_id as first_id, last_message_id as last_id
      from discord.export_files where id = ${fileId} and first_message_id is not null
      union all
      select channel_id, first_message_id, last_message_id
      from discord.export_spans where file_id = ${fileId}
    ) covered
    where channel_id is not null group by channel_id limit 1`)
  return row ? { channel_id: row.channel_id, first_id: row.first_id, last_id: row.last_id } : null
}

/** Another file with the very same content; null when there is none. */
export async function copyOf(db: Queryable, fileId: number): Promise<number | null> {
  const [row] = await db.query<{ id: number }>(sql`
    select o.id from discord.export_files f
    join discord.export_files o on o.sha256 = f.sha256 and o.id <> f.id and o.state = f.state
    where f.id = ${fileId} order by o.id limit 1`)
  return row?.id ?? null
}

/** Removes a file of which there is a copy: what it brought stays, and the one that brought it takes the copy's place. */
export async function forgetCopy(tx: Queryable, fileId: number, copyId: number): Promise<void> {
  const [spans] = await tx.query(
    sql`select from discord.export_spans where file_id = ${fileId} limit 1`,
  )
  if (spans === undefined) {
    await forgetFiles(tx, [fileId])
    return
  }
  const [copy] = await tx.query<{ path: string; modified_at: string; stamp: string | null }>(
    sql`select path, modified_at, stamp from discord.export_files where id = ${copyId}`,
  )
  if (!copy) return
  await rememberRemoved(tx, [fileId])
  await tx.query(sql`delete from discord.export_files where id = ${copyId}`)
  await tx.query(sql`
    update discord.export_files
    set path = ${copy.path}, modified_at = ${copy.modified_at}, stamp = ${copy.stamp}
    where id = ${fileId}`)
}

/** A file whose messages lie between those of a removed one. */
export type Neighbour = {
  id: number
  path: string
  size_bytes: number
  modified_at: string
  stamp: string | null
}

/**
 * The other files of the channel that cover ids of a slice. `lost` = one of them covered it in a reading that cannot be
 * repeated: the file was overwritten by a newer export since, or its row is gone.
 */
export async function neighboursOf(
  db: Queryable,
  fileId: number,
  slice: MessageSlice,
): Promise<{ files: Neighbour[]; lost: boolean }> {
  const overlaps = sql`x.channel_id = ${slice.channel_id}
    and x.first_message_id <= ${slice.last_id} and x.last_message_id >= ${slice.first_id}`
  const files = await db.query<Neighbour>(sql`
    select id, path, size_bytes, modified_at, stamp from discord.export_files x
    where x.id <> ${fileId} and ${overlaps}
      and exists (select from discord.export_spans s where s.file_id = x.id
        union all select where x.state = 'reading')
    order by id`)
  const [lost] = await db.query(sql`
    select from discord.export_spans x
    left join discord.export_files f on f.id = x.file_id
    where x.file_id <> ${fileId} and ${overlaps}
      and (f.id is null or x.exported_at <> coalesce(f.exported_at, f.modified_at)) limit 1`)
  return { files, lost: lost !== undefined }
}

/** Makes files be read again from their beginning, and their channel's exports be compared anew. */
export async function readAgain(tx: Queryable, slice: MessageSlice, ids: readonly number[]) {
  await tx.query(sql`
    update discord.export_files set state = 'reading', checkpoint_bytes = 0, sha256 = null
    where id = any (${ids}::int[])`)
  await tx.query(sql`
    update discord.export_spans set is_compared = false where channel_id = ${slice.channel_id}`)
  // whichever of them is newest names the channel again
  await tx.query(sql`
    update discord.channels set exported_at = '-infinity'
    where id = ${slice.channel_id} and not exists (
      select from discord.export_files f where f.id = file_id)`)
}

/** Names a channel as its newest remaining file does, when the file that named it is gone. */
export async function renameFromFiles(tx: Queryable, channel_id: string): Promise<void> {
  await tx.query(sql`
    update discord.channels c set name = f.channel_name, file_id = f.id, exported_at = f.at
    from (
      select id, channel_name, coalesce(exported_at, modified_at) as at from discord.export_files
      where channel_id = ${channel_id} and channel_name is not null
      order by 3 desc, 1 limit 1
    ) f
    where c.id = ${channel_id}
      and not exists (select from discord.export_files e where e.id = c.file_id)`)
}
