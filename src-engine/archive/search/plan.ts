import type { SearchProblem } from '#shared/search'
import { dayIn } from '#shared/search-text/dates'
import type { LeafNode, OperatorNode, SearchNode } from '#shared/search-text/nodes'
import { leavesOf } from '#shared/search-text/nodes'
import { MAX_PARTS, type NormalNode, normalSearch } from '#shared/search-text/normal'
import type { OperatorName } from '#shared/search-text/operators'
import { parseSearch } from '#shared/search-text/parse'
import type { MessageKey } from '#shared/version'
import type { Queryable } from '../../db/database'
import { join, type Sql, sql } from '../../db/sql'
import { hasWords, type Mark, storable, type TextQuery, textQuery } from '../../language/query'
import { foundBy } from './found'
import { namesOf } from './names'
import { isOperator, likeOf, operatorCondition } from './operators'
import type { Resolving } from './resolving'

/**
 * A typed search as the database is asked it. A hit has `words` and fits `where`; both null = everything is a hit, which
 * only a `like` asks. A blank text and an operator that means nothing find nothing: `where` is `false` then.
 */
export type SearchPlan = {
  /** What every hit must have in words or writing; null = none. */
  words: TextQuery | null
  /** Further conditions over a counted `discord.messages m`; never null in SQL. null = none. */
  where: Sql | null
  /** What of `words` a search by meaning has to keep to as well, over `m`: phrases in quotes and words left out by `-`. */
  demands: Sql | null
  /** The free words as a person would say them; '' = none. */
  meaning: string
  /** The message whose meaning is looked for; null = none. */
  like: MessageKey | null
  /** What a snippet marks. */
  marks: Mark[]
  problems: SearchProblem[]
}

/** A search and what its dates depend on. */
export type PlannedText = {
  text: string
  /** UTC when absent. */
  tz?: string | undefined
  /** What `today` is; the time of the system when absent. */
  now?: Date | undefined
}

/** Understands a typed search: names become ids, dates become times. Never an error, whatever the text. */
export async function planSearch(
  db: Queryable,
  { text: typed, tz = 'UTC', now = new Date() }: PlannedText,
): Promise<SearchPlan> {
  const text = storable(typed)
  const { root, problems } = parseSearch(text)
  const leaves = leavesOf(root)
  const left = leaves[MAX_PARTS]
  if (left) {
    problems.push({
      start: left.start,
      end: text.length,
      message: `Only the first ${MAX_PARTS} parts of a search are read.`,
      fix: text.slice(0, left.start).trim(),
    })
  }
  const names = leaves.some(needsNames) ? await namesOf(db) : null
  const resolving: Resolving = { db, names, text, tz, today: dayIn(tz, now), problems }
  const like = likeOf(root, resolving)
  const conditions = new Map<OperatorNode, Sql>()
  const kept = normalSearch(root)
  for (const leaf of leavesOf(kept as SearchNode | null)) {
    if (leaf.kind !== 'operator') continue
    const condition = await operatorCondition(leaf, resolving)
    if (condition !== null) conditions.set(leaf, condition)
  }
  const asked = kept && withoutIgnored(kept, conditions)
  problems.sort((a, b) => a.start - b.start || a.end - b.end)
  if (asked === null) {
    return { ...EMPTY, where: like ? null : sql`false`, like, problems }
  }
  return { ...compile(asked, conditions), like, problems }
}

/** Operators whose values are no names: nothing has to be read for them. */
const NAMELESS: readonly OperatorName[] = [
  ...(['has', 'before', 'after', 'on', 'during'] as const),
  ...(['lang', 'entity', 'length', 'reactions', 'like'] as const),
]

function needsNames(leaf: LeafNode): boolean {
  return leaf.kind === 'operator' && !NAMELESS.includes(leaf.name)
}

const EMPTY = { words: null, demands: null, meaning: '', marks: [] }

/** A plan as conditions over a counted `discord.messages m`; none = everything. */
export function planConditions({ words, where }: SearchPlan): Sql[] {
  return [...(words ? [isFoundBy(words)] : []), ...(where ? [where] : [])]
}

