import type { SearchProblem } from '#shared/search'
import type { OperatorNode } from '#shared/search-text/nodes'
import { findOperator } from '#shared/search-text/operators'
import { replaced } from '#shared/search-text/parse'
import { operatorText } from '#shared/search-text/print'
import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'
import type { Names } from './names'

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

/** A search with such a value finds nothing: nobody and nothing is called so. */
export const NOTHING = sql`false`

/** Tells what is wrong with an operator; with `value` it would be right. */
export function problem(
  node: OperatorNode,
  on: Resolving,
  message: string,
  value: string | null,
): void {
  const fixed = value === null ? null : operatorText(node.name, value)
  on.problems.push({
    start: node.start,
    end: node.end,
    message,
    fix: fixed && replaced(on.text, node, fixed),
  })
}

/** An operator without a value asks nothing. */
export function missingValue(node: OperatorNode, on: Resolving): null {
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

/** The names of the archive, which are there for every operator. */
export function names(on: Resolving): Names {
  if (on.names === null) throw new Error('an operator was read without names')
  return on.names
}

/** Nothing is called so: it finds nothing, and the nearest names are told. */
export function unknownName(
  node: OperatorNode,
  on: Resolving,
  what: string,
  near: readonly string[],
): Sql {
  const [first = null] = near
  const meant = first === null ? '' : ` ${near.map((name) => `“${name}”`).join(' or ')} is meant?`
  problem(node, on, `${what} “${node.value}”: it fits no message.${meant}`, first)
  return NOTHING
}
