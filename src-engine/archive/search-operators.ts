import { assertNever } from '#shared/errors'
import { fold } from '#shared/fold'
import { parseLink } from '#shared/link'
import { MEDIA_EXTENSIONS } from '#shared/media-kind'
import type { SearchProblem } from '#shared/search'
import { readDate } from '#shared/search-text/dates'
import { languageCodes, languageOf } from '#shared/search-text/languages'
import {
  type LeafNode,
  leavesOf,
  type OperatorNode,
  type SearchNode,
} from '#shared/search-text/nodes'
import { CHOICES, findOperator, type HasValue, type IsValue } from '#shared/search-text/operators'
import { replaced } from '#shared/search-text/parse'
import { operatorText } from '#shared/search-text/print'
import { closest } from '#shared/search-text/spelling'
import type { Queryable } from '../db/database'
import { join, type Sql, sql } from '../db/sql'
import { domainOf } from '../dce/links'
import { entityKey } from '../language/entities/entity-key'
import {
  authorsNamed,
  emojisNamed,
  type Names,
  nearestNames,
  placesNamed,
  rolesNamed,
  splitKeys,
} from './search-names'
import { before, idsAround, since, tellIdsTimes } from './times'
import { hasTrait, repliesTo } from './traits'

/** What an operator is understood with. Problems are added to. */
export type Resolving = {
  db: Queryable
  /** null = no operator needs them. */
  names: Names | null
  text: string
  tz: string
  /** The day it is now in the zone. */
  today: string
  problems: SearchProblem[]
}

export function isOperator(leaf: LeafNode): leaf is OperatorNode {
  return leaf.kind === 'operator'
}

/** A search with such a value finds nothing: nobody and nothing is called so. */
const NOTHING = sql`false`

/**
 * What an operator asks of a counted `discord.messages m`, never null in SQL; null = it asks nothing, and a problem says
 * why.
 */
export async function operatorCondition(node: OperatorNode, on: Resolving): Promise<Sql | null> {
  const value = node.value.trim()
  if (node.name === 'like') return null
  if (value === '') return missingValue(node, on)
  switch (node.name) {
    case 'from':
      return authors(node, on, (keys) => isOneOf(sql`m.author_id`, sql`m.webhook_name`, keys))
    case 'mentions':
      return authors(node, on, (keys) => {
        const { ids } = splitKeys(keys)
        return sql`m.mention_count > 0 and exists (select from discord.mentions mn
          where mn.channel_id = m.channel_id and mn.message_id = m.id
            and mn.author_id = any (${ids}::bigint[]))`
      })
    case 'replying_to':
      return authors(node, on, (keys) =>
        repliesTo(isOneOf(sql`original.author_id`, sql`original.webhook_name`, keys)),
      )
    case 'role':
      return role(node, on)
    case 'in':
      return place(node, on)
    case 'has':
    case 'is':
      return choice(node, on)
    case 'before':
    case 'after':
    case 'on':
    case 'during':
      return date(node, on)
    case 'reaction':
      return reaction(node, on)
    case 'domain':
      return domain(node, on)
    case 'ext':
      return extension(node, on)
    case 'lang':
      return language(node, on)
    case 'entity':
      return entity(node, on)
    case 'length':
      return amount(node, on, sql`char_length(m.content)`)
    case 'reactions':
      return amount(node, on, sql`m.reaction_count`)
    default:
      return assertNever(node.name)
  }
}

function isOneOf(id: Sql, face: Sql, keys: readonly string[]): Sql {
  const { ids, faces } = splitKeys(keys)
  if (faces.every((name) => name === ''))
    return sql`${id} = any (${ids}::bigint[]) and ${face} = ''`
  return sql`(${id}, ${face}) in (select * from unnest(${ids}::bigint[], ${faces}::text[]))`
}

function problem(node: OperatorNode, on: Resolving, message: string, value: string | null): void {
  const fixed = value === null ? null : operatorText(node.name, value)
  on.problems.push({
    start: node.start,
    end: node.end,
    message,
    fix: fixed && replaced(on.text, node, fixed),
  })
}

function missingValue(node: OperatorNode, on: Resolving): null {
  const after = /^[ \t]+(\S)/.exec(on.text.slice(node.end))
  const canJoin = after !== null && !'()-'.includes(after[1] as string) && !node.is_quoted
  const example = findOperator(node.name)?.example ?? ''
  on.problems.push({
    start: node.start,
    end: node.end,
    message: `${node.name}: has nothing behind its colon, so it asks nothing. Write it as in ${example}`,
    fix: canJoin ? on.text.slice(0, node.end) + on.text.slice(node.end).trimStart() : null,
  })
  return null
}

