import { readDate } from './dates'
import { languageName, languageOf } from './languages'
import type { OperatorNode } from './nodes'
import { type NormalNode, normalSearch } from './normal'
import type { HasValue, IsValue } from './operators'
import { parseSearch } from './parse'

/** What a value is called, for ids that nobody reads; null = as it is typed. */
export type ValueName = (operator: string, value: string) => string | null

/**
 * What a typed search asks, as a sentence without a full stop: `Messages by Ann in #general with a link, with the word
 * fox`. '' for a text that asks nothing. Operators that are not understood are left out, as the search leaves them out.
 */
export function describeSearch(text: string, nameOf: ValueName = () => null): string {
  const root = normalSearch(parseSearch(text).root)
  if (root === null) return ''
  const parts = root.kind === 'and' ? root.nodes : [root]
  const phrases = [...parts]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((part) => ({ order: orderOf(part), text: phrase(part, nameOf) }))
    .filter(({ text }) => text !== '')
  const short = phrases.filter(({ order }) => order < DATES).map(({ text }) => text)
  const long = phrases.filter(({ order }) => order >= DATES).map(({ text }) => text)
  const plain = joinWords(words(parts, false), 'the word', 'the words')
  const absent = joinWords(words(parts, true), 'the word', 'the words', 'or')
  if (phrases.length === 0 && plain === '' && absent === '') return ''
  const tail = [
    ...long,
    ...(plain === '' ? [] : [`with ${plain}`]),
    ...(absent === '' ? [] : [`without ${absent}`]),
  ]
  return [['Messages', ...short].join(' '), ...tail].join(', ').replace(/^Messages, /, 'Messages ')
}

const DATES = 10
const FIRST = ['from', 'replying_to', 'mentions', 'role', 'in', 'is', 'has']

/** Who, where and what before when, then everything else in the order of the text. */
function orderOf(node: NormalNode): number {
  const leaf = node.kind === 'not' ? node.node : node
  if (leaf.kind !== 'operator') return DATES + 2
  const index = FIRST.indexOf(leaf.name)
  if (index >= 0) return index
  return ['before', 'after', 'on', 'during', 'added'].includes(leaf.name) ? DATES : DATES + 1
}

/** The words and phrases that are side by side; they are told together. */
function words(parts: readonly NormalNode[], isNegated: boolean): string[] {
  return parts.flatMap((part) => {
    const leaf = part.kind === 'not' ? part.node : part
    return (part.kind === 'not') === isNegated ? (wordOf(leaf) ?? []) : []
  })
}

function wordOf(node: NormalNode): string | null {
  if (node.kind === 'word') return node.is_prefix ? `${node.text}…` : node.text
  return node.kind === 'phrase' && node.text.trim() !== '' ? `“${node.text.trim()}”` : null
}

function joinWords(list: readonly string[], one: string, many: string, last = 'and'): string {
  if (list.length < 2) return list[0] === undefined ? '' : `${one} ${list[0]}`
  return `${many} ${listed(list, last)}`
}

function listed(list: readonly string[], last: string): string {
  return list.length < 2
    ? (list[0] ?? '')
    : `${list.slice(0, -1).join(', ')} ${last} ${list.at(-1)}`
}

/** A part by itself; '' = words at the top, which are told together, or nothing. */
function phrase(node: NormalNode, nameOf: ValueName, isInside = false): string {
  switch (node.kind) {
    case 'or': {
      const parts = node.nodes
        .map((part) => phrase(part, nameOf, true))
        .filter((part) => part !== '')
      return parts.length < 2 ? (parts[0] ?? '') : `either ${listed(parts, 'or')}`
    }
    case 'and':
      return listed(
        node.nodes.map((part) => phrase(part, nameOf, true)).filter((part) => part !== ''),
        'and',
      )
    case 'not': {
      if (node.node.kind === 'operator') return operatorPhrase(node.node, nameOf, true)
      const word = isInside ? wordOf(node.node) : null
      return word === null ? '' : `without ${word}`
    }
    case 'operator':
      return operatorPhrase(node, nameOf, false)
    default: {
      const word = isInside ? wordOf(node) : null
      return word === null ? '' : `with ${word}`
    }
  }
}

const HAS: Record<HasValue, string> = {
  link: 'a link',
  image: 'a picture',
  video: 'a video',
  audio: 'a sound',
  file: 'a file',
  embed: 'a card',
  sticker: 'a sticker',
  reaction: 'a reaction',
  code: 'code',
  question: 'a question',
}

