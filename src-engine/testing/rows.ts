import { msToSnowflake } from '#shared/snowflake'
import type { Queryable, SqlValue } from '../db/database'
import { identifier, join, raw, sql } from '../db/sql'
import { COPY_COLUMNS } from '../dce/tables'
import { searchedText } from '../language/searched-text'
import { WordsCopy } from '../language/words-copy'

/*
 * Small archives for tests, written straight into the tables. What a test does not say gets a plain value: guild 1,
 * channel 10, author 100, a Default message posted on 2025-01-01.
 */

type Columns = Record<string, SqlValue>

const EXPORTED_AT = '2025-06-01T00:00:00Z'
const FIRST_POSTED_MS = Date.parse('2025-01-01T00:00:00Z')

/** Inserts one row of `discord.<table>`; absent columns keep their defaults. */
export async function addRow(db: Queryable, table: string, row: Columns): Promise<void> {
  const columns = join(Object.keys(row).map(identifier), ', ')
  const values = join(
    Object.values(row).map((value) => sql`${value}`),
    ', ',
  )
  await db.query(
    sql`insert into ${raw('discord')}.${identifier(table)} (${columns}) values (${values})`,
  )
}

/** An export file; its folder is what relative media urls start from. */
export async function addFile(db: Queryable, file: { id: number; path: string }): Promise<void> {
  await db.query(sql`insert into discord.export_files (id, path, size_bytes, modified_at, state)
    overriding system value
    values (${file.id}, ${file.path}, 1, ${EXPORTED_AT}::text::timestamptz, 'ingested')`)
}

/** A guild; 1 called `Guild 1` when nothing is said. */
export async function addGuild(
  db: Queryable,
  guild: { id?: string; name?: string; icon_url?: string } = {},
): Promise<void> {
  const { id = '1', name = `Guild ${id}`, icon_url = null } = guild
  await addRow(db, 'guilds', { id, name, icon_url, file_id: 1, exported_at: EXPORTED_AT })
}

/** What a test may say about a channel. */
export type TestChannel = {
  id?: string
  guild_id?: string
  name?: string
  type?: string
  is_thread?: boolean
  is_placeholder?: boolean
  parent_id?: string | null
  category?: string | null
  topic?: string | null
}

/** A channel; with `is_thread` a thread. */
export async function addChannel(db: Queryable, channel: TestChannel = {}): Promise<void> {
  const { id = '10', is_thread = false } = channel
  await addRow(db, 'channels', {
    id,
    guild_id: '1',
    name: `channel-${id}`,
    type: is_thread ? 'GuildPublicThread' : 'GuildTextChat',
    is_thread,
    file_id: 1,
    exported_at: EXPORTED_AT,
    ...channel,
  })
}

/** What a test may say about an author. `former_names` are nicknames of the past. */
export type TestAuthor = {
  id?: string
  webhook_name?: string
  guild_id?: string
  name?: string
  nickname?: string | null
  color?: string | null
  is_bot?: boolean
  avatar_url?: string | null
  roles?: string[]
  former_names?: string[]
}

/** An author and their membership in the guild. */
export async function addAuthor(db: Queryable, author: TestAuthor = {}): Promise<void> {
  const { id = '100', webhook_name = '', guild_id = '1' } = author
  const { name = webhook_name || `author-${id}`, nickname = null, color = null } = author
  const shared = { source_rank: 1, file_id: 1, exported_at: EXPORTED_AT }
  await addRow(db, 'authors', {
    id,
    webhook_name,
    name,
    is_bot: author.is_bot ?? webhook_name !== '',
    avatar_url: author.avatar_url ?? null,
    ...shared,
  })
  await addRow(db, 'guild_members', {
    guild_id,
    author_id: id,
    webhook_name,
    nickname,
    color,
    roles_known: true,
    ...shared,
  })
  const names = [
    { guild_id: '0', kind: 'name', name },
    ...[nickname, ...(author.former_names ?? [])]
      .filter((nick) => nick !== null)
      .map((nick) => ({ guild_id, kind: 'nickname', name: nick })),
  ]
  for (const row of names) {
    const seen = { first_seen_at: EXPORTED_AT, last_seen_at: EXPORTED_AT }
    await addRow(db, 'author_names', { author_id: id, webhook_name, ...row, ...seen })
  }
  for (const role_id of author.roles ?? []) {
    await addRow(db, 'author_roles', { guild_id, author_id: id, role_id })
  }
}

