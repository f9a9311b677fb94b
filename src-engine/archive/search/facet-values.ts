import type { MediaRef } from '#shared/rows'
import type { FacetValue } from '#shared/search'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { authorOperator, namesOf, placeOperator } from './names'

/** How many hits a guild, channel or author has; the key is their id. */
export type Counted = { key: string; messages: number }

type Named = { key: string; label: string; icon: MediaRef | null }

/** Facet values of guilds, in the order given. */
export async function guildValues(db: Queryable, counted: Counted[]): Promise<FacetValue[]> {
  const names = await db.query<Named>(sql`
    select g.id::text as key, g.name as label,
           case when g.icon_url is not null
             then jsonb_build_object('url', g.icon_url, 'file_id', g.file_id) end as icon
    from discord.guilds g where g.id = any (${keysOf(counted)}::bigint[])`)
  return valuesOf(counted, names, await placeOperators(db))
}

/** Facet values of channels, in the order given. Those of one name say their guilds. */
export async function channelValues(db: Queryable, counted: Counted[]): Promise<FacetValue[]> {
  const names = await db.query<Named>(sql`
    select c.id::text as key, null as icon,
           case when count(*) over (partition by c.name) > 1 then concat_ws(' · ', c.name, g.name)
             else c.name end as label
    from discord.channels c left join discord.guilds g on g.id = c.guild_id
    where c.id = any (${keysOf(counted)}::bigint[])`)
  return valuesOf(counted, names, await placeOperators(db))
}

/** Facet values of authors, in the order given; the icon is of the guild where they were seen last. */
export async function authorValues(db: Queryable, counted: Counted[]): Promise<FacetValue[]> {
  const names = await db.query<Named>(sql`
    select distinct on (a.author_key) a.author_key as key, a.author_name as label,
           case when a.avatar_url is not null
             then jsonb_build_object('url', a.avatar_url, 'file_id', a.file_id) end as icon
    from discord.guild_authors a where a.author_key = any (${keysOf(counted)}::text[])
    order by a.author_key, a.file_id desc`)
  const known = await namesOf(db)
  return valuesOf(counted, names, (key, label) => authorOperator(known, key, [label]))
}

function keysOf(counted: readonly Counted[]): string[] {
  return counted.map(({ key }) => key)
}

/** Operators say places by their names where these mean nothing else. */
async function placeOperators(db: Queryable): Promise<(id: string) => string> {
  const known = await namesOf(db)
  return (id) => placeOperator(known, id)
}

function valuesOf(
  counted: readonly Counted[],
  names: readonly Named[],
  operatorOf: (key: string, label: string) => string,
): FacetValue[] {
  const named = new Map(names.map((name) => [name.key, name]))
  return counted.map(({ key, messages }) => {
    const { label = key, icon = null } = named.get(key) ?? {}
    return { label, messages, operator: operatorOf(key, label), icon }
  })
}
