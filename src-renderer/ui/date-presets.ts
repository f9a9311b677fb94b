import { plural, t } from '@lingui/core/macro'
import { addDays } from '#shared/search-text/dates'

/** Calendar days of a scope: `from` inclusive, `to` exclusive; absent = open. */
export type DayRange = { from?: string | undefined; to?: string | undefined }

export type DatePreset = { label: string; range: DayRange }

/** How many years are offered at most. */
const YEARS = 8

/**
 * The stretches of time that are asked for most, of messages from the day `first` to the day `last`. The last days are those
 * before the last message: of an archive that ended a year ago, the last 30 days by the calendar hold nothing.
 */
export function datePresets(first: string, last: string): DatePreset[] {
  const recent = [7, 30, 90, 365].map((days) => ({
    label: plural(days, { one: 'Last # day', other: 'Last # days' }),
    range: { from: addDays(last, 1 - days) },
  }))
  const [firstYear, lastYear] = [first, last].map((day) => Number(day.slice(0, 4))) as [
    number,
    number,
  ]
  const years = Array.from({ length: Math.min(YEARS, lastYear - firstYear + 1) }, (_, back) => {
    const year = lastYear - back
    return { label: String(year), range: { from: `${year}-01-01`, to: `${year + 1}-01-01` } }
  })
  return [{ label: t`All time`, range: {} }, ...recent, ...years]
}

/** The preset that is chosen; undefined when the range is another. */
export function presetOf(presets: readonly DatePreset[], range: DayRange): DatePreset | undefined {
  return presets.find((preset) => preset.range.from === range.from && preset.range.to === range.to)
}

/** A range in words, `3 Mar 2025 – 7 Mar 2025`; `day` writes a day. */
export function rangeWords({ from, to }: DayRange, day: (key: string) => string): string {
  const last = to === undefined ? undefined : lastDayBefore(to)
  if (from === undefined && last === undefined) return t`All time`
  if (from === undefined) return t`Until ${day(last ?? '')}`
  const first = from.slice(0, 10)
  if (last === undefined) return t`From ${day(first)}`
  return first === last ? day(first) : `${day(first)} – ${day(last)}`
}

/** The last day before an exclusive end, which may be an instant within a day. */
export function lastDayBefore(to: string): string {
  return to.length > 10 ? to.slice(0, 10) : addDays(to, -1)
}
