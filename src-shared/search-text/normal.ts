import type { LeafNode, NotNode, SearchNode, Span } from './nodes'

/** A leaf, or a leaf that must not be. */
export type Literal = LeafNode | (NotNode & { node: LeafNode })

/** A tree in which only leaves are negated, and no group stands in one of its kind. */
export type NormalNode =
  | Literal
  | (Span & { kind: 'and'; nodes: NormalNode[] })
  | (Span & { kind: 'or'; nodes: NormalNode[] })

/** Parts of a search that are read; what follows is left out. */
export const MAX_PARTS = 60

/** The tree of the first parts with negations moved to the leaves; null = nothing is left. */
export function normalSearch(root: SearchNode | null, parts = MAX_PARTS): NormalNode | null {
  let left = parts
  const walk = (node: SearchNode, isNegated: boolean): NormalNode | null => {
    if (node.kind === 'not') return walk(node.node, !isNegated)
    if (node.kind === 'and' || node.kind === 'or') {
      const kind = (node.kind === 'and') === isNegated ? 'or' : 'and'
      const nodes = node.nodes
        .map((part) => walk(part, isNegated))
        .filter((part) => part !== null)
        .flatMap((part) => (part.kind === kind ? part.nodes : [part]))
      const { start, end } = node
      return nodes.length < 2 ? (nodes[0] ?? null) : { kind, nodes, start, end }
    }
    if (left === 0) return null
    left--
    const { start, end } = node
    return isNegated ? { kind: 'not', node, start, end } : node
  }
  return root === null ? null : walk(root, false)
}
