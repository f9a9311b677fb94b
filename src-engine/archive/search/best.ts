import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'
import { decodeCursor, encodeCursor } from '../cursor'
import { isCheap } from './cost'
import { type WordsPlan, wordsConditions, wordsFrom, wordsHits } from './from'
import { finerScoreOf, type Rarity, scoreOf } from './score'

/*
 * The best hits first. Where all hits can be ranked in a moment, they are. Else (a word in every tenth of a million
 * messages) the newest few hundred are ranked, then the next, and so on: a statement that runs cannot be stopped, and
 * nobody reads a hundred thousand hits. Either way the finer parts of the score decide inside a window of hits, and a
 * cursor tells the window and the place in it, so that pages give every hit once.
 */

/** Hits in a window that is ranked to the end. */
const WINDOW = 400
/** The most hits in a window of the newest, and how many messages are read at once to find them. */
const NEWEST = 400
const READ_AT_ONCE = 20_000
/** Whoever finds nothing in so much asks for something of the past. */
const READ_IN_VAIN = 40_000
/** So much is read before a page that is not full is given back, or the newest are given up. */
const READ_AT_MOST = 120_000

/** A hit with its score. */
export type ScoredHit = { channel_id: string; message_id: string; score: number }

/** A page of hits; `is_whole` = all hits were compared, not the newest in turn. */
export type BestHits = { hits: ScoredHit[]; next_cursor: string | null; is_whole: boolean }

/** A place in the order of hits, exclusive. */
type Place = { score: number; message_id: string; channel_id: string }
/** `end` = where the window before this one ended; `after` = the last hit of this window that was given. */
type Cursor = { is_whole: boolean; end: Place | null; after: Place | null }

type Candidate = ScoredHit & { base: number }
/** A window in its final order, and where it ends; null = nothing follows. */
type Window = { hits: Candidate[]; end: Place | null }

/** A page of the best hits of a search with words. */
export async function bestHits(
  db: Queryable,
  plan: WordsPlan,
  rarity: Rarity,
  cursor: string | null,
  limit: number,
): Promise<BestHits> {
  const from = cursor === null ? null : readCursor(cursor)
  let is_whole = from?.is_whole ?? (await isCheap(db, wordsHits(plan)))
  let window = is_whole
    ? await wholeWindow(db, plan, rarity, from?.end ?? null)
    : await newestWindow(db, plan, rarity, from?.end ?? null, 2 * limit)
  if (from === null && !is_whole && window.hits.length < limit && window.end !== null) {
    is_whole = true
    window = await wholeWindow(db, plan, rarity, null)
  }
  const after = from?.after ?? null
  const left = after === null ? window.hits : window.hits.filter((hit) => isBehind(hit, after))
  const hits = left.slice(0, limit)
  const last = hits.at(-1)
  const next: Cursor | null =
    left.length > limit && last
      ? { is_whole, end: from?.end ?? null, after: last }
      : window.end && { is_whole, end: window.end, after: null }
  return {
    hits: hits.map(({ channel_id, message_id, score }) => ({ channel_id, message_id, score })),
    next_cursor: next && writeCursor(next),
    is_whole,
  }
}

async function wholeWindow(
  db: Queryable,
  plan: WordsPlan,
  rarity: Rarity,
  end: Place | null,
): Promise<Window> {
  const found = sql`
    select * from (
      select w.channel_id, w.message_id, ${scoreOf(plan.words, rarity)} as base
      from ${wordsFrom(plan)} where ${wordsConditions(plan)}
    ) w
    ${end === null ? sql`` : sql`where ${isBehindPlace(end)}`}
    order by base desc, message_id desc, channel_id desc limit ${WINDOW}`
  const rows = await ranked(db, plan, found)
  if (rows.length < WINDOW) return { hits: rows, end: null }
  const last = rows.reduce((lowest, row) => (isBehind(baseOf(row), baseOf(lowest)) ? row : lowest))
  return { hits: rows, end: baseOf(last) }
}

function isBehindPlace({ score, message_id, channel_id }: Place): Sql {
  return sql`(w.base, w.message_id, w.channel_id)
    < (${score}::float8, ${message_id}::bigint, ${channel_id}::bigint)`
}

function baseOf({ base, message_id, channel_id }: Candidate): Place {
  return { score: base, message_id, channel_id }
}

const NEWEST_PLACE: Place = {
  score: 0,
  message_id: '9223372036854775807',
  channel_id: '9223372036854775807',
}

