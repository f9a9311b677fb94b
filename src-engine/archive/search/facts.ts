import { fold } from '#shared/fold'
import { languageCodes, languageOf } from '#shared/search-text/languages'
import type { OperatorNode } from '#shared/search-text/nodes'
import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'
import { domainOf } from '../../dce/links'
import { entityKey } from '../../language/entities/entity-key'
import { emojisNamed, nearestNames } from './names'
import { names, problem, type Resolving, unknownName } from './resolving'

/** Reacted to with an emoji, in any skin tone. */
export function reaction(node: OperatorNode, on: Resolving): Sql {
  const all = names(on)
  const keys = emojisNamed(all, node.value)
  if (keys.length === 0) {
    const near = nearestNames(
      all.emojis.map(({ name, code }) => code ?? name),
      node.value.replaceAll(':', ''),
    )
    return unknownName(node, on, 'No reaction of the archive is', near)
  }
  return sql`m.reaction_count > 0 and exists (select from discord.reactions r
    where r.channel_id = m.channel_id and r.message_id = m.id and r.emoji_key = any (${keys}::text[]))`
}

/** A site by its registrable domain, or by the host of its links. */
export async function domain(node: OperatorNode, on: Resolving): Promise<Sql> {
  const host = node.value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/s, '')
  const known = await names(on).domains()
  const link = (condition: Sql) => sql`m.link_count > 0 and exists (select from discord.links l
    where l.channel_id = m.channel_id and l.message_id = m.id and ${condition})`
  if (known.has(host)) return link(sql`l.domain = ${host}`)
  const site = domainOf(`https://${host}`)
  if (site === null || !known.has(site)) {
    return unknownName(node, on, 'No link leads to', nearestNames(known, host))
  }
  const pattern = `^[a-z]+://([^/?#]*[.@])?${host.replace(/[^a-z0-9-]/g, '\\$&')}([:/?#]|$)`
  return link(sql`l.domain = ${site} and l.url ~* ${pattern}`)
}

/** With a file of an extension. */
export async function extension(node: OperatorNode, on: Resolving): Promise<Sql> {
  const value = node.value.trim().toLowerCase().replace(/^\./, '')
  const known = await names(on).extensions()
  if (!known.has(value)) {
    return unknownName(node, on, 'No file has the extension', nearestNames(known, value))
  }
  return sql`m.attachment_count > 0 and exists (select from discord.attachments a
    where a.channel_id = m.channel_id and a.message_id = m.id and a.extension = ${value})`
}

/** In a language; null = the job has not run. */
export async function language(node: OperatorNode, on: Resolving): Promise<Sql | null> {
  const code = languageOf(node.value)
  if (code === null) {
    const near = nearestNames(languageCodes().keys(), node.value)
    return unknownName(node, on, 'No language is called', near)
  }
  if (await isEmpty(on.db, sql`discord.message_signals`)) return notYet(node, on, 'languages')
  return sql`exists (select from discord.message_signals s where s.channel_id = m.channel_id
    and s.message_id = m.id and s.language = ${code})`
}

/** That name an entity, whichever way it is written; null = the job has not run. */
export async function entity(node: OperatorNode, on: Resolving): Promise<Sql | null> {
  const named = await on.db.query<{ entity_id: number }>(sql`
    select distinct entity_id from discord.entity_names
    where key = ${entityKey(node.value)} or entity_id::text = ${node.value.trim()}`)
  if (named.length > 0) {
    const ids = named.map(({ entity_id }) => entity_id)
    return sql`(m.channel_id, m.id) in (select x.channel_id, x.message_id
      from discord.entity_mentions x where x.entity_id = any (${ids}::int[]))`
  }
  if (await isEmpty(on.db, sql`discord.entity_names`)) return notYet(node, on, 'names')
  const known = await on.db.query<{ name: string }>(
    sql`select name from discord.entities where is_shown order by messages desc limit 5000`,
  )
  const byKey = new Map(known.map(({ name }) => [fold(name), name]))
  const near = nearestNames(byKey.keys(), node.value).map((name) => byKey.get(name) ?? name)
  return unknownName(node, on, 'No message names', near)
}

async function isEmpty(db: Queryable, table: Sql): Promise<boolean> {
  return (await db.query(sql`select from ${table} limit 1`)).length === 0
}

function notYet(node: OperatorNode, on: Resolving, what: string): null {
  problem(
    node,
    on,
    `The ${what} in the messages have not been looked for yet, so ${node.name}: asks nothing. Background work does that.`,
    null,
  )
  return null
}
