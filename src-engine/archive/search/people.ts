import type { OperatorNode } from '#shared/search-text/nodes'
import { type Sql, sql } from '../../db/sql'
import { authorsNamed, nearestNames, placesNamed, rolesNamed, splitKeys } from './names'
import { names, problem, type Resolving, unknownName } from './resolving'

/** A condition on columns of an author: one of these. */
export function isOneOf(id: Sql, face: Sql, keys: readonly string[]): Sql {
  const { ids, faces } = splitKeys(keys)
  if (faces.every((name) => name === ''))
    return sql`${id} = any (${ids}::bigint[]) and ${face} = ''`
  return sql`(${id}, ${face}) in (select * from unnest(${ids}::bigint[], ${faces}::text[]))`
}

/** Whoever is or was called so; of several all. */
export function authors(
  node: OperatorNode,
  on: Resolving,
  condition: (keys: readonly string[]) => Sql,
): Sql {
  const all = names(on)
  const keys = authorsNamed(all, node.value)
  if (keys.length === 0) {
    const near = nearestNames(all.authors.keys(), node.value)
    return unknownName(node, on, 'Nobody is or was called', near)
  }
  if (keys.length > 1) {
    problem(
      node,
      on,
      `${keys.length} people are or were called “${node.value}”: all of them are searched.`,
      null,
    )
  }
  return condition(keys)
}

/** By holders of a role. */
export function role(node: OperatorNode, on: Resolving): Sql {
  const all = names(on)
  const roles = rolesNamed(all, node.value)
  if (roles.length === 0) {
    return unknownName(node, on, 'No role is called', nearestNames(all.roles.keys(), node.value))
  }
  const guilds = roles.map(({ guild_id }) => guild_id)
  const ids = roles.map(({ role_id }) => role_id)
  return sql`m.webhook_name = '' and (m.guild_id, m.author_id) in (
    select ar.guild_id, ar.author_id from discord.author_roles ar
    where (ar.guild_id, ar.role_id) in (select * from unnest(${guilds}::bigint[], ${ids}::bigint[])))`
}

/** In a channel, thread, category or guild. */
export function place(node: OperatorNode, on: Resolving): Sql {
  const all = names(on)
  const places = placesNamed(all, node.value)
  const [first] = places
  if (first === undefined) {
    const near = nearestNames(all.places.keys(), node.value)
    return unknownName(node, on, 'No channel, thread, category or guild is called', near)
  }
  if (places.length > 1) {
    problem(
      node,
      on,
      `${places.length} ${PLURALS[first.kind]} are called “${node.value}”: all of them are searched. Write the guild before it to choose: in:"${first.guild_name}/${first.name}"`,
      null,
    )
  }
  if (first.kind === 'guild') {
    return sql`m.guild_id = any (${places.map(({ guild_id }) => guild_id)}::bigint[])`
  }
  return sql`m.channel_id = any (${places.flatMap(({ channel_ids }) => channel_ids)}::bigint[])`
}

const PLURALS = { channel: 'channels', thread: 'threads', category: 'categories', guild: 'guilds' }
