import { formatPlace, textWidth } from './text'
import { FONT_SIZE } from './theme'

const DAY_MS = 86_400_000

type Timed = { at: Date }

/** Midnight UTC of a period's first day: on the axis every zone's calendar is drawn alike. */
export function periodStart(period: string): string {
  return /^\d{4}-\d{2}$/.test(period) ? `${period}-01T00:00:00Z` : `${period}T00:00:00Z`
}

/** Round steps from 0, four to six of them; whole ones for counts. */
export function valueTicks(top: number, isWhole: boolean): number[] {
  const rough = top / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const nice = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10
  const step = isWhole ? Math.max(1, Math.round(nice * power)) : nice * power
  const count = Math.ceil(top / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

/** From the first to the last point; a day more on both sides when they are one. */
export function timeDomain(points: readonly Timed[]): [Date, Date] {
  const times = points.map((point) => point.at.getTime())
  const first = times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const last = times.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  if (times.length === 0) return [new Date(0), new Date(DAY_MS)]
  const room = first === last ? DAY_MS : 0
  return [new Date(first - room), new Date(last + room)]
}

type Tick = { at: Date; text: string }

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120]
const SHORT_DAYS = 100

/** Named months at round distances; single days only where the axis spans too little for months. */
export function timeTicks(
  points: readonly Timed[],
  left: number,
  right: number,
  width: number,
): Tick[] {
  if (points.length === 0) return []
  const [first, last] = timeDomain(points)
  const span = last.getTime() - first.getTime()
  const isMonths = points.every((point) => point.at.getUTCDate() === 1)
  const ticks = isMonths || span > SHORT_DAYS * DAY_MS ? monthTicks : dayTicks
  const toPx = (at: Date) => left + ((at.getTime() - first.getTime()) / span) * (right - left)
  return ticks(points, Math.max(1, Math.floor((right - left) / 84))).filter(
    ({ at, text }) => at >= first && toPx(at) + textWidth(text, FONT_SIZE) / 2 <= width,
  )
}

function monthTicks(points: readonly Timed[], most: number): Tick[] {
  const times = points.map((point) => point.at)
  const index = (at: Date) => at.getUTCFullYear() * 12 + at.getUTCMonth()
  const first = index(times.reduce((a, b) => (a < b ? a : b)))
  const last = index(times.reduce((a, b) => (a > b ? a : b)))
  const step = MONTH_STEPS.find((months) => (last - first) / months <= most) ?? 240
  const start = Math.ceil(first / step) * step
  const count = Math.max(0, Math.floor((last - start) / step) + 1)
  return Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.UTC(0, start + n * step))
    at.setUTCFullYear(Math.floor((start + n * step) / 12))
    return { at, text: placeText(at, 'month') }
  })
}

function dayTicks(points: readonly Timed[], most: number): Tick[] {
  const times = [...new Set(points.map((point) => point.at.getTime()))].sort((a, b) => a - b)
  const every = Math.ceil(times.length / most)
  return times
    .filter((_, index) => index % every === 0)
    .map((time) => new Date(time))
    .map((at) => ({ at, text: placeText(at, 'day').replace(/ \d{4}$/, '') }))
}

function placeText(at: Date, type: 'day' | 'month'): string {
  const iso = at.toISOString()
  return formatPlace(iso.slice(0, type === 'day' ? 10 : 7), { name: '', label: '', type })
}
