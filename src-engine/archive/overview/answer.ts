import type { Overview, OverviewAuthor, OverviewChannel } from '#shared/overview'
import { type Id, splitAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { briefAuthors } from '../authors'
import type { GuildColumns } from './columns'
import { type Counted, instant } from './count'
import type { CountedAuthor, NameBook } from './count-lists'
import type { RoleBook } from './narrow'
import type { TypicalTerm } from './typical'

/** What was counted, with the names of what it is of. */
export async function answered(
  db: Queryable,
  from: {
    columns: GuildColumns
    roles: RoleBook
    names: NameBook
    counted: Counted
    top: number
  },
): Promise<Overview> {
  const { counted } = from
  const { totals, before, activity, hours } = counted
  const authorRows = await authorsOf(db, from.columns, [...counted.authors, ...counted.newcomers])
  return {
    totals,
    before,
    activity,
    hours,
    channels: await channelsOf(db, from.columns, counted.channels),
    authors: authorRows.slice(0, counted.authors.length),
    newcomers: authorRows.slice(counted.authors.length),
    roles: await rolesOf(db, from.columns.guild_id, from.roles, counted.roles),
    emojis: await emojisOf(db, from.columns, counted.emojis),
    domains: counted.domains.map(({ place, count, messages }) => ({
      domain: from.columns.domains.values[place] as string,
      links: count,
      messages,
    })),
    words: await wordsOf(db, counted.words, from.top),
    entities: await entitiesOf(db, from.names, counted.entities),
  }
}

async function channelsOf(
  db: Queryable,
  columns: GuildColumns,
  counted: Counted['channels'],
): Promise<OverviewChannel[]> {
  const ids = counted.map(({ place }) => columns.channel_ids[place] as Id)
  if (ids.length === 0) return []
  const rows = await db.query<
    Pick<OverviewChannel, 'channel_id' | 'channel_name' | 'channel_type' | 'is_thread'>
  >(sql`
    select id as channel_id, name as channel_name, type as channel_type, is_thread
    from discord.channels where id = any (${ids}::bigint[])`)
  const byId = new Map(rows.map((row) => [row.channel_id, row]))
  return counted.flatMap(({ messages, authors, last, spark }, at) => {
    const row = byId.get(ids[at] as Id)
    return row ? [{ ...row, messages, authors, last_message_at: instant(last), spark }] : []
  })
}

async function authorsOf(
  db: Queryable,
  columns: GuildColumns,
  counted: readonly CountedAuthor[],
): Promise<OverviewAuthor[]> {
  const { guild_id, authors, author_first, author_last } = columns
  const refs = counted.map(({ place }) => ({
    guild_id,
    ...splitAuthorKey(authors.values[place] as string),
  }))
  const brief = await briefAuthors(db, refs)
  return counted.map(({ place, messages, reactions, spark }, at) => ({
    ...brief(refs[at] as (typeof refs)[number]),
    messages,
    reactions,
    first_message_at: instant(author_first[place] as number),
    last_message_at: instant(author_last[place] as number),
    spark,
  }))
}

async function rolesOf(
  db: Queryable,
  guildId: Id,
  { role_ids }: RoleBook,
  counted: Counted['roles'],
): Promise<Overview['roles']> {
  const ids = counted.map(({ place }) => role_ids[place] as Id)
  if (ids.length === 0) return []
  const rows = await db.query<
    Pick<Overview['roles'][number], 'role_id' | 'role_name' | 'color'>
  >(sql`
    select id as role_id, name as role_name, color from discord.roles
    where guild_id = ${guildId} and id = any (${ids}::bigint[])`)
  const byId = new Map(rows.map((row) => [row.role_id, row]))
  return counted.flatMap(({ authors, messages }, at) => {
    const row = byId.get(ids[at] as Id)
    return row ? [{ ...row, authors, messages }] : []
  })
}

async function emojisOf(
  db: Queryable,
  { emojis }: GuildColumns,
  counted: Counted['emojis'],
): Promise<Overview['emojis']> {
  const keys = counted.map(({ place }) => emojis.values[place] as string)
  if (keys.length === 0) return []
  const rows = await db.query<Omit<Overview['emojis'][number], 'count' | 'messages'>>(sql`
    select emoji_key, name as emoji_name, is_custom, image_url, file_id
    from discord.emojis where emoji_key = any (${keys}::text[])`)
  const byKey = new Map(rows.map((row) => [row.emoji_key, row]))
  return counted.map(({ count, messages }, at) => {
    const emoji_key = keys[at] as string
    const unknown = { emoji_name: emoji_key, is_custom: false, image_url: null, file_id: null }
    return { emoji_key, ...(byKey.get(emoji_key) ?? unknown), count, messages }
  })
}

/** Of several forms of one word the most typical. */
async function wordsOf(
  db: Queryable,
  counted: Counted['words'],
  top: number,
): Promise<Overview['words']> {
  const ids = counted.map(({ term_id }) => term_id)
  if (ids.length === 0) return []
  const rows = await db.query<{ term_id: number; term: string; stem: string }>(sql`
    select term_id, term, stem from discord.terms where term_id = any (${ids}::int[])
    order by term collate "C"`)
  const byId = new Map(counted.map((term) => [term.term_id, term]))
  const forms = rows
    .map((row) => ({ ...row, ...(byId.get(row.term_id) as TypicalTerm) }))
    .sort((a, b) => b.score - a.score)
  const words = new Map<string, Overview['words'][number]>()
  for (const { term, stem, messages } of forms) {
    if (!words.has(stem)) words.set(stem, { word: term, messages })
  }
  return [...words.values()].slice(0, top)
}

async function entitiesOf(
  db: Queryable,
  { entity_ids }: NameBook,
  counted: Counted['entities'],
): Promise<Overview['entities']> {
  const ids = counted.map(({ place }) => entity_ids[place] as number)
  if (ids.length === 0) return []
  const rows = await db.query<{ entity_id: number; entity: string; type: string }>(sql`
    select entity_id, name as entity, type from discord.entities
    where entity_id = any (${ids}::int[])`)
  const byId = new Map(rows.map((row) => [row.entity_id, row]))
  return counted.flatMap(({ messages }, at) => {
    const row = byId.get(ids[at] as number)
    return row ? [{ ...row, messages }] : []
  })
}