/** What a test may say about a message; lists of facts fill their tables and the counts. */
export type TestMessage = {
  id?: string
  channel_id?: string
  guild_id?: string
  author_id?: string
  webhook_name?: string
  /** ISO 8601; by default one second after the message before. */
  posted_at?: string
  edited_at?: string
  type?: string
  content?: string
  is_content?: boolean
  is_twin?: boolean
  is_bot?: boolean
  is_pinned?: boolean
  is_question?: boolean
  file_id?: number
  extra?: unknown
  /** The message it replies to; fills the reference, `replies` and the type. */
  reply_to?: { id: string; channel_id?: string }
  reference?: { id?: string; channel_id?: string; guild_id?: string }
  reactions?: { emoji_key: string; count: number }[]
  attachments?: { id: string; file_name: string; extension?: string; url?: string }[]
  embeds?: Record<string, unknown>[]
  stickers?: { id: string; name: string }[]
  /** Ids of people. */
  mentions?: string[]
  links?: { url: string; domain: string }[]
}

let sequence = 0
const words = new WordsCopy()

/** Inserts a message with its facts and its words; returns its id. */
export async function addMessage(db: Queryable, message: TestMessage = {}): Promise<string> {
  sequence += 1
  const posted_at = message.posted_at ?? new Date(FIRST_POSTED_MS + sequence * 1000).toISOString()
  const id =
    message.id ?? (BigInt(msToSnowflake(Date.parse(posted_at))) + BigInt(sequence)).toString()
  const key = { guild_id: message.guild_id ?? '1', channel_id: message.channel_id ?? '10' }
  const { content = `message ${sequence}`, webhook_name = '', is_content = true } = message
  const to = message.reply_to && { channel_id: key.channel_id, ...message.reply_to }
  const reference = to ?? message.reference
  await addRow(db, 'messages', {
    id,
    ...key,
    author_id: message.author_id ?? '100',
    webhook_name,
    posted_at,
    edited_at: message.edited_at ?? null,
    reference_message_id: reference?.id ?? null,
    reference_channel_id: reference?.channel_id ?? null,
    reference_guild_id: (reference && (message.reference?.guild_id ?? key.guild_id)) ?? null,
    reference_type: reference ? 'Default' : null,
    exported_at: EXPORTED_AT,
    file_id: message.file_id ?? 1,
    reaction_count: (message.reactions ?? []).reduce((sum, { count }) => sum + count, 0),
    attachment_count: message.attachments?.length ?? 0,
    embed_count: message.embeds?.length ?? 0,
    sticker_count: message.stickers?.length ?? 0,
    link_count: message.links?.length ?? 0,
    mention_count: message.mentions?.length ?? 0,
    is_content,
    is_twin: message.is_twin ?? false,
    is_bot: message.is_bot ?? webhook_name !== '',
    is_pinned: message.is_pinned ?? false,
    is_question: message.is_question ?? false,
    is_forward: false,
    type: message.type ?? (to ? 'Reply' : 'Default'),
    content,
    content_hash: sequence.toString(16).padStart(32, '0'),
    extra: message.extra === undefined ? null : JSON.stringify(message.extra),
  })
  await addFacts(db, { ...key, message_id: id }, message)
  if (to) {
    const target = { to_channel_id: to.channel_id, to_message_id: to.id }
    await addRow(db, 'replies', { ...key, message_id: id, ...target })
  }
  if (is_content) {
    const { extra, embeds = null } = message
    const forwarded = (extra as { forwardedMessage?: unknown } | undefined)?.forwardedMessage
    words.add(key.channel_id, id, key.guild_id, searchedText(content, embeds, forwarded))
    await db.copyIn('discord.message_words', COPY_COLUMNS.message_words, words.take())
  }
  return id
}

async function addFacts(db: Queryable, key: Columns, message: TestMessage): Promise<void> {
  const rows: [string, Columns][] = [
    ...(message.reactions ?? []).map((r): [string, Columns] => [
      'reactions',
      { ...r, users_known: false },
    ]),
    ...(message.attachments ?? []).map((a): [string, Columns] => [
      'attachments',
      { file_size_bytes: 1, extension: 'txt', url: a.file_name, ...a },
    ]),
    ...(message.embeds ?? []).map((e): [string, Columns] => [
      'embeds',
      {
        title: typeof e.title === 'string' ? e.title : null,
        description: typeof e.description === 'string' ? e.description : null,
        data: JSON.stringify(e),
      },
    ]),
    ...(message.stickers ?? []).map((s): [string, Columns] => [
      'stickers',
      { ...s, format: 'Png', source_url: `${s.name}.png` },
    ]),
    ...(message.links ?? []).map((l): [string, Columns] => ['links', l]),
  ]
  const positions = new Map<string, number>()
  for (const [table, row] of rows) {
    const position = positions.get(table) ?? 0
    positions.set(table, position + 1)
    await addRow(db, table, { ...key, position, ...row })
  }
  for (const author_id of message.mentions ?? []) {
    await addRow(db, 'mentions', { ...key, author_id })
  }
}
