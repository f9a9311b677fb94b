import { fold } from '#shared/fold'
import { addDays } from '#shared/search-text/dates'
import { languageName } from '#shared/search-text/languages'
import { findOperator } from '#shared/search-text/operators'
import type { ValueCounts } from './counts'
import { type Candidate, type Known, plain, rankOf } from './suggest-candidates'

/** Values of `has:` and `is:`. */
export function choicesOf(name: string, typed: string, { counts }: Known): Candidate[] {
  const text = typed.toLowerCase()
  return Object.entries(findOperator(name)?.choices ?? {}).flatMap(([value, what]) => {
    const rank = rankOf(value, text)
    if (rank === null) return []
    return [plain(name, value, what, counts?.choices.get(`${name}:${value}`) ?? null, rank)]
  })
}

/** `link` may be meant as `has:link`. */
export function choicesFor(typed: string, known: Known): Candidate[] {
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

/** Times in words, and the months that have messages. */
export function datesFor(name: string, typed: string, { counts, today }: Known): Candidate[] {
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

/** Languages that messages are in. */
export function languagesFor(name: string, typed: string, counts: ValueCounts | null): Candidate[] {
  const text = fold(typed)
  const found: Candidate[] = []
  for (const [code, messages] of counts?.languages ?? []) {
    const language = languageName(code)
    const rank = code === text ? 0 : rankOf(fold(language), text)
    if (rank !== null) found.push({ ...plain(name, code, code, messages, rank), label: language })
  }
  return found
}

/** Values that stand for themselves. */
export function listed(
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
