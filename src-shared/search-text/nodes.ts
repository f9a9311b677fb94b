import type { OperatorName } from './operators'

/** Where a part stands in the typed text, in UTF-16 places. */
export type Span = { start: number; end: number }

/** A free word as it is typed; `is_prefix` = every word that begins so (`fox*`), and `text` is without the star. */
export type WordNode = Span & { kind: 'word'; text: string; is_prefix: boolean }

/** Words in quotes; `text` is what stands between them, without escapes. */
export type PhraseNode = Span & { kind: 'phrase'; text: string }

/** `name:value`; the value is '' when nothing stands behind the colon. `value_start` is behind the colon. */
export type OperatorNode = Span & {
  kind: 'operator'
  name: OperatorName
  value: string
  value_start: number
  is_quoted: boolean
}

/** What is asked of a message by one part of the text. */
export type LeafNode = WordNode | PhraseNode | OperatorNode

/** What must not be. */
export type NotNode = Span & { kind: 'not'; node: SearchNode }

/** All of several; at least two. */
export type AndNode = Span & { kind: 'and'; nodes: SearchNode[] }
/** One of several; at least two. */
export type OrNode = Span & { kind: 'or'; nodes: SearchNode[] }

/** A search as a tree. */
export type SearchNode = LeafNode | NotNode | AndNode | OrNode

/** The leaves of a tree, in the order of the text. */
export function leavesOf(node: SearchNode | null): LeafNode[] {
  if (node === null) return []
  if (node.kind === 'not') return leavesOf(node.node)
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.flatMap(leavesOf)
  return [node]
}
