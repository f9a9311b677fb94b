import { DAY, HOUR } from './clock'
import type { Crowd } from './crowd'
import type { Draft } from './draft'
import type { Bindings } from './grammar'
import type { ChannelPlan, GuildPlan } from './guild'
import type { Appointment } from './pace'
import { AliasTable, type Rng } from './rng'
import { bindCase, type Scene } from './scene'
import type { Span } from './story'
import { type Talk, talks } from './topics/index'

/** What all channels of a guild share. */
export interface World {
  seed: string
  span: Span
  crowd: Crowd
  /** Where newcomers say their first words, by the channel's place in the plan. */
  visits: ReadonlyMap<number, readonly Appointment[]>
  /** Announcements that may be forwarded, oldest first. */
  news: Draft[]
  /** Mean number of characters to which messages are drawn out; 0 leaves them as they are. */
  length: number
}

/** A thread that has been started; its file is still to be written. */
export interface Thread {
  parent: ChannelPlan
  /** The first message; its id is the id of the thread. */
  starter: Draft
  title: string
  /** The title before somebody marked the thread as solved; null when nobody did. */
  oldTitle: string | null
  talk: Talk
  bindings: Bindings
  /** How many messages its file gets, the starter included. */
  budget: number
}

/** Lets most members say something soon after they joined; the others only read. */
export function planVisits(crowd: Crowd, guild: GuildPlan, rng: Rng): World['visits'] {
  const rooms = guild.channels.filter((plan) => plan.type === 'GuildTextChat')
  const table = new AliasTable(rooms.map((plan) => plan.share * openness(plan)))
  const visits = new Map<number, Appointment[]>()
  for (const visitor of crowd.people.members) {
    const plan = rooms[table.draw(rng)] as ChannelPlan
    const at = Math.min(visitor.joinedAt + 90_000 + rng.wait(HOUR / 2), visitor.endsAt - 1)
    if (rng.chance(0.15)) continue
    const list = visits.get(plan.space)
    if (list) list.push({ at, visitor })
    else visits.set(plan.space, [{ at, visitor }])
  }
  for (const list of visits.values()) list.sort((a, b) => a.at - b.at)
  return visits
}

/** How easily somebody new speaks up in a channel. */
function openness(plan: ChannelPlan): number {
  if (plan.kinds.some(([kind]) => kind === 'introduction')) return 12
  if (plan.kinds[0]?.[0] === 'question') return 2
  return plan.kinds.some(([kind]) => kind === 'question') ? 0.5 : 0
}

/** An empty scene about one case of a topic. */
export function newScene(world: World, plan: ChannelPlan, id: string, at: number, rng: Rng): Scene {
  const talk = talks.get(id)
  if (!talk) throw new Error(`the sample has no topic ${id}`)
  return {
    rng,
    talk,
    channel: plan,
    crowd: world.crowd,
    bindings: bindCase(talk, at, world.span, rng),
    used: new Set(),
    people: [],
    drafts: [],
    now: Math.floor(at),
    share: (at - world.span.start) / (world.span.end - world.span.start),
    limit: world.span.end + 2 * DAY,
    length: world.length,
  }
}
