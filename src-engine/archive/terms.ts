import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { CopyRows } from '../dce/copy-rows'
import { stemOf } from '../language/terms'

/* The terms that messages hold, and how often each channel and author says what: derived, by the job `language`. */

/** The ids of terms, as a run has met them. */
export type TermBook = Map<string, number>

/** A book with more is begun anew: the words of a language, several times. */
const MAX_TERMS = 200_000
const MESSAGES_AT_ONCE = 2_000

const TERMS = ['channel_id', 'year', 'term_id', 'messages'] as const

/** The book with the ids of all these terms; new ones get theirs. */
export async function idsOfTerms(
  tx: Queryable,
  terms: ReadonlySet<string>,
  book: TermBook,
): Promise<TermBook> {
  if (book.size > MAX_TERMS) book.clear()
  const unknown = [...terms].filter((term) => !book.has(term))
  if (unknown.length === 0) return book
  await tx.query(sql`
    insert into discord.terms (term, stem)
    select term, stem from unnest(${unknown}::text[], ${unknown.map(stemOf)}::text[]) t (term, stem)
    where not exists (select from discord.terms k where k.term = t.term)`)
  const rows = await tx.query<{ term_id: number; term: string }>(
    sql`select term_id, term from discord.terms where term = any (${unknown}::text[])`,
  )
  for (const { term_id, term } of rows) book.set(term, term_id)
  return book
}

/** What somebody said; `month` = its first day (UTC), `terms` = null where it has none. */
export type SaidMessage = {
  author_id: string
  month: string
  content: string
  terms: number[] | null
}

/** What people said in a part of a channel. */
export type SaidPart = {
  messages: SaidMessage[]
  /** The last of them; null = the channel has no more. */
  reached_id: string | null
}

/** The counted messages of people in a channel behind one, those that have been read. */
export async function saidPart(
  tx: Queryable,
  channelId: string,
  afterId: string,
): Promise<SaidPart> {
  const rows = await tx.query<SaidMessage & { id: string }>(sql`
    select m.id, m.author_id, to_char(m.posted_at at time zone 'UTC', 'YYYY-MM-01') as month, m.content,
      s.terms
    from discord.messages m
    join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
    where m.channel_id = ${channelId} and m.id > ${afterId} and m.is_content and not m.is_twin
      and not m.is_bot
    order by m.id limit ${MESSAGES_AT_ONCE}::int`)
  return { messages: rows, reached_id: rows.at(-1)?.id ?? null }
}

/** How varied an author's words of a month are: see migration 32. */
export type AuthorWords = {
  author_id: string
  month: string
  words: number
  forward_factors: number
  backward_factors: number
}

/** In how many messages of a year a term stands, by its id. */
export type YearWords = { year: number; messages: number; terms: Map<number, number> }

/** What a channel says, counted. */
export type ChannelWords = {
  channel_id: string
  years: readonly YearWords[]
  authors: readonly AuthorWords[]
}

/** Stores what a channel says in place of what was counted before. */
export async function writeChannelWords(tx: Queryable, counted: ChannelWords): Promise<void> {
  const { channel_id, years, authors } = counted
  await forgetChannelWords(tx, [channel_id])
  await tx.query(sql`
    insert into discord.channel_words (channel_id, year, guild_id, messages)
    select c.id, y.year, c.guild_id, y.messages
    from discord.channels c
    cross join unnest(${years.map(({ year }) => year)}::smallint[],
                      ${years.map(({ messages }) => messages)}::int[]) y (year, messages)
    where c.id = ${channel_id}`)
  const rows = new CopyRows(TERMS.length)
  for (const { year, terms } of years) {
    for (const [term, messages] of terms) {
      rows.row()
      rows.id(channel_id)
      rows.int2(year)
      rows.int4(term)
      rows.int4(messages)
    }
  }
  const bytes = rows.take()
  if (bytes) await tx.copyIn('discord.channel_terms', TERMS, bytes)
  const list = <T>(of: (author: AuthorWords) => T) => authors.map(of)
  await tx.query(sql`
    insert into discord.author_words
      (channel_id, author_id, month, words, forward_factors, backward_factors)
    select ${channel_id}::bigint, t.* from unnest(
      ${list(({ author_id }) => author_id)}::bigint[], ${list(({ month }) => month)}::text[]::date[],
      ${list(({ words }) => words)}::int[], ${list(({ forward_factors }) => forward_factors)}::float8[],
      ${list(({ backward_factors }) => backward_factors)}::float8[]) t`)
}

/** Forgets what channels say. */
export async function forgetChannelWords(tx: Queryable, ids: readonly string[]): Promise<void> {
  const isIt = sql`channel_id = any (${ids}::bigint[])`
  await tx.query(sql`delete from discord.channel_terms where ${isIt}`)
  await tx.query(sql`delete from discord.author_words where ${isIt}`)
  await tx.query(sql`delete from discord.channel_words where ${isIt}`)
}

/** Forgets terms that no message says any more. */
export async function forgetUnsaidTerms(tx: Queryable): Promise<void> {
  await tx.query(sql`
    delete from discord.terms t
    where not exists (select from discord.channel_terms c where c.term_id = t.term_id)
      and t.term_id not in (
        select unnest(s.terms) from discord.messages m
        join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
        where m.is_twin)`)
}
