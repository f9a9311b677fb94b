import { DAY, snowflake } from './clock'
import type { Draft } from './draft'
import type { Person } from './people'
import type { Rng } from './rng'
import { dayWeights, momentOfDay, type Span } from './story'

/** A conversation that has to begin at an instant. */
export interface Appointment {
  at: number
  /** Who begins it, when that is fixed. */
  visitor?: Person
  /** What is said, when that is fixed. */
  text?: string
}

/** Makes a conversation that starts at an instant; of its messages at most `left` are used. */
export type Converse = (at: number, left: number, appointment: Appointment | undefined) => Draft[]

/** How a channel's messages spread over the time. */
export interface Pace {
  span: Span
  /** When the channel opens, in milliseconds since 1970. */
  opens: number
  /** How many messages there are in all. */
  budget: number
  /** Conversations that take place whatever the day is like; earliest first. */
  appointments: readonly Appointment[]
}

/** Yields exactly `budget` messages in order; memory holds a few days of them. */
export function* paced(pace: Pace, rng: Rng, place: Place, converse: Converse): Generator<Draft> {
  const { span, opens, budget, appointments } = pace
  const days = dayWeights(opens, span, rng)
  const total = days.reduce((sum, day) => sum + day.weight, 0)
  let waiting: Draft[] = []
  let left = budget
  let credit = 0
  let kept = 0
  for (const [i, day] of days.entries()) {
    const end = i === days.length - 1 ? Number.POSITIVE_INFINITY : day.start + DAY
    credit += (day.weight / total) * budget
    for (;;) {
      const next = appointments[kept]
      const due = next && next.at < end ? next : undefined
      if (left === 0 || !(due || credit >= 1 || i === days.length - 1)) break
      if (due) kept++
      const at = due ? due.at : day.start + momentOfDay(rng)
      const made = converse(Math.min(Math.max(at, opens), span.end), left, due).slice(0, left)
      left -= made.length
      credit -= made.length
      waiting.push(...made)
    }
    waiting.sort((a, b) => a.at - b.at)
    let ready = 0
    while (ready < waiting.length && (waiting[ready] as Draft).at < end) ready++
    for (let n = 0; n < ready; n++) yield place(waiting[n] as Draft)
    waiting = waiting.slice(ready)
  }
}

/** Gives a message its id and its final time. */
export type Place = (message: Draft) => Draft

/** Ids that are later than the one before and unlike any of another id space. */
export function placer(space: number, rng: Rng): Place {
  let last = 0
  return (message) => {
    message.at = Math.max(Math.floor(message.at), last + 1)
    last = message.at
    message.id = snowflake(message.at, space, rng.int(0, 1023))
    return message
  }
}
