import { i18n } from '@lingui/core'
import { plural, t } from '@lingui/core/macro'

const whole = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: 1 })

/** The language that dates are written in: the window's; of English the one whose order of day and month is wanted. */
export function dateTag(english: 'en-GB' | 'en-US'): string {
  return i18n.locale === 'en' ? english : i18n.locale
}

/** A label as it stands within a sentence: small in English; as it is in other languages, some of which write nouns large. */
export function withinSentence(label: string): string {
  return i18n.locale === 'en' ? label.toLowerCase() : label
}

/** A count with separators: `20,481`. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** A size in the largest unit that leaves at least 1, in steps of 1,000: `4.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return plural(Math.round(bytes), { one: '# byte', other: '# bytes' })
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < 3) {
    value /= 1000
    unit += 1
  }
  const amount = (value < 10 ? oneDigit : whole).format(value)
  if (unit === 0) return t`${amount} kB`
  if (unit === 1) return t`${amount} MB`
  return unit === 2 ? t`${amount} GB` : t`${amount} TB`
}

/** A duration in words that fit a strip: `8 s`, `3 min 20 s`, `2 h 5 min`. Under a second is `1 s`. */
export function formatSeconds(seconds: number): string {
  const all = Math.max(1, Math.round(seconds))
  if (all < 60) return t`${all} s`
  const minutes = Math.floor(all / 60)
  if (minutes < 60) return all % 60 === 0 ? t`${minutes} min` : t`${minutes} min ${all % 60} s`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? t`${hours} h` : t`${hours} h ${minutes % 60} min`
}

/** The last part of a path, whatever the system's separator. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
