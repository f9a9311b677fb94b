import { readDate, type TimeSpan } from '#shared/search-text/dates'
import type { OperatorNode } from '#shared/search-text/nodes'
import { join, type Sql, sql } from '../../db/sql'
import { before, idsAround, since, tellIdsTimes } from '../times'
import { NOTHING, problem, type Resolving } from './resolving'

/** Posted before, after or within a time. */
export async function date(node: OperatorNode, on: Resolving): Promise<Sql | null> {
  const span = spanOf(node, on)
  if (span === null) return null
  const { from, to } = span
  if (node.name === 'before') return from === null ? NOTHING : between(on, null, from)
  if (node.name !== 'after') return between(on, from, to)
  if (to === null) return NOTHING
  // an instant itself is not after itself
  return to.includes('T') ? sql`m.posted_at > ${to}::text::timestamptz` : between(on, to, null)
}

/** Came into the archive within a time. */
export function added(node: OperatorNode, on: Resolving): Sql | null {
  const span = spanOf(node, on)
  if (span === null) return null
  const bound = (time: string) =>
    time.includes('T')
      ? sql`${time}::text::timestamptz`
      : sql`(${time}::text::timestamp at time zone ${on.tz}::text)`
  return join(
    [
      ...(span.from === null ? [] : [sql`m.arrived_at >= ${bound(span.from)}`]),
      ...(span.to === null ? [] : [sql`m.arrived_at < ${bound(span.to)}`]),
    ],
    ' and ',
  )
}

/** The time of a value; null = it is none, which was told. */
function spanOf(node: OperatorNode, on: Resolving): TimeSpan | null {
  const span = readDate(node.value, on.today)
  if (span === null) {
    problem(
      node,
      on,
      `“${node.value}” is no date, and so it asks nothing. Write a year, a month or a day such as 2025, 2025-03 or 2025-03-14, or words such as yesterday or "last week".`,
      null,
    )
  }
  return span
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

/** The largest number that a column holds. */
const MOST = 2_147_483_647

/** A number that is compared. */
export function amount(node: OperatorNode, on: Resolving, column: Sql): Sql | null {
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
