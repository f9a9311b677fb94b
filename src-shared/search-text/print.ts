import type { SearchNode, WordNode } from './nodes'
import { parseSearch } from './parse'

/** A value as it has to be typed behind an operator: in quotes where a space, a quote or a parenthesis would end it. */
export function quoteValue(value: string): string {
  if (value !== '' && !/[\s"()]/.test(value)) return value
  return quotes(value)
}

/** A text in quotes. */
export function quotes(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** An operator with its value, as it is typed. */
export function operatorText(name: string, value: string): string {
  return `${name}:${quoteValue(value)}`
}

/** A tree as text, which parses to the same tree. */
export function printSearch(node: SearchNode | null): string {
  if (node === null) return ''
  switch (node.kind) {
    case 'word':
      // by itself it would be read as a choice
      return /^or$/i.test(node.text) && !node.is_prefix ? `(${node.text})` : starred(node)
    case 'phrase':
      return quotes(node.text)
    case 'operator':
      return `${node.name}:${node.is_quoted ? quotes(node.value) : node.value}`
    case 'not':
      return `-${part(node.node, ['and', 'or', 'not'])}`
    case 'and':
      return node.nodes.map((each) => part(each, ['and', 'or'])).join(' ')
    case 'or':
      return node.nodes.map((each) => part(each, ['or'])).join(' OR ')
  }
}

function starred({ text, is_prefix }: WordNode): string {
  return is_prefix ? `${text}*` : text
}

/** A node inside another: in parentheses when it is of one of these kinds. */
function part(node: SearchNode, apart: readonly SearchNode['kind'][]): string {
  const text = printSearch(node)
  return apart.includes(node.kind) ? `(${text})` : text
}

/**
 * A search with one more demand, such as an operator that a facet gives: the whole of a choice is put in parentheses
 * first, and what the search demands already is not added again.
 */
export function addToSearch(text: string, operator: string): string {
  const { root } = parseSearch(text)
  const typed = text.trim()
  if (root === null) return typed === '' ? operator : `${typed} ${operator}`
  if (root.kind === 'or') return `(${typed}) ${operator}`
  const demands = root.kind === 'and' ? root.nodes : [root]
  const isThere = demands.some((node) => text.slice(node.start, node.end) === operator)
  return isThere ? typed : `${typed} ${operator}`
}
