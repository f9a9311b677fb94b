import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { noteNames } from '../changes'
import { type Correction, corrections } from './entity-said'

/*
 * Names become entities: what the user merged is put together, typed and counted. Only names whose mentions or
 * corrections changed are looked at (`is_stale`), so that a small load costs little.
 */

type StaleName = { id: number; key: string; entity_id: number }

/** Settles some names, or all of some ids; returns how many there were, 0 = none is left. */
export async function settleNames(
  tx: Queryable,
  which: { atOnce: number } | { ids: readonly number[] },
): Promise<number> {
  const names = await tx.query<StaleName>(sql`
    select id, key, entity_id from discord.entity_names
    where is_stale ${'ids' in which ? sql`and id = any (${which.ids}::int[])` : sql``}
    order by id ${'atOnce' in which ? sql`limit ${which.atOnce}::int` : sql``}`)
  if (names.length === 0) return 0
  const said = await corrections(tx)
  const before = names.map(({ entity_id }) => entity_id)
  const after = await mergedInto(tx, names, said)
  const affected = [...new Set([...before, ...after])]
  await countEntities(tx, affected, said)
  const stale = names.map(({ id }) => id)
  await forgetUnnamed(tx, stale, said)
  await tx.query(sql`
    update discord.entity_names set is_stale = false where id = any (${stale}::int[])`)
  await noteNames(tx)
  return names.length
}

/** Gives each name the one that it is merged into; returns their ids. */
async function mergedInto(
  tx: Queryable,
  names: readonly StaleName[],
  said: readonly Correction[],
): Promise<number[]> {
  const into = new Map<string, Correction>()
  for (const one of said) if (one.kind === 'merge') into.set(one.key, one)
  const target = (key: string): { key: string; name: string | null } => {
    const seen = new Set<string>()
    let at = key
    let name: string | null = null
    for (let next = into.get(at); next?.into_key && !seen.has(at); next = into.get(at)) {
      seen.add(at)
      at = next.into_key
      name = next.into_name
    }
    return { key: at, name }
  }
  const targets = names.map(({ key }) => target(key))
  const merged = targets.filter(({ name }) => name !== null)
  if (merged.length > 0) {
    // the name that others are merged into may not be said any more, or not yet again
    await tx.query(sql`
      insert into discord.entity_names (key, name, entity_id)
      select distinct on (key) key, name, 0
      from unnest(${merged.map(({ key }) => key)}::text[], ${merged.map(({ name }) => name ?? '')}::text[]) t (key, name)
      on conflict (key) do nothing`)
    await tx.script('update discord.entity_names set entity_id = id where entity_id = 0')
  }
  const rows = await tx.query<{ id: number; entity_id: number }>(sql`
    update discord.entity_names n set entity_id = into_name.id
    from unnest(${names.map(({ id }) => id)}::int[], ${targets.map(({ key }) => key)}::text[]) t (id, key)
    join discord.entity_names into_name on into_name.key = t.key
    where n.id = t.id
    returning n.id, n.entity_id`)
  return rows.map(({ entity_id }) => entity_id)
}

/** Counts and types these entities anew; those without a name that is still theirs go. */
async function countEntities(
  tx: Queryable,
  ids: readonly number[],
  said: readonly Correction[],
): Promise<void> {
  await tx.query(sql`delete from discord.entities where entity_id = any (${ids}::int[])`)
  await tx.query(sql`delete from discord.entity_guilds where entity_id = any (${ids}::int[])`)
  const newest = (kind: Correction['kind']) => said.filter((one) => one.kind === kind)
  const typed = new Map<string, string>()
  for (const one of said) if (one.type !== null) typed.set(one.key, one.type)
  const taught = newest('teach').map(({ key }) => key)
  const hidden = newest('hide').map(({ key }) => key)
  // a thread's copy of its starter is counted in the parent; ids of messages are unique but for these
  await tx.query(sql`
    with said as materialized (
      select m.entity_id, m.guild_id, m.message_id, m.author_id, m.type, m.is_certain
      from discord.entity_mentions m
      where m.entity_id = any (${ids}::int[])
        and not exists (select from discord.messages t
          where t.is_twin and t.channel_id = m.channel_id and t.id = m.message_id)
    ), guilds as (
      insert into discord.entity_guilds (entity_id, guild_id, messages, authors)
      select entity_id, guild_id, count(distinct message_id)::int, count(distinct author_id)::int
      from said group by 1, 2
    ), counts as (
      select entity_id, count(distinct message_id)::int as messages,
             count(distinct author_id)::int as authors
      from said group by 1
    ), types as (
      select distinct on (entity_id) entity_id, type from said
      where is_certain group by 1, 2
      order by entity_id, count(*) desc, type
    )
    insert into discord.entities (entity_id, key, name, type, is_hidden, is_shown, messages, authors)
    select n.id, n.key, n.name, coalesce(u.type, t.type, n.guess, 'other'),
      n.key = any (${hidden}::text[]),
      n.key <> all (${hidden}::text[])
        and (n.key = any (${taught}::text[])
          or coalesce(c.messages, 0) >= 3 and coalesce(c.authors, 0) >= 2),
      coalesce(c.messages, 0), coalesce(c.authors, 0)
    from discord.entity_names n
    left join counts c on c.entity_id = n.id
    left join types t on t.entity_id = n.id
    left join unnest(${[...typed.keys()]}::text[], ${[...typed.values()]}::text[]) u (key, type)
      on u.key = n.key
    where n.id = any (${ids}::int[]) and n.entity_id = n.id
      and (c.messages is not null or n.key = any (${taught}::text[]))`)
}

/** Forgets names that no message says any more and the user has said nothing of. */
async function forgetUnnamed(
  tx: Queryable,
  ids: readonly number[],
  said: readonly Correction[],
): Promise<void> {
  const known = said.flatMap(({ key, into_key }) => (into_key === null ? [key] : [key, into_key]))
  await tx.query(sql`
    delete from discord.entity_names n
    where n.id = any (${ids}::int[]) and n.key <> all (${known}::text[])
      and not exists (select from discord.entity_spans s where s.name_id = n.id)
      and not exists (select from discord.entity_names o where o.entity_id = n.id and o.id <> n.id)`)
}
