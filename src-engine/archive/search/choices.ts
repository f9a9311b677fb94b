import { assertNever } from '#shared/errors'
import { MEDIA_EXTENSIONS } from '#shared/media-kind'
import type { OperatorNode } from '#shared/search-text/nodes'
import { CHOICES, type HasValue, type IsValue } from '#shared/search-text/operators'
import { replaced } from '#shared/search-text/parse'
import { closest } from '#shared/search-text/spelling'
import { type Sql, sql } from '../../db/sql'
import { hasTrait } from '../traits'
import type { Names } from './names'
import { names, problem, type Resolving } from './resolving'

/** `has:` and `is:`; null = the value is not known. */
export function choice(node: OperatorNode, on: Resolving): Sql | null {
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
