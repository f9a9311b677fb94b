import { assertNever } from '#shared/errors'
import { parseLink } from '#shared/link'
import {
  type LeafNode,
  leavesOf,
  type OperatorNode,
  type SearchNode,
} from '#shared/search-text/nodes'
import type { MessageKey } from '#shared/version'
import { type Sql, sql } from '../../db/sql'
import { repliesTo } from '../traits'
import { added, amount, date } from './amounts'
import { choice } from './choices'
import { domain, entity, extension, language, reaction } from './facts'
import { splitKeys } from './names'
import { authors, isOneOf, place, role } from './people'
import { missingValue, problem, type Resolving } from './resolving'

export function isOperator(leaf: LeafNode): leaf is OperatorNode {
  return leaf.kind === 'operator'
}

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
    case 'added':
      return added(node, on)
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

/** The message of a `like:` that the whole search rests on. */
export function likeOf(root: SearchNode | null, on: Resolving): MessageKey | null {
  const likes = leavesOf(root).filter(
    (leaf): leaf is OperatorNode => leaf.kind === 'operator' && leaf.name === 'like',
  )
  const demands = root?.kind === 'and' ? root.nodes : [root]
  let like: MessageKey | null = null
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

function messageKey(value: string): MessageKey | null {
  const address = parseLink(value)
  const [, channel, message] =
    (address === null
      ? /^(\d{1,19})\/(\d{1,19})$/.exec(value)
      : /\/c\/(\d{1,19})\?at=(\d{1,19})$/.exec(address)) ?? []
  return channel !== undefined && message !== undefined
    ? { channel_id: channel, message_id: message }
    : null
}
