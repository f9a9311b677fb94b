import type { SearchProblem } from '#shared/search'
import type { SearchNode, Span } from '#shared/search-text/nodes'
import { parseSearch } from '#shared/search-text/parse'

/** A piece of the typed text and how it stands out: `operator` narrows, `out` leaves out, `word` is all the rest. */
export type Segment = {
  text: string
  kind: 'word' | 'operator' | 'out'
  has_problem: boolean
}

type Painted = Span & { kind: Segment['kind'] }

/** The typed text in pieces; joined they are the text. */
export function segmentsOf(text: string, problems: readonly SearchProblem[]): Segment[] {
  const { root } = parseSearch(text)
  const painted: Painted[] = []
  if (root) paint(root, false, painted)
  const cuts = [0, text.length, ...painted.flatMap(ends), ...problems.flatMap(ends)]
  const places = [...new Set(cuts)].filter((at) => at >= 0 && at <= text.length)
  places.sort((a, b) => a - b)
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0
    const inside = (span: Span) => span.start <= start && end <= span.end
    const piece = text.slice(start, end)
    const kind = painted.find(inside)?.kind ?? 'word'
    return { text: piece, kind, has_problem: problems.some(inside) }
  })
}

const ends = ({ start, end }: Span) => [start, end]

function paint(node: SearchNode, isOut: boolean, painted: Painted[]) {
  const { start, end } = node
  switch (node.kind) {
    case 'operator':
      painted.push({ start, end, kind: isOut ? 'out' : 'operator' })
      break
    case 'word':
    case 'phrase':
      painted.push({ start, end, kind: isOut ? 'out' : 'word' })
      break
    case 'not':
      // The dash belongs to what it leaves out, unless that is a group.
      if (node.node.kind !== 'and' && node.node.kind !== 'or') {
        painted.push({ start, end, kind: isOut ? 'word' : 'out' })
      } else paint(node.node, !isOut, painted)
      break
    default:
      for (const part of node.nodes) paint(part, isOut, painted)
  }
}

/** The problems that are to be shown while somebody types at `caret`: not those of what is just being typed. */
export function settledProblems(
  problems: readonly SearchProblem[],
  caret: number | null,
): SearchProblem[] {
  return problems.filter(({ start, end }) => caret === null || caret < start || caret > end)
}
