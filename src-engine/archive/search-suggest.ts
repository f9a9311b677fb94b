import type { HandlerInput } from '#shared/api'
import { fold } from '#shared/fold'
import type { SearchSuggestion } from '#shared/search'
import { type AtCaret, atCaret, completed } from '#shared/search-text/caret'
import { addDays, dayIn } from '#shared/search-text/dates'
import { languageName } from '#shared/search-text/languages'
import { findOperator, OPERATORS, type ValueKind } from '#shared/search-text/operators'
import { operatorText } from '#shared/search-text/print'
import type { Queryable } from '../db/database'
import { listEntities } from './entities'
import { settledCounts, type ValueCounts, valueCounts } from './search-counts'
import { emojisNamed, type Names, namesOf, type Place, placeValue } from './search-names'
import { authorPictures, emojiPictures, guildPictures } from './search-pictures'

/** Something to suggest before it has its text and picture. */
type Candidate = {
  kind: SearchSuggestion['kind']
  label: string
  detail: string
  messages: number | null
  /** What stands in the text: `from:"Ann Lee"`, or `from:` where the value is still to come. */
  insert: string
  /** Who or what a picture is asked for. */
  picture: { of: 'author' | 'guild' | 'emoji'; id: string } | null
  /** 0 = the typed text begins it, 1 = begins a word of it, 2 = is somewhere in it. */
  rank: number
}

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

type Known = { names: Names; counts: ValueCounts | null; today: string }

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

/** The best of each kind first, then by how many messages. */
function best(all: readonly Candidate[], limit: number): Candidate[] {
  return [...all]
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (b.messages ?? 0) - (a.messages ?? 0) ||
        a.label.length - b.label.length ||
        (a.label < b.label ? -1 : 1),
    )
    .slice(0, limit)
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

function plain(
  name: string,
  value: string,
  detail: string,
  messages: number | null,
  rank: number,
): Candidate {
  const insert = operatorText(name, value)
  return { kind: 'value', label: insert, detail, messages, insert, picture: null, rank }
}

