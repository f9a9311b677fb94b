import type { AttachmentRow, MessageRow, ReactionRow, ReferenceRow, StickerRow } from '#shared/rows'
import type { Queryable } from '../db/database'
import { join, raw, type Sql, sql } from '../db/sql'
import { isoInstant } from '../db/time'
import type { AuthorRef } from './authors'
import { messageKey } from './message-keys'

/** What hydrateMessages needs of `discord.messages m`. */
export const MESSAGE_COLUMNS: Sql = raw(`m.id as message_id, m.channel_id, m.guild_id, m.author_id,
  m.webhook_name, m.type, m.is_content, m.posted_at, m.edited_at, m.call_ended_at,
  m.is_pinned, m.content, m.file_id, m.attachment_count, m.embed_count, m.sticker_count,
  m.reaction_count, m.mention_count, m.reference_message_id, m.reference_channel_id,
  m.reference_guild_id, m.extra`)

/** A row of {@link MESSAGE_COLUMNS}. */
export type StoredMessage = AuthorRef &
  Pick<
    MessageRow,
    | 'message_id'
    | 'channel_id'
    | 'type'
    | 'is_content'
    | 'posted_at'
    | 'edited_at'
    | 'call_ended_at'
    | 'is_pinned'
    | 'content'
    | 'file_id'
  > & {
    attachment_count: number
    embed_count: number
    sticker_count: number
    reaction_count: number
    mention_count: number
    reference_message_id: string | null
    reference_channel_id: string | null
    reference_guild_id: string | null
    extra: unknown
  }

/** The same with ids and times as text, for {@link storedFromJson}. */
export const STORED_JSON_COLUMNS: Sql = raw(`m.id::text as message_id, m.channel_id::text,
  m.guild_id::text, m.author_id::text, m.webhook_name, m.type, m.is_content, m.posted_at::text,
  m.edited_at::text, m.call_ended_at::text, m.is_pinned, m.content, m.file_id, m.attachment_count,
  m.embed_count, m.sticker_count, m.reaction_count, m.mention_count,
  m.reference_message_id::text, m.reference_channel_id::text, m.reference_guild_id::text, m.extra`)

/** A row that came as JSON: reading a page of them out of one value costs a third of reading two thousand. */
export function storedFromJson(row: StoredMessage): StoredMessage {
  const instant = (text: string | null) => (text === null ? null : isoInstant(text))
  return {
    ...row,
    posted_at: isoInstant(row.posted_at),
    edited_at: instant(row.edited_at),
    call_ended_at: instant(row.call_ended_at),
  }
}

/** A referenced message. */
export type Original = AuthorRef & { excerpt: string; holds: ReferenceRow['holds'] }

/** What hangs on one message, each list in the order of the export. */
export type Facts = {
  attachments: AttachmentRow[]
  embeds: unknown[]
  stickers: StickerRow[]
  reactions: ReactionRow[]
  mentions: AuthorRef[]
  /** The referenced message; none or one, as threads and channels. */
  originals: Original[]
  threads: NonNullable<MessageRow['thread']>[]
  channels: string[]
  /** None or one, as missing. */
  versions: number[]
  missing: NonNullable<MessageRow['missing_in']>[]
}

type FactSource = {
  /** Only messages that can have the fact are asked for. */
  isOn(message: StoredMessage): boolean
  /** `fact` and `position` from keys `k (channel_id, message_id)`. */
  select: Sql
}

const AUTHOR_REF = `'guild_id', x.guild_id::text, 'author_id', x.author_id::text`

