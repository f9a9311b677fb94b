import { fold } from '#shared/fold'
import type { NotNode, OperatorNode, SearchNode, Span } from '#shared/search-text/nodes'
import { parseSearch } from '#shared/search-text/parse'
import { addToSearch } from '#shared/search-text/print'

/** An operator that the whole search has to fit: as it is typed, with its dash, and where. */
export type Demand = Span & { text: string; operator: OperatorNode; is_negated: boolean }

const PERIODS: ReadonlySet<string> = new Set(['before', 'after', 'on', 'during'])

/** The operators at the top of a text, those in a choice or a group left out. */
export function demandsOf(text: string): Demand[] {
  return topOf(text).flatMap((node) => {
    const operator = operatorOf(node)
    if (!operator) return []
    const { start, end } = node
    return [{ start, end, text: text.slice(start, end), operator, is_negated: node !== operator }]
  })
}

function topOf(text: string): SearchNode[] {
  const { root } = parseSearch(text)
  if (root === null) return []
  return root.kind === 'and' ? root.nodes : [root]
}

function operatorOf(node: SearchNode): OperatorNode | null {
  if (node.kind === 'operator') return node
  return isNot(node) && node.node.kind === 'operator' ? node.node : null
}

const isNot = (node: SearchNode): node is NotNode => node.kind === 'not'

/** A value as it is compared: signs in front of names say what is known already. */
const comparable = ({ name, value }: OperatorNode) =>
  fold(value.replace(name === 'in' ? /^#/ : name === 'from' ? /^@/ : '', ''))

/** The demand of a text that an operator means, however its value is quoted. */
function demandFor(text: string, operator: string): Demand | undefined {
  const [wanted] = demandsOf(operator)
  if (!wanted) return undefined
  const value = comparable(wanted.operator)
  return demandsOf(text).find(
    ({ operator }) => operator.name === wanted.operator.name && comparable(operator) === value,
  )
}

/** What a text says of an operator: it has to be so, it must not be so, or nothing. */
export function stateOf(text: string, operator: string): 'in' | 'out' | null {
  const demand = demandFor(text, operator)
  return demand ? (demand.is_negated ? 'out' : 'in') : null
}

/** A text without a part of it. */
export function withoutSpan(text: string, { start, end }: Span): string {
  return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim()
}

/** A text with an operator, or without it when it is there; one that says the opposite is taken out. */
export function withToggled(text: string, operator: string): string {
  const demand = demandFor(text, operator)
  const rest = demand ? withoutSpan(text, demand) : text
  return demand && !demand.is_negated ? rest : addToSearch(rest, operator)
}

/** A text that leaves out what fits an operator, or that no more does. */
export function withExcluded(text: string, operator: string): string {
  const demand = demandFor(text, operator)
  const rest = demand ? withoutSpan(text, demand) : text
  return demand?.is_negated ? rest : addToSearch(rest, `-${operator}`)
}

/** A text about a period; the times that it was about before are taken out. null = about any time. */
export function withPeriod(text: string, operator: string | null): string {
  const rest = demandsOf(text)
    .filter((demand) => PERIODS.has(demand.operator.name) && !demand.is_negated)
    .toReversed()
    .reduce((left, demand) => withoutSpan(left, demand), text)
  return operator === null ? rest : addToSearch(rest, operator)
}

/** A text that what is typed behind it narrows further: a choice is put in parentheses. */
export function toNarrow(text: string): string {
  const typed = text.trim()
  if (typed === '') return ''
  return parseSearch(typed).root?.kind === 'or' ? `(${typed}) ` : `${typed} `
}

/** Ways to find more: the text without each of its demands, in the order they are typed. */
export function withoutEach(text: string): { dropped: string; text: string }[] {
  return demandsOf(text).map((demand) => ({
    dropped: demand.text,
    text: withoutSpan(text, demand),
  }))
}
