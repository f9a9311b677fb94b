import type { HandlerInput } from '#shared/api'
import { fold } from '#shared/fold'
import type { SearchSuggestion } from '#shared/search'
import { type AtCaret, atCaret, completed } from '#shared/search-text/caret'
import { dayIn } from '#shared/search-text/dates'
import { findOperator, OPERATORS, type ValueKind } from '#shared/search-text/operators'
import { operatorText } from '#shared/search-text/print'
import type { Queryable } from '../../db/database'
import { listEntities } from '../entities/entities'
import { settledCounts, valueCounts } from './counts'
import { type Names, namesOf } from './names'
import { authorPictures, emojiPictures, guildPictures } from './pictures'
import { best, type Candidate, type Known, plain, rankOf } from './suggest-candidates'
import { authorsFor, emojisFor, placesFor, rolesFor } from './suggest-names'
import { choicesFor, choicesOf, datesFor, languagesFor, listed } from './suggest-values'

/** How long a first suggestion may wait for the counts of its values. */
const PATIENCE_MS = 400

/** What the typed word may become, best first. */
export async function suggest(
  db: Queryable,
  { text, caret, tz = 'UTC', limit }: HandlerInput<'search.suggest'>,
): Promise<SearchSuggestion[]> {
  const at = atCaret(text, caret)
  const names = await namesOf(db)
  // a moment is waited for counts where there are values to count
  const isCounted = at.operator !== null || at.typed.length > 1
  const counts = await valueCounts(db, tz, isCounted ? PATIENCE_MS : 0)
  const today = dayIn(tz, new Date())
  const known = { names, counts, today }
  const entities = await entitiesAt(db, at, limit)
  const found = [...candidates(at, known, limit), ...entities].slice(0, limit)
  const drawn = await withPictures(db, found, names, at)
  return drawn.map(({ candidate, icon }) => {
    const { insert, kind, label, detail, messages } = candidate
    return {
      kind,
      label,
      detail,
      messages,
      icon,
      ...completed(text, at.span, insert, !insert.endsWith(':')),
    }
  })
}

/** Waits until values are counted: for tests and measures. */
export const countsSettled = settledCounts

/** Names are searched for in the database: behind their operator, and for a bare word of some length. */
async function entitiesAt(
  db: Queryable,
  { typed, operator }: AtCaret,
  limit: number,
): Promise<Candidate[]> {
  if (operator === 'entity') return entitiesFor(db, typed, limit)
  return operator === null && typed.length > 2 ? entitiesFor(db, typed, 3) : []
}

async function entitiesFor(db: Queryable, typed: string, limit: number): Promise<Candidate[]> {
  const page = { text: typed, is_hidden: false, cursor: null, limit }
  const { entities } = await listEntities(db, page)
  return entities.map((entity) => ({
    kind: 'entity',
    label: entity.name,
    detail: entity.type,
    messages: entity.messages,
    insert: operatorText('entity', entity.name),
    picture: null,
    rank: rankOf(fold(entity.name), fold(typed)) ?? 1,
  }))
}

function candidates({ typed, operator }: AtCaret, known: Known, limit: number): Candidate[] {
  if (typed === '"') return []
  if (operator !== null) {
    const info = findOperator(operator)
    return info ? best(valuesOf(info.name, info.value, typed, known), limit) : []
  }
  const operators = operatorsFor(typed)
  if (typed.length < 2) return operators
  const name = typed.replace(/^[@#]/, '')
  return [
    ...operators,
    ...best(
      [
        ...(typed.startsWith('#') ? [] : authorsFor('from', name, known)),
        ...(typed.startsWith('@') ? [] : placesFor('in', name, known)),
        ...choicesFor(typed, known),
      ].filter(({ rank }) => rank < 2),
      limit,
    ),
  ]
}

function operatorsFor(typed: string): Candidate[] {
  const name = typed.toLowerCase()
  return OPERATORS.filter((operator) => operator.name.startsWith(name)).map((operator) => ({
    kind: 'operator',
    label: `${operator.name}:`,
    detail: `messages ${operator.what}`,
    messages: null,
    insert: `${operator.name}:`,
    picture: null,
    rank: 0,
  }))
}

function valuesOf(name: string, kind: ValueKind, typed: string, known: Known): Candidate[] {
  const { counts } = known
  switch (kind) {
    case 'author':
      return authorsFor(name, typed.replace(/^@/, ''), known)
    case 'place':
      return placesFor(name, typed, known)
    case 'role':
      return rolesFor(typed, known)
    case 'choice':
      return choicesOf(name, typed, known)
    case 'date':
      return datesFor(name, typed, known)
    case 'emoji':
      return emojisFor(typed, known)
    case 'domain':
      return listed(name, typed, counts?.domains)
    case 'extension':
      return listed(name, typed, counts?.extensions)
    case 'language':
      return languagesFor(name, typed, counts)
    case 'number':
      return ['>10', '>100', '>1000', '<10']
        .filter((value) => value.startsWith(typed))
        .map((value, index) => plain(name, value, '', null, index))
    default:
      return []
  }
}

type Drawn = { candidate: Candidate; icon: SearchSuggestion['icon'] }

/** Names, pictures and the text of authors are looked up for those few that are shown. */
async function withPictures(
  db: Queryable,
  found: readonly Candidate[],
  names: Names,
  at: AtCaret,
): Promise<Drawn[]> {
  const ids = (of: string) =>
    found.flatMap(({ picture }) => (picture?.of === of ? [picture.id] : []))
  const authors = await authorPictures(db, ids('author'), names)
  const guilds = await guildPictures(db, ids('guild'))
  const emojis = await emojiPictures(db, ids('emoji'))
  return found.map((candidate) => {
    const { picture } = candidate
    if (picture === null) return { candidate, icon: null }
    if (picture.of === 'guild') return { candidate, icon: guilds.get(picture.id) ?? null }
    if (picture.of === 'emoji') return { candidate, icon: emojis.get(picture.id) ?? null }
    const author = authors.get(picture.id)
    const value = author?.value ?? picture.id
    const insert = operatorText(at.operator ?? 'from', value)
    if (!author) return { candidate: { ...candidate, insert }, icon: null }
    return {
      candidate: { ...candidate, insert, label: author.label, detail: author.detail },
      icon: author.icon,
    }
  })
}