async function newestWindow(
  db: Queryable,
  plan: WordsPlan,
  rarity: Rarity,
  end: Place | null,
  wanted: number,
): Promise<Window> {
  const hits: Candidate[] = []
  let start = end ?? NEWEST_PLACE
  for (let read = 0; read < READ_AT_MOST; read += READ_AT_ONCE) {
    const stop = await placeAfter(db, start)
    const slice = sql`(select * from discord.message_words w where ${isOlder(start)}
      ${stop === null ? sql`` : sql`and (w.message_id, w.channel_id) >= (${stop.message_id}::bigint, ${stop.channel_id}::bigint)`}
      offset 0)`
    const found = sql`
      select w.channel_id, w.message_id, ${scoreOf(plan.words, rarity)} as base
      from ${wordsFrom(plan, slice)} where ${wordsConditions(plan)}
      order by w.message_id desc, w.channel_id desc limit ${NEWEST - hits.length}`
    const more = await ranked(db, plan, found)
    hits.push(...more)
    if (hits.length >= NEWEST) {
      const oldest = more.reduce((a, b) => (isOlderHit(b, a) ? b : a))
      return { hits: inOrder(hits), end: { ...baseOf(oldest), score: 0 } }
    }
    if (stop === null) return { hits: inOrder(hits), end: null }
    start = stop
    if (hits.length >= wanted) break
    if (end === null && hits.length === 0 && read + READ_AT_ONCE >= READ_IN_VAIN) break
  }
  return { hits: inOrder(hits), end: start }
}

function isOlder({ message_id, channel_id }: Place): Sql {
  return sql`(w.message_id, w.channel_id) < (${message_id}::bigint, ${channel_id}::bigint)`
}

function isOlderHit(a: ScoredHit, b: ScoredHit): boolean {
  return isBehind({ ...a, score: 0 }, { ...b, score: 0 })
}

/** The last of the messages that are read at once from a place on; null = fewer are left. */
async function placeAfter(db: Queryable, start: Place): Promise<Place | null> {
  const [row] = await db.query<Omit<Place, 'score'>>(sql`
    select w.message_id, w.channel_id from discord.message_words w where ${isOlder(start)}
    order by w.message_id desc, w.channel_id desc offset ${READ_AT_ONCE - 1} limit 1`)
  return row === undefined ? null : { ...row, score: 0 }
}

/** The rows of `found` with all that decides about their order, in it. */
async function ranked(db: Queryable, plan: WordsPlan, found: Sql): Promise<Candidate[]> {
  const rows = await db.query<Candidate>(sql`
    with f as materialized (${found})
    select f.channel_id, f.message_id, f.base, f.base + ${finerScoreOf(plan.words)} as score
    from f
    join discord.message_words w on w.channel_id = f.channel_id and w.message_id = f.message_id
    join discord.messages m on m.channel_id = f.channel_id and m.id = f.message_id`)
  return inOrder(rows)
}

function inOrder(hits: Candidate[]): Candidate[] {
  return hits.sort((a, b) => (isBehind(a, b) ? 1 : -1))
}

/** True when a hit stands behind another: a lower score, then older, then by channel. */
function isBehind(a: Place, b: Place): boolean {
  if (a.score !== b.score) return a.score < b.score
  if (a.message_id !== b.message_id) return BigInt(a.message_id) < BigInt(b.message_id)
  return BigInt(a.channel_id) < BigInt(b.channel_id)
}

function writeCursor({ is_whole, end, after }: Cursor): string {
  const place = (one: Place | null) =>
    one === null ? ['', '', ''] : [one.score, one.message_id, one.channel_id]
  return encodeCursor([is_whole ? 'whole' : 'newest', ...place(end), ...place(after)])
}

const SCORE = /^(?:[\d.e-]{1,24})?$/
const ID = /^\d{0,19}$/

function readCursor(text: string): Cursor {
  const [kind, endScore, endId, endChannel, score, id, channel] = decodeCursor(text, [
    /^(?:whole|newest)$/,
    ...([SCORE, ID, ID] as const),
    ...([SCORE, ID, ID] as const),
  ])
  const place = (a: string, message_id: string, channel_id: string): Place | null =>
    message_id === '' || channel_id === '' ? null : { score: Number(a), message_id, channel_id }
  return {
    is_whole: kind === 'whole',
    end: place(endScore, endId, endChannel),
    after: place(score, id, channel),
  }
}
