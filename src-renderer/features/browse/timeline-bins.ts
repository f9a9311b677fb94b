/** Messages of a calendar day, `2025-03-01`. */
export type DayCount = { day: string; messages: number }

/** A bar of the timeline: a day, week or month, whichever leaves bars that can be told apart. */
export type Bin = {
  /** The first day. */
  day: string
  /** Days in it; the last one may reach beyond the channel. */
  days: number
  messages: number
}

/** How many days a bar stands for, from the finest to the coarsest. */
const STEPS = [1, 7, 14, 28, 56, 112, 224]
const DAY_MS = 86_400_000

const toMs = (day: string) => Date.parse(`${day}T00:00:00Z`)
const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/**
 * The bars from the first day to the last, days without messages among them, at most `most`; [] without days. Longer bars
 * begin on Mondays.
 */
export function binsOf(days: readonly DayCount[], most: number): Bin[] {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return []
  const length = (toMs(last.day) - toMs(first.day)) / DAY_MS + 1
  const step =
    STEPS.find((one) => Math.ceil((length + 6) / one) <= most) ?? (STEPS.at(-1) as number)
  const start = step === 1 ? toMs(first.day) : mondayOf(toMs(first.day))
  const count = Math.floor((toMs(last.day) - start) / (step * DAY_MS)) + 1
  const bins = Array.from({ length: count }, (_, index) => ({
    day: toDay(start + index * step * DAY_MS),
    days: step,
    messages: 0,
  }))
  for (const { day, messages } of days) {
    const bin = bins[Math.floor((toMs(day) - start) / (step * DAY_MS))]
    if (bin) bin.messages += messages
  }
  return bins
}

function mondayOf(ms: number): number {
  return ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY_MS
}

/** The bar that holds a day; the nearest one when it lies before or after all. */
export function binAt(bins: readonly Bin[], day: string): number {
  const [first] = bins
  if (!first) return -1
  const index = Math.floor((toMs(day) - toMs(first.day)) / (first.days * DAY_MS))
  return Math.max(0, Math.min(bins.length - 1, index))
}

/** The last day of a bar. */
export function lastDayOf({ day, days }: Bin): string {
  return toDay(toMs(day) + (days - 1) * DAY_MS)
}

/** How many messages lie on days after this one. */
export function messagesAfter(days: readonly DayCount[], day: string): number {
  return days.reduce((sum, one) => (one.day > day ? sum + one.messages : sum), 0)
}
