import { channelAddress, formatLink } from '#shared/link'
import { HIT_END, HIT_START, type SearchHit, type SearchQuery } from '#shared/search'
import type { Queryable } from '../../db/database'
import type { Meanings } from '../meaning/meanings'
import type { ExportRows } from '../table-rows'
import { countAllHits } from './count'
import { showHits } from './hits'
import { findHits } from './search'

/**
 * So many hits are found at once, and so many of them read. Finding begins anew for each such part, so it should be seldom;
 * what is found is two ids and a number.
 */
const FOUND = 100_000
const READ = 500

/** What an export tells of a hit: everything but how it is drawn, and where it is in Discord. */
export const HIT_COLUMNS = [
  'guild_id',
  'channel_id',
  'channel_name',
  'message_id',
  'posted_at',
  'author_id',
  'author_name',
  'user_name',
  'is_bot',
  'content',
  'snippet',
  'why',
  'score',
  'reaction_count',
  'reply_count',
  'link',
] as const

/** A row of {@link HIT_COLUMNS}: hits in the snippet stand between `**`. */
export type HitRow = Pick<SearchHit, Exclude<(typeof HIT_COLUMNS)[number], 'link'>> & {
  link: string
}

/** A hit as a row; what the window draws it with stays out. */
export function hitRow(hit: SearchHit): HitRow {
  const row = {
    ...hit,
    snippet: hit.snippet.replaceAll(HIT_START, '**').replaceAll(HIT_END, '**'),
    link: formatLink(channelAddress(hit)),
  }
  return Object.fromEntries(HIT_COLUMNS.map((name) => [name, row[name]])) as HitRow
}

/**
 * The hits of a search in its order, all or the first `most`, a part at a time; what is in memory does not grow with them.
 */
export async function* hitPages(
  db: Queryable,
  query: SearchQuery,
  parts: { found: number; read: number; most?: number } = { found: FOUND, read: READ },
  meanings: Meanings | null = null,
): AsyncIterable<HitRow[]> {
  let left = parts.most ?? Number.POSITIVE_INFINITY
  let cursor: string | null = null
  do {
    const limit = Math.min(parts.found, left)
    const found = await findHits(db, { ...query, cursor, limit }, meanings)
    for (let at = 0; at < found.hits.length; at += parts.read) {
      const hits = await showHits(db, found.hits.slice(at, at + parts.read), found.plan.marks)
      yield hits.map(hitRow)
    }
    left -= found.hits.length
    cursor = left > 0 ? found.next_cursor : null
  } while (cursor !== null)
}

/** The first `most` hits of a search, as they are found. */
export function firstHits(
  db: Queryable,
  query: SearchQuery,
  most: number,
  meanings: Meanings | null,
): AsyncIterable<HitRow[]> {
  return hitPages(db, query, { found: FOUND, read: READ, most }, meanings)
}

/** The same as rows to write, with their number. */
export async function hitRows(
  db: Queryable,
  query: SearchQuery,
  meanings: Meanings | null = null,
): Promise<ExportRows> {
  const total = await countAllHits(db, query, meanings)
  return { columns: [...HIT_COLUMNS], total, pages: hitPages(db, query, undefined, meanings) }
}
