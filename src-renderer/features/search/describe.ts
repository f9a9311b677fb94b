import { i18n } from '@lingui/core'
import { plural, t } from '@lingui/core/macro'
import { readDate } from '#shared/search-text/dates'
import { languageName, languageOf } from '#shared/search-text/languages'
import type { OperatorNode } from '#shared/search-text/nodes'
import { type NormalNode, normalSearch } from '#shared/search-text/normal'
import type { HasValue, IsValue } from '#shared/search-text/operators'
import { parseSearch } from '#shared/search-text/parse'
import { dateTag } from '../../ui/format'

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
  const told = [...parts]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((part) => ({ order: orderOf(part), text: phrase(part, nameOf) }))
    .filter(({ text }) => text !== '')
  const short = told.filter(({ order }) => order < DATES).map(({ text }) => text)
  const long = told.filter(({ order }) => order >= DATES).map(({ text }) => text)
  const phrases = [
    short.join(' '),
    ...long,
    withWords(words(parts, false)),
    withoutWords(words(parts, true)),
  ]
    .filter((part) => part !== '')
    .join(', ')
  if (phrases === '') return ''
  return t({
    comment: 'phrases = what a search asks of messages: by Ann in #general, with the word fox',
    message: `Messages ${phrases}`,
  })
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
  const quoted = node.kind === 'phrase' ? node.text.trim() : ''
  return quoted === '' ? null : t`“${quoted}”`
}

const ALL = new Intl.ListFormat(dateTag('en-GB'), { type: 'conjunction' })
const ANY = new Intl.ListFormat(dateTag('en-GB'), { type: 'disjunction' })

function withWords(list: readonly string[]): string {
  const said = ALL.format(list)
  if (list.length === 0) return ''
  return list.length === 1 ? t`with the word ${said}` : t`with the words ${said}`
}

function withoutWords(list: readonly string[]): string {
  const said = ANY.format(list)
  if (list.length === 0) return ''
  return list.length === 1 ? t`without the word ${said}` : t`without the words ${said}`
}

/** A part by itself; '' = words at the top, which are told together, or nothing. */
function phrase(node: NormalNode, nameOf: ValueName, isInside = false): string {
  switch (node.kind) {
    case 'or': {
      const parts = insidePhrases(node.nodes, nameOf)
      const choices = ANY.format(parts)
      return parts.length < 2 ? choices : t`either ${choices}`
    }
    case 'and':
      return ALL.format(insidePhrases(node.nodes, nameOf))
    case 'not': {
      if (node.node.kind === 'operator') return operatorPhrase(node.node, nameOf, true)
      const word = isInside ? wordOf(node.node) : null
      return word === null ? '' : t`without ${word}`
    }
    case 'operator':
      return operatorPhrase(node, nameOf, false)
    default: {
      const word = isInside ? wordOf(node) : null
      return word === null ? '' : t`with ${word}`
    }
  }
}

function insidePhrases(nodes: readonly NormalNode[], nameOf: ValueName): string[] {
  return nodes.map((node) => phrase(node, nameOf, true)).filter((text) => text !== '')
}

/** What is asked, and that it must not be. */
type Pair = readonly [is: string, isNot: string]

const HAS: Record<HasValue, Pair> = {
  link: [t`with a link`, t`without a link`],
  image: [t`with a picture`, t`without a picture`],
  video: [t`with a video`, t`without a video`],
  audio: [t`with a sound`, t`without a sound`],
  file: [t`with a file`, t`without a file`],
  embed: [t`with a card`, t`without a card`],
  sticker: [t`with a sticker`, t`without a sticker`],
  reaction: [t`with a reaction`, t`without a reaction`],
  code: [t`with code`, t`without code`],
  question: [t`with a question`, t`without a question`],
}

const IS: Record<IsValue, Pair> = {
  pinned: [t`that are pinned`, t`that are not pinned`],
  edited: [t`that were edited`, t`that were not edited`],
  reply: [t`that are replies`, t`that are not replies`],
  thread: [t`that are in threads`, t`that are not in threads`],
  bot: [t`that are by bots`, t`that are not by bots`],
  forwarded: [t`that were forwarded`, t`that were not forwarded`],
  question: [t`that are questions`, t`that are not questions`],
  answered: [t`that are answered questions`, t`that are not answered questions`],
  unanswered: [t`that are unanswered questions`, t`that are not unanswered questions`],
  answer: [t`that are answers`, t`that are not answers`],
  versioned: [t`that are versioned`, t`that are not versioned`],
  missing: [t`that are missing from later exports`, t`that are not missing from later exports`],
}

const LANGUAGES = new Intl.DisplayNames(i18n.locale, { type: 'language', fallback: 'none' })

/** Operators whose value is a name. */
const NAMED = {
  from: (author: string): Pair => [t`by ${author}`, t`not by ${author}`],
  mentions: (author: string): Pair => [t`that mention ${author}`, t`that do not mention ${author}`],
  replying_to: (author: string): Pair => [
    t`that reply to ${author}`,
    t`that do not reply to ${author}`,
  ],
  role: (role: string): Pair => [t`by holders of ${role}`, t`not by holders of ${role}`],
  in: (place: string): Pair => [t`in ${place}`, t`not in ${place}`],
  reaction: (emoji: string): Pair => [
    t`with the reaction ${emoji}`,
    t`without the reaction ${emoji}`,
  ],
  domain: (site: string): Pair => [t`that link to ${site}`, t`that do not link to ${site}`],
  ext: (typed: string): Pair => {
    const extension = typed.replace(/^\./, '')
    return [t`with a file .${extension}`, t`without a file .${extension}`]
  },
  lang: (typed: string): Pair => {
    const language = languageName(languageOf(typed) ?? typed, LANGUAGES)
    return [t`in ${language}`, t`not in ${language}`]
  },
  entity: (entity: string): Pair => [t`that name ${entity}`, t`that do not name ${entity}`],
}