function names(on: Resolving): Names {
  if (on.names === null) throw new Error('an operator was read without names')
  return on.names
}

function unknownName(
  node: OperatorNode,
  on: Resolving,
  what: string,
  near: readonly string[],
): Sql {
  const [first = null] = near
  const meant = first === null ? '' : ` ${near.map((name) => `“${name}”`).join(' or ')} is meant?`
  problem(node, on, `${what} “${node.value}”, so this finds nothing.${meant}`, first)
  return NOTHING
}

function authors(
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

function role(node: OperatorNode, on: Resolving): Sql {
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

function place(node: OperatorNode, on: Resolving): Sql {
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

function choice(node: OperatorNode, on: Resolving): Sql | null {
  const name = node.name as 'has' | 'is'
  const value = node.value.trim().toLowerCase()
  const own = CHOICES[name]
  if (Object.hasOwn(own, value)) {
    return name === 'has'
      ? hasCondition(value as HasValue)
      : isCondition(value as IsValue, names(on))
  }
  const other = name === 'has' ? 'is' : 'has'
  if (Object.hasOwn(CHOICES[other], value)) {
    const fix = replaced(on.text, node, `${other}:${value}`)
    const { start, end } = node
    const message = `${name}:${value} is not known, and so it asks nothing. ${other}:${value} is meant?`
    on.problems.push({ start, end, message, fix })
    return null
  }
  const near = closest.value(value, Object.keys(own))
  const values = Object.keys(own).join(', ')
  const meant = near === null ? '' : ` ${name}:${near} is meant?`
  problem(
    node,
    on,
    `${name}:${node.value} is not known, and so it asks nothing.${meant} Known are ${values}.`,
    near,
  )
  return null
}

function hasCondition(value: HasValue): Sql {
  switch (value) {
    case 'link':
    case 'embed':
    case 'sticker':
    case 'reaction':
    case 'question':
      return hasTrait(value, false)
    case 'file':
      return hasTrait('attachment', false)
    case 'image':
    case 'video':
    case 'audio':
      return sql`m.attachment_count > 0 and exists (select from discord.attachments a
        where a.channel_id = m.channel_id and a.message_id = m.id
          and a.extension = any (${MEDIA_EXTENSIONS[value]}::text[]))`
    case 'code':
      return sql`m.content like '%\`%\`%'`
    default:
      return assertNever(value)
  }
}

/** As ids, of which PostgreSQL knows how many messages they have. */
function inThreads(names: Names): Sql {
  const ids = [...names.placesById.values()]
    .filter(({ kind }) => kind === 'thread')
    .map(({ id }) => id)
  return sql`m.channel_id = any (${ids}::bigint[])`
}

function isCondition(value: IsValue, names: Names): Sql {
  switch (value) {
    case 'pinned':
    case 'edited':
    case 'reply':
    case 'question':
    case 'versioned':
    case 'missing':
      return hasTrait(value, false)
    case 'thread':
      return inThreads(names)
    case 'bot':
      return sql`m.is_bot`
    case 'forwarded':
      return sql`m.is_forward`
    case 'answer':
      return sql`exists (select from discord.answers a
        where a.answer_channel_id = m.channel_id and a.answer_id = m.id offset 0)`
    case 'answered':
      return sql`m.is_question and ${IS_ANSWERED}`
    case 'unanswered':
      // a bot asks nothing
      return sql`m.is_question and not m.is_bot and not ${IS_ANSWERED}`
    default:
      return assertNever(value)
  }
}

/** `offset 0` has it asked of one message after the other: all answers of a million messages take a second to find. */
const IS_ANSWERED = sql`exists (select from discord.answers a
  where a.channel_id = m.channel_id and a.message_id = m.id offset 0)`

async function date(node: OperatorNode, on: Resolving): Promise<Sql | null> {
  const span = readDate(node.value, on.today)
  if (span === null) {
    problem(
      node,
      on,
      `“${node.value}” is no date, and so it asks nothing. Write a year, a month or a day such as 2025, 2025-03 or 2025-03-14, or words such as yesterday or "last week".`,
      null,
    )
    return null
  }
  const { from, to } = span
  if (node.name === 'before') return from === null ? NOTHING : between(on, null, from)
  if (node.name !== 'after') return between(on, from, to)
  if (to === null) return NOTHING
  // an instant itself is not after itself
  return to.includes('T') ? sql`m.posted_at > ${to}::text::timestamptz` : between(on, to, null)
}

async function between(on: Resolving, from: string | null, to: string | null): Promise<Sql> {
  const { tz } = on
  return join(
    [
      ...(from === null ? [] : [since(from, tz)]),
      ...(to === null ? [] : [before(to, tz)]),
      ...((await tellIdsTimes(on.db)) ? idsAround(from, to) : []),
    ],
    ' and ',
  )
}

function reaction(node: OperatorNode, on: Resolving): Sql {
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
async function domain(node: OperatorNode, on: Resolving): Promise<Sql> {
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

async function extension(node: OperatorNode, on: Resolving): Promise<Sql> {
  const value = node.value.trim().toLowerCase().replace(/^\./, '')
  const known = await names(on).extensions()
  if (!known.has(value)) {
    return unknownName(node, on, 'No file has the extension', nearestNames(known, value))
  }
  return sql`m.attachment_count > 0 and exists (select from discord.attachments a
    where a.channel_id = m.channel_id and a.message_id = m.id and a.extension = ${value})`
}

async function language(node: OperatorNode, on: Resolving): Promise<Sql | null> {
  const code = languageOf(node.value)
  if (code === null) {
    const near = nearestNames(languageCodes().keys(), node.value)
    return unknownName(node, on, 'No language is called', near)
  }
  if (await isEmpty(on.db, sql`discord.message_signals`)) return notYet(node, on, 'languages')
  return sql`exists (select from discord.message_signals s where s.channel_id = m.channel_id
    and s.message_id = m.id and s.language = ${code})`
}

async function entity(node: OperatorNode, on: Resolving): Promise<Sql | null> {
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

/** The largest number that a column holds. */
const MOST = 2_147_483_647

function amount(node: OperatorNode, on: Resolving, column: Sql): Sql | null {
  const value = node.value.replace(/\s+/g, '')
  const [, sign = '', number] = /^(<=|>=|=|<|>|)(\d+)$/.exec(value) ?? []
  if (number !== undefined) {
    const count = Math.min(Number(number), MOST)
    switch (sign) {
      case '<':
        return sql`${column} < ${count}::int`
      case '<=':
        return sql`${column} <= ${count}::int`
      case '>':
        return sql`${column} > ${count}::int`
      case '>=':
        return sql`${column} >= ${count}::int`
      default:
        return sql`${column} = ${count}::int`
    }
  }
  const [, least = '', most = ''] = /^(\d*)\.\.(\d*)$/.exec(value) ?? []
  if (least === '' && most === '') {
    problem(
      node,
      on,
      `${node.name}: takes a number, such as ${node.name}:>10, ${node.name}:<=10 or ${node.name}:5..10, so “${node.value}” asks nothing.`,
      null,
    )
    return null
  }
  return sql`${column} between ${Math.min(Number(least), MOST)}::int
    and ${most === '' ? MOST : Math.min(Number(most), MOST)}::int`
}

/** The message of a `like:` that the whole search rests on. */
export function likeOf(
  root: SearchNode | null,
  on: Resolving,
): { channel_id: string; message_id: string } | null {
  const likes = leavesOf(root).filter(
    (leaf): leaf is OperatorNode => leaf.kind === 'operator' && leaf.name === 'like',
  )
  const demands = root?.kind === 'and' ? root.nodes : [root]
  let like: { channel_id: string; message_id: string } | null = null
  for (const node of likes) {
    const key = messageKey(node.value.trim())
    if (node.value.trim() === '') missingValue(node, on)
    else if (key === null) {
      problem(
        node,
        on,
        `like: takes a message, as CHANNEL/MESSAGE in ids or as a link to it.`,
        null,
      )
    } else if (!demands.includes(node)) {
      problem(
        node,
        on,
        'like: counts for the whole search: it asks nothing behind a dash or in a choice.',
        null,
      )
    } else if (like !== null) {
      problem(node, on, 'Only the first like: counts.', null)
    } else like = key
  }
  return like
}

function messageKey(value: string): { channel_id: string; message_id: string } | null {
  const address = parseLink(value)
  const [, channel, message] =
    (address === null
      ? /^(\d{1,19})\/(\d{1,19})$/.exec(value)
      : /\/c\/(\d{1,19})\?at=(\d{1,19})$/.exec(address)) ?? []
  return channel !== undefined && message !== undefined
    ? { channel_id: channel, message_id: message }
    : null
}