const IS: Record<IsValue, string> = {
  pinned: 'that are pinned',
  edited: 'that were edited',
  reply: 'that are replies',
  thread: 'that are in threads',
  bot: 'that are by bots',
  forwarded: 'that were forwarded',
  question: 'that are questions',
  answered: 'that are answered questions',
  unanswered: 'that are unanswered questions',
  answer: 'that are answers',
  versioned: 'that are versioned',
  missing: 'that are missing from later exports',
}

function operatorPhrase(node: OperatorNode, nameOf: ValueName, isNegated: boolean): string {
  const value = node.value.trim()
  if (value === '') return ''
  const name = nameOf(node.name, value) ?? value
  const not = isNegated ? 'not ' : ''
  const without = isNegated ? 'without' : 'with'
  const that = (verb: string) => (isNegated ? `that do not ${verb}` : `that ${verb}`)
  switch (node.name) {
    case 'from':
      return `${not}by ${name}`
    case 'mentions':
      return `${that('mention')} ${name}`
    case 'replying_to':
      return `${that('reply to')} ${name}`
    case 'role':
      return `${not}by holders of ${name}`
    case 'in':
      return `${not}in ${name}`
    case 'has': {
      const what = Object.hasOwn(HAS, value.toLowerCase())
        ? HAS[value.toLowerCase() as HasValue]
        : ''
      return what === '' ? '' : `${without} ${what}`
    }
    case 'is': {
      const what = Object.hasOwn(IS, value.toLowerCase()) ? IS[value.toLowerCase() as IsValue] : ''
      return isNegated ? what.replace(/^that (are|were)/, 'that $1 not') : what
    }
    case 'before':
    case 'after':
    case 'on':
    case 'during':
      return datePhrase(node.name, value, not)
    case 'added': {
      const when = datePhrase(node.name, value, '')
      const came = isNegated ? 'that did not come' : 'that came'
      return when === '' ? '' : `${came} into the archive ${when}`
    }
    case 'reaction':
      return `${without} the reaction ${name}`
    case 'domain':
      return `${that('link to')} ${name}`
    case 'ext':
      return `${without} a file .${name.replace(/^\./, '')}`
    case 'lang':
      return `${not}in ${languageName(languageOf(name) ?? name)}`
    case 'entity':
      return `${that('name')} ${name}`
    case 'length':
      return amountPhrase(value, not, 'characters')
    case 'reactions':
      return amountPhrase(value, not, 'reactions')
    case 'like':
      return isNegated ? '' : 'that say what one message says'
  }
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** `2025-03` as `March 2025`, `2025-03-14` as `14 March 2025`; words stay. */
function shownDate(value: string): string {
  const [, month, day] = /^(\d{4}-\d{2})(?:-(\d{2}))?$/.exec(value) ?? []
  if (month === undefined || readDate(value, '2025-01-01') === null) return value
  const name = MONTH.format(new Date(`${month}-01T00:00:00Z`))
  return day === undefined ? name : `${Number(day)} ${name}`
}

function datePhrase(name: string, value: string, not: string): string {
  if (readDate(value, '2025-01-01') === null) return ''
  if (name === 'before' || name === 'after') return `${not}${name} ${shownDate(value)}`
  const [, first, last] = /^(.*?)\.\.(.*)$/.exec(value) ?? []
  if (first === undefined || last === undefined) return `${not}from ${shownDate(value)}`
  if (last === '') return `${not}since ${shownDate(first)}`
  if (first === '') return `${not}up to ${shownDate(last)}`
  return `${not}from ${shownDate(first)} to ${shownDate(last)}`
}

function amountPhrase(value: string, not: string, unit: string): string {
  const [, sign = '', number] = /^(<=|>=|=|<|>|)(\d+)$/.exec(value) ?? []
  if (number !== undefined) {
    const many = `${number} ${number === '1' ? unit.replace(/s$/, '') : unit}`
    const signs: Record<string, string> = {
      '<': 'fewer than ',
      '<=': 'at most ',
      '>': 'more than ',
      '>=': 'at least ',
    }
    return `${not}with ${signs[sign] ?? ''}${many}`
  }
  const [, least, most] = /^(\d*)\.\.(\d*)$/.exec(value) ?? []
  if (least === undefined || most === undefined || least + most === '') return ''
  if (most === '') return `${not}with at least ${least} ${unit}`
  return `${not}with ${least === '' ? 0 : least} to ${most} ${unit}`
}