function isFoundBy(query: TextQuery): Sql {
  return sql`(m.channel_id, m.id) in (select f.channel_id, f.message_id from ${foundBy(query)} f)`
}

/** The tree without operators that ask nothing. */
function withoutIgnored(
  node: NormalNode,
  conditions: ReadonlyMap<OperatorNode, Sql>,
): NormalNode | null {
  if (node.kind === 'and' || node.kind === 'or') {
    const nodes = node.nodes
      .map((part) => withoutIgnored(part, conditions))
      .filter((part) => part !== null)
    return nodes.length < 2 ? (nodes[0] ?? null) : { ...node, nodes }
  }
  const leaf = node.kind === 'not' ? node.node : node
  if (leaf.kind === 'operator') return conditions.has(leaf) ? node : null
  return leaf.text.trim() === '' ? null : node
}

type Compiled = Pick<SearchPlan, 'words' | 'where' | 'demands' | 'meaning' | 'marks'>

function compile(root: NormalNode, conditions: ReadonlyMap<OperatorNode, Sql>): Compiled {
  const parts = root.kind === 'and' ? root.nodes : [root]
  const texts = parts.filter(isText)
  const others = parts.filter((part) => !isText(part))
  const meaning = meaningOf(root)
  const text = all(texts)
  const isOne = text !== null && isOneQuery(text) && needsWords(text)
  const words = isOne ? textQuery(text as SearchNode) : null
  const further = isOne ? others : parts
  const kept = texts.filter(isDemand)
  const demand = all(kept)
  return {
    words,
    where: further.length === 0 ? null : conditionOf(all(further) as NormalNode, conditions),
    // what is no part of `words` stands in `where` already
    demands: isOne && demand !== null ? conditionOf(demand, conditions) : null,
    meaning,
    marks:
      words?.marks ??
      texts.filter(needsWords).flatMap((part) => textQuery(part as SearchNode).marks),
  }
}

function all(nodes: readonly NormalNode[]): NormalNode | null {
  const [first, ...more] = nodes
  if (first === undefined || more.length === 0) return first ?? null
  const end = (more.at(-1) as NormalNode).end
  return { kind: 'and', nodes: [...nodes], start: first.start, end }
}

/** True without operators. */
function isText(node: NormalNode): boolean {
  return leavesOf(node as SearchNode).every((leaf) => !isOperator(leaf))
}

/** True when one query of the words can say it: a choice between texts without words needs several. */
function isOneQuery(text: NormalNode): boolean {
  if (hasWords(text as SearchNode)) return true
  return text.kind === 'and'
    ? text.nodes.every(isOneQuery)
    : text.kind !== 'or' && text.kind !== 'not'
}

/** True when a hit must have a word of it: what is only left out is no way to find messages. */
function needsWords(node: NormalNode): boolean {
  if (node.kind === 'and') return node.nodes.some(needsWords)
  if (node.kind === 'or') return node.nodes.every(needsWords)
  return node.kind !== 'not'
}

/** A phrase, or what is left out. */
function isDemand(node: NormalNode): boolean {
  return node.kind === 'phrase' || !needsWords(node)
}

/** A node as one condition over `m`. */
function conditionOf(node: NormalNode, conditions: ReadonlyMap<OperatorNode, Sql>): Sql {
  if (isText(node) && isOneQuery(node) && needsWords(node)) {
    return isFoundBy(textQuery(node as SearchNode))
  }
  switch (node.kind) {
    case 'and':
    case 'or': {
      const parts = node.nodes.map((part) => conditionOf(part, conditions))
      return sql`(${join(parts, node.kind === 'and' ? ' and ' : ' or ')})`
    }
    case 'not':
      return sql`not ${conditionOf(node.node, conditions)}`
    case 'operator':
      return sql`(${conditions.get(node) ?? sql`true`})`
    default:
      return isFoundBy(textQuery(node))
  }
}

/** The words that are looked for, in order. */
function meaningOf(node: NormalNode): string {
  const said = (one: NormalNode): string[] => {
    if (one.kind === 'and' || one.kind === 'or') return one.nodes.flatMap(said)
    return one.kind === 'word' || one.kind === 'phrase' ? [one.text.trim()] : []
  }
  return said(node).join(' ')
}