const SOURCES: Record<keyof Facts, FactSource> = {
  attachments: {
    isOn: (message) => message.attachment_count > 0,
    select: raw(`jsonb_build_object('attachment_id', x.id::text, 'url', x.url,
        'file_name', x.file_name, 'file_size_bytes', x.file_size_bytes), x.position
      from k join discord.attachments x using (channel_id, message_id)`),
  },
  embeds: {
    isOn: (message) => message.embed_count > 0,
    select: raw(`x.data, x.position from k join discord.embeds x using (channel_id, message_id)`),
  },
  stickers: {
    isOn: (message) => message.sticker_count > 0,
    select: raw(`jsonb_build_object('sticker_id', x.id::text, 'name', x.name, 'format', x.format,
        'source_url', x.source_url), x.position
      from k join discord.stickers x using (channel_id, message_id)`),
  },
  reactions: {
    isOn: (message) => message.reaction_count > 0,
    select: raw(`jsonb_build_object('emoji_key', x.emoji_key,
        'emoji_name', coalesce(e.name, x.emoji_key), 'is_custom', coalesce(e.is_custom, false),
        'image_url', e.image_url, 'file_id', e.file_id, 'count', x.count), x.position
      from k join discord.reactions x using (channel_id, message_id)
      left join discord.emojis e on e.emoji_key = x.emoji_key`),
  },
  mentions: {
    isOn: (message) => message.mention_count > 0,
    select: raw(`jsonb_build_object(${AUTHOR_REF}, 'webhook_name', ''),
        row_number() over (order by x.author_id)::int
      from k join discord.mentions x using (channel_id, message_id)`),
  },
  originals: {
    isOn: (message) => message.reference_message_id !== null,
    select: raw(`jsonb_build_object(${AUTHOR_REF}, 'webhook_name', x.webhook_name,
        'excerpt', left(x.content, 200), 'holds', array_remove(array[
          case when x.extra -> 'forwardedMessage' is not null then 'forward' end,
          case when x.attachment_count > 0 then 'attachment' end,
          case when x.embed_count > 0 then 'embed' end,
          case when x.sticker_count > 0 then 'sticker' end], null)), 0
      from k join discord.messages m on m.channel_id = k.channel_id and m.id = k.message_id
      join discord.messages x on x.id = m.reference_message_id
        and x.channel_id = coalesce(m.reference_channel_id, m.channel_id)`),
  },
  threads: {
    isOn: () => true,
    select: raw(`jsonb_build_object('channel_id', x.id::text, 'channel_name', x.name,
        'messages', (select count(*) from discord.messages t
                     where t.channel_id = x.id and t.is_content and not t.is_twin)), 0
      from k join discord.channels x
        on x.id = k.message_id and x.parent_id = k.channel_id and x.is_thread`),
  },
  channels: {
    isOn: () => true,
    select: raw(`to_jsonb(x.name), 0 from k join discord.channels x on x.id = k.channel_id`),
  },
  versions: {
    isOn: () => true,
    select: raw(`to_jsonb(count(*)), 0
      from k join discord.message_versions x using (channel_id, message_id)
      group by k.channel_id, k.message_id`),
  },
  missing: {
    isOn: () => true,
    select: raw(`jsonb_build_object('exported_at', x.exported_at,
        'file_name', coalesce(f.path, ''), 'last_shown_at', m.exported_at), 0
      from k join discord.missing_messages x using (channel_id, message_id)
      join discord.messages m on m.channel_id = k.channel_id and m.id = k.message_id
        and m.exported_at < x.exported_at
      left join discord.export_files f on f.id = x.file_id`),
  },
}

/** The facts by {@link messageKey}, in one statement of one arm for each kind; messages without any are left out. */
export async function loadFacts(
  db: Queryable,
  stored: readonly StoredMessage[],
  { channelNames }: { channelNames: boolean },
): Promise<Map<string, Facts>> {
  const facts = new Map<string, Facts>()
  const keys = stored.map((message) => ({
    ...message,
    kinds: KINDS.reduce((bits, kind, bit) => {
      const isAsked = SOURCES[kind].isOn(message) && (kind !== 'channels' || channelNames)
      return isAsked ? bits | (1 << bit) : bits
    }, 0),
  }))
  if (keys.length === 0) return facts
  await prepareFacts(db)
  const [found] = await db.query<{ facts: FactRow[] | null }>(
    sql`execute message_facts (${bigints(keys.map((key) => key.channel_id))},
      ${bigints(keys.map((key) => key.message_id))}, ${bigints(keys.map((key) => String(key.kinds)))})`,
  )
  for (const [kind, channel_id, message_id, fact] of found?.facts ?? []) {
    const key = messageKey({ channel_id, message_id })
    const own = facts.get(key) ?? noFacts()
    facts.set(key, own)
    const list: unknown[] = own[kind]
    list.push(fact)
  }
  return facts
}

type FactRow = [kind: keyof Facts, channel_id: string, message_id: string, fact: unknown]

const KINDS = Object.keys(SOURCES) as (keyof Facts)[]

const ARMS = KINDS.map(
  (kind, bit) => sql`(with k as (select * from keys where (kinds & ${raw(String(1 << bit))}) <> 0)
    select ${raw(`'${kind}'`)}, k.channel_id, k.message_id, ${SOURCES[kind].select})`,
)

const prepared = new WeakSet<Queryable>()

/**
 * Plans the statement, if this connection has not yet: planning ten arms takes three times as long as running them. It is
 * planned anew when an index goes or comes.
 */
async function prepareFacts(db: Queryable): Promise<void> {
  if (prepared.has(db)) return
  const known = await db.query(sql`select from pg_prepared_statements where name = 'message_facts'`)
  if (known.length === 0) {
    const { text } = sql`prepare message_facts (bigint[], bigint[], bigint[]) as
      with keys as (select * from unnest($1, $2, $3) as u (channel_id, message_id, kinds))
      select json_agg(json_build_array(kind, channel_id::text, message_id::text, fact) order by position) as facts
      from (${join(ARMS, ' union all ')}) f (kind, channel_id, message_id, fact, position)`
    await db.script(text)
  }
  prepared.add(db)
}

/** A list of whole numbers as PostgreSQL writes it: `execute` takes no parameters. */
function bigints(values: readonly string[]): Sql {
  if (!values.every((value) => /^\d{1,19}$/.test(value))) throw new Error('not a list of ids')
  return raw(`'{${values.join(',')}}'`)
}

/** Those of a message that has none. */
export function noFacts(): Facts {
  return {
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    mentions: [],
    originals: [],
    threads: [],
    channels: [],
    versions: [],
    missing: [],
  }
}
