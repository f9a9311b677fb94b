import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { CopyRows } from '../dce/copy-rows'
import { isQuestion } from '../dce/is-question'
import type { Signals } from '../language/signals/analyse'
import type { ReadableMessage } from '../language/signals/protocol'
import { noteReadAgain, reachOf } from './changes'
import { idsOfTerms, type TermBook } from './terms'

/** Messages of a channel that are looked at in one go, whether they wait or not. */
const PAGE = 1000

/** Where the languages of a message and what else it tells stand, in COPY order. */
const SIGNALS = [
  'channel_id',
  'message_id',
  'swear_words',
  'language',
  'sentiment',
  'code',
  'words',
  'terms',
] as const
const SPANS = [
  'channel_id',
  'message_id',
  'guild_id',
  'author_id',
  'name_id',
  'start_at',
  'end_at',
  'type',
  'is_certain',
] as const

type Waiting = {
  id: string
  guild_id: string
  author_id: string
  is_bot: boolean
  is_question: boolean
  content: string
}

/** Some messages of a channel in order. */
export type SignalPage = {
  channel_id: string
  /** Those that have not been looked at. */
  waiting: (Waiting & ReadableMessage)[]
  /** How many were there, looked at or not. */
  messages: number
  /** The last of them; null = the channel has no more. */
  reached_id: string | null
}

/** The counted messages of a channel behind one, and of these the ones that nobody has looked at. */
export async function signalPage(
  tx: Queryable,
  channelId: string,
  afterId: string,
): Promise<SignalPage> {
  const part = { channel_id: channelId, after_id: afterId, limit: PAGE }
  const { messages, reached_id } = await reachOf(tx, part)
  if (reached_id === null) return { channel_id: channelId, waiting: [], messages, reached_id }
  const rows = await tx.query<Waiting & { has_names: boolean }>(sql`
    select m.id, m.guild_id, m.author_id, m.is_bot, m.is_question,
      case when m.is_bot then '' else m.content end as content,
      m.mention_count > 0 and strpos(m.content, '@') > 0 as has_names
    from discord.messages m
    where m.channel_id = ${channelId} and m.id > ${afterId} and m.id <= ${reached_id}
      and m.is_content
      and not exists (select from discord.message_signals s
                      where s.channel_id = m.channel_id and s.message_id = m.id)
    order by m.id`)
  const named = rows.flatMap(({ has_names, id }) => (has_names ? [id] : []))
  const names = named.length === 0 ? new Map() : await mentionedNames(tx, channelId, named)
  return {
    channel_id: channelId,
    waiting: rows.map(({ has_names: _has, ...row }) => ({
      ...row,
      names: names.get(row.id) ?? [],
    })),
    messages,
    reached_id,
  }
}

/** How the people are called that messages mention, longest name first. */
async function mentionedNames(
  tx: Queryable,
  channelId: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ id: string; names: string[] }>(sql`
    select x.message_id as id, array_agg(distinct n.name) as names
    from discord.mentions x
    join discord.guild_authors a on a.guild_id = x.guild_id and a.author_id = x.author_id
      and a.webhook_name = ''
    cross join lateral (values (a.author_name), (a.user_name)) n (name)
    where x.channel_id = ${channelId} and x.message_id = any (${ids}::bigint[]) and n.name <> ''
    group by 1`)
  const byLength = (a: string, b: string) => b.length - a.length
  return new Map(rows.map(({ id, names }) => [id, names.toSorted(byLength)]))
}

/** The ids of names by their key, as a run has met them. */
export type NameBook = Map<string, number>

