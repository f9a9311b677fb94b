import type { HandlerInput } from '#shared/api'
import { AppError } from '#shared/errors'
import { MAX_NEW_HITS, type RemovedSearch, type SavedSearch } from '#shared/saved-search'
import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'
import type { Meanings } from './meaning/meanings'
import { keyTable } from './message-keys'
import { scopeConditions } from './scope'
import { MEANING_DEPTH } from './search/blend'
import type { RankedHit } from './search/hits'
import { planSearch } from './search/plan'
import { findHits } from './search/search'

/*
 * What is new is told by `messages.arrived_at`: dates of posting and of exports say nothing about when this archive got
 * to know a message (docs/decisions/0024-saved-searches.md).
 */

const STORED = sql`s.id as search_id, s.name, s.text, s.mode, s.sort, s.created_at, s.seen_at, s.seen_exported_at`

/** A condition on `f`, an export file: it may have brought messages in after a time. Files that are read have no end yet. */
const broughtAfter = (time: Sql) => sql`(f.ingested_at is null or f.ingested_at > ${time})`

const NEWEST_EXPORT = sql`(select max(exported_at) from discord.export_files)`

/** The saved searches, by name. */
export async function listSavedSearches(db: Queryable): Promise<SavedSearch[]> {
  return db.query<SavedSearch>(sql`
    select ${STORED}, exists (
      select from discord.export_files f
      where f.channel_id is not null and ${broughtAfter(sql`s.seen_at`)}) as has_arrivals
    from app.saved_searches s order by lower(s.name), s.id`)
}

/** Keeps a search as seen by now, and returns its id. One that asks the same is kept once, under the newer name. */
export async function saveSearch(
  db: Queryable,
  { name, text, mode, sort }: HandlerInput<'searches.save'>,
): Promise<{ search_id: number }> {
  const [row] = await db.query<{ search_id: number }>(sql`
    insert into app.saved_searches (name, text, mode, sort, seen_exported_at)
    values (${name}, ${text}, ${mode}, ${sort}, ${NEWEST_EXPORT})
    on conflict (md5(text), coalesce(mode, ''), coalesce(sort, '')) do update set name = excluded.name
    returning id as search_id`)
  return row as { search_id: number }
}

/** Gives a saved search another name; `not_found` when there is none. */
export async function renameSearch(
  db: Queryable,
  { search_id, name }: HandlerInput<'searches.rename'>,
): Promise<void> {
  found(
    await db.query(sql`
      update app.saved_searches set name = ${name} where id = ${search_id} returning id`),
  )
}

/** Forgets a saved search and returns it, so that {@link restoreSearch} can bring it back; `not_found` when there is none. */
export async function removeSearch(
  db: Queryable,
  { search_id }: HandlerInput<'searches.remove'>,
): Promise<RemovedSearch> {
  return found(
    await db.query<RemovedSearch>(sql`
      delete from app.saved_searches s where id = ${search_id} returning ${STORED}`),
  )
}

/** Brings a removed search back as it was, unless one that asks the same was saved meanwhile. */
export async function restoreSearch(db: Queryable, removed: RemovedSearch): Promise<void> {
  const { search_id, name, text, mode, sort, created_at, seen_at, seen_exported_at } = removed
  await db.query(sql`
    insert into app.saved_searches (id, name, text, mode, sort, created_at, seen_at, seen_exported_at)
    overriding system value
    values (${search_id}, ${name}, ${text}, ${mode}, ${sort}, ${created_at}::text::timestamptz,
      ${seen_at}::text::timestamptz, ${seen_exported_at}::text::timestamptz)
    on conflict do nothing`)
}

/** Takes the hits of a saved search as looked at by now; `not_found` when there is none. */
export async function markSearchSeen(
  db: Queryable,
  { search_id }: HandlerInput<'searches.seen'>,
): Promise<void> {
  found(
    await db.query(sql`
      update app.saved_searches set seen_at = now(), seen_exported_at = ${NEWEST_EXPORT}
      where id = ${search_id} returning id`),
  )
}

/**
 * How many hits of a saved search came in since it was looked at; `not_found` when there is none. By meaning those are
 * hits that the search lists, else those that have the words.
 */
export async function countNewHits(
  db: Queryable,
  { search_id, tz }: HandlerInput<'searches.news'>,
  meanings: Meanings | null = null,
): Promise<{ messages: number }> {
  const { text, mode, seen_at } = found(
    await db.query<Pick<SavedSearch, 'text' | 'mode' | 'seen_at'>>(
      sql`select text, mode, seen_at from app.saved_searches where id = ${search_id}`,
    ),
  )
  const query = { text, ...(tz !== undefined && { tz }) }
  const { like } = await planSearch(db, query)
  if (meanings !== null && (mode === 'meaning' || like !== null)) {
    const listed = { ...query, mode: 'meaning' as const, cursor: null, limit: MEANING_DEPTH }
    const page = await findHits(db, listed, meanings)
    if (page.mode === 'meaning') return countArrived(db, page.hits, seen_at)
  }
  // the channels alone leave out what cannot be new, mostly all of it, without a look at a message
  const [counted] = await db.query<{ messages: number }>(sql`
    select count(*)::int as messages from (
      select from discord.messages m
      where m.arrived_at > (select seen_at from app.saved_searches where id = ${search_id})
        and m.channel_id in (
          select f.channel_id from discord.export_files f, app.saved_searches s
          where s.id = ${search_id} and ${broughtAfter(sql`s.seen_at`)})
        and ${await scopeConditions(db, query, 'included')}
      limit ${MAX_NEW_HITS + 1}::int) hit`)
  return { messages: counted?.messages ?? 0 }
}

async function countArrived(
  db: Queryable,
  hits: readonly RankedHit[],
  since: string,
): Promise<{ messages: number }> {
  const [row] = await db.query<{ messages: number }>(sql`
    select count(*)::int as messages
    from ${keyTable(hits)}
    join discord.messages m on m.channel_id = k.channel_id and m.id = k.message_id
    where m.arrived_at > ${since}::text::timestamptz`)
  return { messages: row?.messages ?? 0 }
}

function found<T>(rows: readonly T[]): T {
  const [row] = rows
  if (row === undefined) throw new AppError('not_found', 'This search is not saved any more.')
  return row
}