function operatorPhrase(node: OperatorNode, nameOf: ValueName, isNegated: boolean): string {
  const value = node.value.trim()
  if (value === '') return ''
  const pair = pairOf(node.name, value, nameOf(node.name, value) ?? value)
  return pair?.[isNegated ? 1 : 0] ?? ''
}

/** An operator in words; null = its value is none that it knows. */
function pairOf(operator: OperatorNode['name'], value: string, name: string): Pair | null {
  switch (operator) {
    case 'has': {
      const kind = value.toLowerCase()
      return Object.hasOwn(HAS, kind) ? HAS[kind as HasValue] : null
    }
    case 'is': {
      const kind = value.toLowerCase()
      return Object.hasOwn(IS, kind) ? IS[kind as IsValue] : null
    }
    case 'before':
    case 'after':
    case 'on':
    case 'during':
      return withNot(datePhrase(operator, value))
    case 'added': {
      const when = datePhrase(operator, value)
      return when === null
        ? null
        : [t`that came into the archive ${when}`, t`that did not come into the archive ${when}`]
    }
    case 'length':
    case 'reactions':
      return withNot(amountPhrase(operator, value))
    case 'like':
      return [t`that say what one message says`, '']
    default:
      return NAMED[operator](name)
  }
}

function withNot(asked: string | null): Pair | null {
  if (asked === null) return null
  const not = t({
    comment: 'asked = a time or an amount that it must not be: since March 2025; with 3 reactions',
    message: `not ${asked}`,
  })
  return [asked, not]
}

const month = new Intl.DateTimeFormat(dateTag('en-GB'), {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const day = new Intl.DateTimeFormat(dateTag('en-GB'), {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `2025-03` as `March 2025`, `2025-03-14` as `14 March 2025`; words stay. */
function shownDate(value: string): string {
  if (!/^\d{4}-\d{2}(?:-\d{2})?$/.test(value)) return value
  if (readDate(value, '2025-01-01') === null) return value
  return value.length === 7
    ? month.format(new Date(`${value}-01T00:00:00Z`))
    : day.format(new Date(`${value}T00:00:00Z`))
}

function datePhrase(operator: string, value: string): string | null {
  if (readDate(value, '2025-01-01') === null) return null
  const date = shownDate(value)
  if (operator === 'before') return t`before ${date}`
  if (operator === 'after') return t`after ${date}`
  const [first, last] = (/^(.*?)\.\.(.*)$/.exec(value) ?? []).slice(1).map(shownDate)
  if (first === undefined || last === undefined) return t`from ${date}`
  if (last === '') return t`since ${first}`
  return first === '' ? t`up to ${last}` : t`from ${first} to ${last}`
}

type Sign = '=' | '<' | '<=' | '>' | '>='
type Amount = (number: string, count: number) => string

/** Amounts by the sign before their number. */
const AMOUNTS: Record<'length' | 'reactions', Record<Sign, Amount>> = {
  length: {
    '=': (number, count) =>
      plural(count, { one: `with ${number} character`, other: `with ${number} characters` }),
    '<': (number, count) =>
      plural(count, {
        one: `with fewer than ${number} character`,
        other: `with fewer than ${number} characters`,
      }),
    '<=': (number, count) =>
      plural(count, {
        one: `with at most ${number} character`,
        other: `with at most ${number} characters`,
      }),
    '>': (number, count) =>
      plural(count, {
        one: `with more than ${number} character`,
        other: `with more than ${number} characters`,
      }),
    '>=': (number, count) =>
      plural(count, {
        one: `with at least ${number} character`,
        other: `with at least ${number} characters`,
      }),
  },
  reactions: {
    '=': (number, count) =>
      plural(count, { one: `with ${number} reaction`, other: `with ${number} reactions` }),
    '<': (number, count) =>
      plural(count, {
        one: `with fewer than ${number} reaction`,
        other: `with fewer than ${number} reactions`,
      }),
    '<=': (number, count) =>
      plural(count, {
        one: `with at most ${number} reaction`,
        other: `with at most ${number} reactions`,
      }),
    '>': (number, count) =>
      plural(count, {
        one: `with more than ${number} reaction`,
        other: `with more than ${number} reactions`,
      }),
    '>=': (number, count) =>
      plural(count, {
        one: `with at least ${number} reaction`,
        other: `with at least ${number} reactions`,
      }),
  },
}

/** A range of amounts, by its upper end. */
const RANGES = {
  length: (least: string, most: string) =>
    plural(Number(most), { other: `with ${least} to ${most} characters` }),
  reactions: (least: string, most: string) =>
    plural(Number(most), { other: `with ${least} to ${most} reactions` }),
}

function amountPhrase(operator: 'length' | 'reactions', value: string): string | null {
  const say = (sign: Sign, number: string) => AMOUNTS[operator][sign](number, Number(number))
  const [, sign, number] = /^(<=|>=|=|<|>|)(\d+)$/.exec(value) ?? []
  if (number !== undefined) return say((sign || '=') as Sign, number)
  const [, least, most] = /^(\d*)\.\.(\d*)$/.exec(value) ?? []
  if (least === undefined || most === undefined || least + most === '') return null
  return most === '' ? say('>=', least) : RANGES[operator](least || '0', most)
}