/** Stores what the waiting messages of a page tell, in place of what may be there. */
export async function writeSignals(
  tx: Queryable,
  { channel_id, waiting }: SignalPage,
  signals: readonly Signals[],
  book: NameBook,
  termBook: TermBook,
): Promise<void> {
  if (waiting.length === 0) return
  const ids = waiting.map(({ id }) => id)
  await tx.query(sql`
    delete from discord.entity_spans
    where channel_id = ${channel_id} and message_id = any (${ids}::bigint[])`)
  await askAgain(tx, channel_id, waiting)
  await nameAll(tx, signals, book)
  const termIds = await idsOfTerms(tx, new Set(signals.flatMap(({ terms }) => terms)), termBook)
  const rows = new CopyRows(SIGNALS.length)
  const spans = new CopyRows(SPANS.length)
  waiting.forEach(({ id, guild_id, author_id }, place) => {
    const { language, sentiment, swear_words, code, words, terms, entities } = signals[
      place
    ] as Signals
    rows.row()
    rows.id(channel_id)
    rows.id(id)
    rows.int2(swear_words)
    rows.text(language)
    rows.float4(sentiment)
    rows.texts(code.length === 0 ? null : code)
    rows.int2(words)
    rows.int4s(terms.length === 0 ? null : terms.map((term) => termIds.get(term) ?? 0))
    for (const { key, start, end, type, is_certain } of entities) {
      spans.row()
      spans.id(channel_id)
      spans.id(id)
      spans.id(guild_id)
      spans.id(author_id)
      spans.int4(book.get(key) ?? 0)
      spans.int2(start)
      spans.int2(end)
      spans.text(type)
      spans.boolean(is_certain)
    }
  })
  const [signalBytes, spanBytes] = [rows.take(), spans.take()]
  if (signalBytes) await tx.copyIn('discord.message_signals', SIGNALS, signalBytes)
  if (spanBytes) await tx.copyIn('discord.entity_spans', SPANS, spanBytes)
}

/** Says which messages are questions where an earlier version of the app said otherwise. */
async function askAgain(tx: Queryable, channelId: string, waiting: readonly Waiting[]) {
  const wrong = waiting.filter(({ is_bot, is_question, content }) => {
    return !is_bot && is_question !== isQuestion(content)
  })
  if (wrong.length === 0) return
  await tx.query(sql`
    update discord.messages set is_question = not is_question
    where channel_id = ${channelId} and id = any (${wrong.map(({ id }) => id)}::bigint[])`)
  await noteReadAgain(tx, channelId)
}

/** Sees to it that the book has every name of these messages. */
async function nameAll(tx: Queryable, signals: readonly Signals[], book: NameBook): Promise<void> {
  const names = new Map<string, string>()
  for (const { entities } of signals) {
    for (const { key, name } of entities) {
      if (!book.has(key) && !names.has(key)) names.set(key, name)
    }
  }
  if (names.size === 0) return
  const keys = [...names.keys()]
  await tx.query(sql`
    insert into discord.entity_names (id, key, name, entity_id) overriding system value
    select id, key, name, id from (
      select nextval(pg_get_serial_sequence('discord.entity_names', 'id'))::int as id, key, name
      from unnest(${keys}::text[], ${[...names.values()]}::text[]) t (key, name)
      where not exists (select from discord.entity_names n where n.key = t.key)) t`)
  const rows = await tx.query<{ id: number; key: string }>(sql`
    select id, key from discord.entity_names where key = any (${keys}::text[])`)
  for (const { id, key } of rows) book.set(key, id)
}

/** Forgets what all messages told, for a version that reads them otherwise. */
export async function forgetSignals(tx: Queryable): Promise<void> {
  await tx.script(`
    truncate discord.message_signals, discord.entity_spans, discord.terms, discord.channel_words,
      discord.channel_terms, discord.author_words;
    update discord.entity_names set is_stale = true`)
}

/** True when mentions changed and have not been counted since. */
export async function hasStaleNames(db: Queryable): Promise<boolean> {
  const [row] = await db.query<{ stale: boolean }>(
    sql`select exists (select from discord.entity_names where is_stale) as stale`,
  )
  return row?.stale === true
}
