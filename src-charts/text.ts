import type { Cell, ColumnInfo } from '#shared/question'
import { FONT_SIZE } from './theme'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** First-strong isolate and its end: what stands between cannot turn the text around it. */
export const ISOLATE = '\u2068'
export const ISOLATE_END = '\u2069'

// Controls and line breaks; every mark that could end an isolate early or reorder what stands beside it; lone surrogates.
const UNSAFE = /[\p{Cc}\u2028\u2029]+/gu
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A name as it may stand in a chart: one line, no bidi controls, well formed. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(UNSAFE, ' ').replace(BIDI_CONTROLS, '').trim()
}

/** A clean text between isolates. */
export function isolated(text: string): string {
  return `${ISOLATE}${cleanText(text)}${ISOLATE_END}`
}

/** About how wide the text is, in px: no DOM is asked, so that Node draws what the window draws. Errs to the wide side. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0
  for (const { segment } of graphemes.segment(text)) ems += graphemeEms(segment)
  return ems * fontSize
}

/** The width of the widest of these texts in a chart's size, in px; 0 when there is none. */
export function widestText(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, FONT_SIZE)), 0)
}

/** The text cut by whole graphemes, with an ellipsis, so that it fits the px. */
export function fitText(text: string, px: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= px) return text
  const room = px - fontSize
  let kept = ''
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    width += graphemeEms(segment) * fontSize
    if (width > room) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

function graphemeEms(grapheme: string): number {
  const code = grapheme.codePointAt(0) ?? 0
  if (code < 0x80) {
    if (/[ijl.,:;'|!]/.test(grapheme)) return 0.3
    if (/[ftr()[\]{} /-]/.test(grapheme)) return 0.4
    if (/[mwMW@%]/.test(grapheme)) return 0.93
    return /[A-Z0-9_#&]/.test(grapheme) ? 0.7 : 0.6
  }
  return code < 0x1100 ? 0.68 : 1.3
}

/** A measure as people read it: `1,234`, `12.3%`, `4.5 MB`; an en dash for null. */
export function formatMeasure(value: Cell | undefined, column: ColumnInfo): string {
  if (typeof value !== 'number') return '–'
  switch (column.type) {
    case 'percent':
      return `${decimals(value, 1)}%`
    case 'bytes':
      return formatBytes(value)
    case 'integer':
      return decimals(value, 0)
    default:
      return decimals(value, Math.abs(value) < 10 ? 2 : 1)
  }
}

/**
 * Writes the measures of one chart alike: with as many decimals as the one of them that needs most, so that they compare at
 * a glance (`0.30` beside `0.31`).
 */
export function measureWriter(
  values: readonly (Cell | undefined)[],
  column: ColumnInfo,
): (value: Cell | undefined) => string {
  if (column.type !== 'number' && column.type !== 'percent') {
    return (value) => formatMeasure(value, column)
  }
  const numbers = values.filter((value) => typeof value === 'number' && Number.isFinite(value))
  const largest = numbers.reduce<number>(
    (most, value) => Math.max(most, Math.abs(Number(value))),
    0,
  )
  const most = column.type === 'percent' || largest >= 10 ? 1 : 2
  const digits = [0, 1, 2].find(
    (count) =>
      count === most ||
      numbers.every((value) => isWhole(Number(value) * 10 ** count, most - count)),
  )
  const format = new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const unit = column.type === 'percent' ? '%' : ''
  return (value) =>
    typeof value === 'number' ? `${format.format(value)}${unit}` : formatMeasure(value, column)
}

/** True when nothing but zeros stands in the digits that would be shown besides. */
function isWhole(value: number, digits: number): boolean {
  return Math.round(value * 10 ** digits) % 10 ** digits === 0
}

// A format takes longer to make than a thousand numbers to write.
const formats = [0, 1, 2].map(
  (digits) => new Intl.NumberFormat('en', { maximumFractionDigits: digits }),
)

function decimals(value: number, digits: 0 | 1 | 2): string {
  return formats[digits]?.format(value) ?? String(value)
}

function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  return `${decimals(bytes / 1000 ** power, power === 0 ? 0 : 1)} ${units[power]}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What stands along the axis, in words: `Mar 2025`, `14 Mar 2025`, `Mon`, `09:00`, `Bot` or `Not bot`, or the name itself. */
export function formatPlace(value: Cell | undefined, column: ColumnInfo): string {
  const text = value === null || value === undefined ? '' : String(value)
  switch (column.type) {
    case 'weekday':
      return WEEKDAYS[Number(text) - 1] ?? text
    case 'hour':
      return `${text.padStart(2, '0')}:00`
    case 'period':
      return formatPlace(value, { ...column, type: text.length === 7 ? 'month' : 'day' })
    case 'month':
      return formatDay(`${text}-01`).replace(/^\d+ /, '')
    case 'week':
      return `Week of ${formatDay(text)}`
    case 'day':
      return formatDay(text)
    case 'boolean':
      return text === 'true' ? column.label : `Not ${labelInside(column.label)}`
    default:
      return cleanText(text) || '(no name)'
  }
}

/** `2025-03-14` as `14 Mar 2025`. */
export function formatDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}

/** A label as it stands inside of a sentence: in lower case, but for words that are abbreviations (`MTLD`). */
export function labelInside(label: string): string {
  return label.replace(/\S+/g, (word) => (/\p{Lu}.*\p{Lu}/u.test(word) ? word : word.toLowerCase()))
}

/** What assistive technology says of a mark: `Ana: 1,234 messages`. */
export function markLabel(place: string, value: Cell | undefined, measure: ColumnInfo): string {
  const noun = labelInside(measure.label)
  return `${isolated(place)}: ${formatMeasure(value, measure)} ${value === 1 ? singular(noun) : noun}`
}

function singular(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`
  return noun.endsWith('s') ? noun.slice(0, -1) : noun
}
