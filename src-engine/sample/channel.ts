import {
  announcement,
  discussion,
  gallery,
  greeting,
  introduction,
  link,
  proposal,
  question,
} from './conversation'
import { type Draft, draft } from './draft'
import type { ChannelPlan, Kind } from './guild'
import { boosted, build, command, joined, log, pinned, vote } from './machines'
import { type Appointment, type Converse, paced, placer } from './pace'
import { AliasTable, Rng } from './rng'
import { type Scene, say } from './scene'
import { openThread } from './threads'
import { milestones, rules } from './topics/official'
import { newScene, type Thread, type World } from './world'

/** The threads of a channel: how large each becomes, and those that have begun. */
export interface ThreadPlan {
  budgets: readonly number[]
  started: Thread[]
}

/** Yields the messages of a channel in order, each with its id; adds the threads it starts. */
export function* channelMessages(
  world: World,
  plan: ChannelPlan,
  budget: number,
  threads: ThreadPlan,
): Generator<Draft> {
  const rng = new Rng(`${world.seed} channel ${plan.space}`)
  const place = placer(plan.space, rng)
  if (plan.kinds[0]?.[0] === 'join') {
    for (const one of arrivals(world, plan, budget, rng)) yield place(one)
    return
  }
  const { start, end } = world.span
  const pace = {
    span: world.span,
    opens: start + plan.opens * (end - start),
    budget,
    appointments: appointments(world, plan),
  }
  const converse = conversations(world, plan, budget, threads, rng)
  for (const one of paced(pace, rng, place, converse)) {
    if (plan.type === 'GuildNews') world.news.push(one)
    yield one
  }
}

/** What is fixed beforehand: milestones, the rules on the first day, first words of newcomers. */
function appointments(world: World, plan: ChannelPlan): readonly Appointment[] {
  const { start, end } = world.span
  if (plan.type === 'GuildNews') {
    return milestones.map(({ at, text }) => ({ at: start + at * (end - start), text }))
  }
  if (plan.kinds[0]?.[0] === 'rules') {
    const span = end - start
    return rules.map((text, i) => ({ at: start + (i < 8 ? 60_000 * i : (span * i) / 14), text }))
  }
  return world.visits.get(plan.space) ?? []
}

function conversations(
  world: World,
  plan: ChannelPlan,
  budget: number,
  threads: ThreadPlan,
  rng: Rng,
): Converse {
  const kinds = new AliasTable(plan.kinds.map(([, weight]) => weight))
  const subjects = new AliasTable(plan.talks.map(([, weight]) => weight))
  const known = new Set<number>()
  const { budgets, started } = threads
  let begun = 0
  return (at, left, appointment) => {
    const [id] = plan.talks[subjects.draw(rng)] as readonly [string, number]
    const [kind] = plan.kinds[kinds.draw(rng)] as readonly [Kind, number]
    const scene = newScene(world, plan, id, at, rng)
    const turn = ((begun + 0.4) / budgets.length) * budget
    const mustOpen = left <= 2 * (budgets.length - begun)
    if (begun < budgets.length && (mustOpen || budget - left >= turn)) {
      started.push(openThread(scene, kind, budgets[begun++] as number))
    } else converse(scene, kind, world, known, appointment)
    // Each thread that is still to come needs its starter and the notice about it.
    const room = left - 2 * (budgets.length - begun)
    return withPins(scene, scene.drafts.slice(0, room), room)
  }
}

function converse(
  scene: Scene,
  kind: Kind,
  world: World,
  known: Set<number>,
  appointment: Appointment | undefined,
): void {
  const { visitor, text } = appointment ?? {}
  if (kind === 'introduction') introduction(scene, known, visitor)
  else if (kind === 'question' || visitor) question(scene, visitor)
  else if (kind === 'rules') rule(scene, text)
  else if (kind === 'discussion') discussion(scene)
  else if (kind === 'proposal') proposal(scene)
  else if (kind === 'announcement') announcement(scene, text)
  else if (kind === 'gallery') gallery(scene)
  else if (kind === 'link') {
    const news = world.news.findLast((one) => one.at < scene.now)
    link(scene, news)
  } else if (kind === 'greeting') greeting(scene)
  else if (kind === 'build') build(scene)
  else if (kind === 'log') log(scene)
  else if (kind === 'vote') vote(scene)
  else command(scene)
}

function rule(scene: Scene, text = '-# Checked, nothing to change.'): void {
  const steward = scene.crowd.people.all.find((one) => one.roles[0]?.name === 'Steward')
  scene.drafts.push(draft(scene.now, steward ?? scene.crowd.people.bots.Carl, text))
}

function withPins(scene: Scene, made: Draft[], room: number): Draft[] {
  for (const message of made.filter((one) => one.isPinned)) {
    const by = scene.crowd.expert('introductions', message.at, scene.rng, message.person)
    if (made.length < room) {
      made.push(pinned(message.at + scene.rng.int(60_000, 900_000), by, message))
    } else message.isPinned = false
  }
  return made
}

/** People arrive, others wave, some boost the guild. */
function* arrivals(world: World, plan: ChannelPlan, budget: number, rng: Rng): Generator<Draft> {
  const { crowd, span } = world
  const newcomers = crowd.people.members.slice(0, budget)
  const extra = budget - newcomers.length
  for (const [i, person] of newcomers.entries()) {
    const notice = joined(person)
    yield notice
    const from = Math.floor((i * extra) / newcomers.length)
    const to = Math.floor(((i + 1) * extra) / newcomers.length)
    const next = newcomers[i + 1]?.joinedAt ?? span.end
    const gap = Math.min((next - person.joinedAt) / (to - from + 1), 40 * 60_000)
    for (let n = from; n < to; n++) {
      const at = person.joinedAt + (n - from + 0.6) * gap
      const scene = newScene(world, plan, 'introductions', at, rng)
      const host = crowd.expert('introductions', scene.now, rng, person)
      scene.people = [host, person]
      if (rng.chance(0.12)) yield boosted(scene.now, crowd.draw('introductions', scene.now, rng))
      else if (rng.chance(0.4)) yield wave(scene, host, notice)
      else yield say(scene, host, 'addon', rng.chance(0.7) ? notice : null)
    }
  }
}

function wave(scene: Scene, host: Draft['person'], notice: Draft): Draft {
  const reply = draft(scene.now, host, '', 'Reply')
  reply.replyTo = notice
  const id = scene.rng.pick(['749054660769218631', '1279530000000000001', '1279530000000000002'])
  reply.stickers.push({ id, name: id.startsWith('7') ? 'Wave' : 'Lantern hello' })
  return reply
}