/** How a typed text stands in a folded name; null = not at all. */
function rankOf(name: string, typed: string): number | null {
  const at = name.indexOf(typed)
  if (at < 0) return null
  if (at === 0) return 0
  return /[^\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 1 : 2
}

/** Where the messages of an operator's values are counted. */
const COUNTED_BY: Record<string, 'from' | 'mentions' | 'replies'> = {
  mentions: 'mentions',
  replying_to: 'replies',
}

function authorsFor(name: string, typed: string, { names, counts }: Known): Candidate[] {
  const text = fold(typed).trimStart()
  const messages = counts?.[COUNTED_BY[name] ?? 'from']
  const found = new Map<string, Candidate>()
  for (const [called, keys] of names.authors) {
    const rank = rankOf(called, text)
    if (rank === null) continue
    for (const key of keys) {
      const before = found.get(key)
      if (before && before.rank <= rank) continue
      const count = messages === undefined ? null : (messages.get(key) ?? 0)
      // who is only mentioned wrote nothing to find
      if (count === 0) continue
      const label = names.authorNames.get(key) ?? key
      found.set(key, {
        kind: 'author',
        label,
        detail: '',
        messages: count,
        insert: name,
        picture: { of: 'author', id: key },
        rank,
      })
    }
  }
  return [...found.values()]
}

function placesFor(name: string, typed: string, { names, counts }: Known): Candidate[] {
  const text = fold(typed).trimStart()
  const bare = text.replace(/^#/, '')
  const found: Candidate[] = []
  for (const place of names.placesById.values()) {
    if (bare !== text && place.kind !== 'channel' && place.kind !== 'thread') continue
    const rank = rankOf(names.folded.get(place.id) ?? '', bare)
    if (rank === null) continue
    const messages = countOf(place, counts)
    if (messages === 0) continue
    found.push({
      kind: place.kind === 'guild' ? 'guild' : 'channel',
      label: place.kind === 'channel' ? `#${place.name}` : place.name,
      detail: place.kind === 'guild' ? 'guild' : `${NOUNS[place.kind]}${place.guild_name}`,
      messages,
      insert: operatorText(name, placeValue(names, place.id)),
      picture: place.kind === 'guild' ? { of: 'guild', id: place.id } : null,
      rank,
    })
  }
  return found
}

const NOUNS = { channel: '', thread: 'thread in ', category: 'category of ' }

function countOf(place: Place, counts: ValueCounts | null): number | null {
  if (counts === null) return null
  if (place.kind === 'guild') return counts.guilds.get(place.id) ?? 0
  return place.channel_ids.reduce((sum, id) => sum + (counts.channels.get(id) ?? 0), 0)
}

function rolesFor(typed: string, { names, counts }: Known): Candidate[] {
  const text = fold(typed.replace(/^@/, '')).trimStart()
  const found: Candidate[] = []
  for (const [called, roles] of names.roles) {
    const rank = rankOf(called, text)
    const [first] = roles
    if (rank === null || first === undefined) continue
    const messages =
      counts &&
      roles.reduce(
        (sum, { guild_id, role_id }) => sum + (counts.roles.get(`${guild_id}/${role_id}`) ?? 0),
        0,
      )
    const guilds = [...new Set(roles.map(({ guild_id }) => names.placesById.get(guild_id)?.name))]
    found.push({
      kind: 'role',
      label: first.name,
      detail: guilds.filter((guild) => guild !== undefined).join(', '),
      messages,
      insert: operatorText('role', first.name),
      picture: null,
      rank,
    })
  }
  return found
}

function choicesOf(name: string, typed: string, { counts }: Known): Candidate[] {
  const text = typed.toLowerCase()
  return Object.entries(findOperator(name)?.choices ?? {}).flatMap(([value, what]) => {
    const rank = rankOf(value, text)
    if (rank === null) return []
    return [plain(name, value, what, counts?.choices.get(`${name}:${value}`) ?? null, rank)]
  })
}

/** `link` may be meant as `has:link`. */
function choicesFor(typed: string, known: Known): Candidate[] {
  return [...choicesOf('has', typed, known), ...choicesOf('is', typed, known)].filter(
    ({ rank }) => rank === 0,
  )
}

const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const WORDS = [
  'today',
  'yesterday',
  'this week',
  'last week',
  'this month',
  'last month',
  'this year',
  'last year',
]

function datesFor(name: string, typed: string, { counts, today }: Known): Candidate[] {
  const text = typed.toLowerCase()
  // only within a month do its messages tell what is found
  const isInside = name === 'on' || name === 'during'
  const found: Candidate[] = WORDS.filter((words) => rankOf(words, text) !== null).map(
    (words, index) => plain(name, words, '', null, index / 100),
  )
  const months = [...(counts?.months ?? [])].sort(([a], [b]) => (a < b ? 1 : -1))
  for (const [index, [month, messages]] of months.entries()) {
    const label = MONTH.format(new Date(`${month}-01T00:00:00Z`))
    if (!month.startsWith(text) && rankOf(label.toLowerCase(), text) === null) continue
    const rank = text === '' ? 1 + index / 1000 : index / 1000
    found.push({ ...plain(name, month, label, isInside ? messages : null, rank) })
  }
  if (isDay(text)) found.push(plain(name, text, '', null, 0))
  if (text !== '' && today.startsWith(text)) found.push(plain(name, today, 'today', null, 2))
  return found
}

/** True for a day that the calendar has, `2025-03-14`. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return false
  return addDays(text, 0) === text
}

function emojisFor(typed: string, { names, counts }: Known): Candidate[] {
  const text = fold(typed).replace(/^:/, '')
  const found: Candidate[] = []
  for (const { emoji_key, name, code, is_custom } of names.emojis) {
    const messages = counts ? (counts.reactions.get(emoji_key) ?? 0) : null
    if (messages === 0) continue
    const ranks = [
      rankOf(emoji_key, typed),
      rankOf(fold(name), text),
      rankOf(fold(code ?? ''), text),
    ]
    const rank = Math.min(...ranks.filter((one) => one !== null))
    if (!Number.isFinite(rank)) continue
    const shown = is_custom ? `:${name}:` : emoji_key
    const value = emojisNamed(names, name).length === 1 ? name : emoji_key
    found.push({
      kind: 'value',
      label: shown,
      detail: code ?? (is_custom ? '' : name),
      messages,
      insert: operatorText('reaction', is_custom ? value : emoji_key),
      picture: is_custom ? { of: 'emoji', id: emoji_key } : null,
      rank,
    })
  }
  return found
}

function languagesFor(name: string, typed: string, counts: ValueCounts | null): Candidate[] {
  const text = fold(typed)
  const found: Candidate[] = []
  for (const [code, messages] of counts?.languages ?? []) {
    const language = languageName(code)
    const rank = code === text ? 0 : rankOf(fold(language), text)
    if (rank !== null) found.push({ ...plain(name, code, code, messages, rank), label: language })
  }
  return found
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

function listed(
  name: string,
  typed: string,
  counts: ReadonlyMap<string, number> | undefined,
): Candidate[] {
  const text = typed.toLowerCase().replace(/^\./, '')
  const found: Candidate[] = []
  for (const [value, messages] of counts ?? []) {
    const rank = value === '' ? null : rankOf(value, text)
    if (rank !== null) found.push({ ...plain(name, value, '', messages, rank), label: value })
  }
  return found
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
