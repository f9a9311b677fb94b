import { DAY, HOUR, snowflake } from './clock'
import {
  announcement,
  answer,
  discussion,
  gallery,
  greeting,
  introduction,
  link,
  proposal,
  question,
  rebind,
  turns,
} from './conversation'
import type { Crowd } from './crowd'
import { type Draft, draft } from './draft'
import type { Bindings } from './grammar'
import { expand } from './grammar'
import type { ChannelPlan, Kind } from './guild'
import { boosted, build, command, joined, log, pinned, threadOpened, vote } from './machines'
import { AliasTable, Rng } from './rng'
import { bindCase, pause, react, type Scene, say } from './scene'
import { dayWeights, momentOfDay, type Span } from './story'
import { type Talk, talks } from './topics/index'
import { rules } from './topics/official'

/** What all channels of a guild share. */
export interface World {
  seed: string
  span: Span
  crowd: Crowd
  /** Announcements that may be forwarded, oldest first. */
  news: Draft[]
  /** Mean number of characters to which messages are drawn out; 0 leaves them short. */
  length: number
}

/** A thread that a channel has started; its file is still to be written. */
export interface Thread {
  parent: ChannelPlan
  /** The first message; its id is the id of the thread. */
  starter: Draft
  title: string
  talk: Talk
  bindings: Bindings
  /** How many messages its file gets, the starter included. */
  budget: number
}

/** Yields the messages of a channel in order, each with its id; adds the threads it starts. */
export function* channelMessages(
  world: World,
  plan: ChannelPlan,
  budget: number,
  threads: { budgets: readonly number[]; started: Thread[] },
): Generator<Draft> {
  const rng = new Rng(`${world.seed} channel ${plan.space}`)
  const place = placer(plan.space, rng)
  if (plan.kinds[0]?.[0] === 'join') {
    for (const one of arrivals(world, plan, budget, rng)) yield place(one)
    return
  }
  const kinds = new AliasTable(plan.kinds.map(([, weight]) => weight))
  const subjects = new AliasTable(plan.talks.map(([, weight]) => weight))
  const opens = world.span.start + plan.opens * (world.span.end - world.span.start)
  const days = dayWeights(opens, world.span, rng)
  const total = days.reduce((sum, day) => sum + day.weight, 0)
  const known = new Set<number>()
  let waiting: Draft[] = []
  let left = budget
  let credit = 0
  let ruleAt = 0
  let begun = 0

  for (const [i, day] of days.entries()) {
    const isLast = i === days.length - 1
    credit += (day.weight / total) * budget
    while (left > 0 && (credit >= 1 || isLast)) {
      const [id] = plan.talks[subjects.draw(rng)] as readonly [string, number]
      let [kind] = plan.kinds[kinds.draw(rng)] as readonly [Kind, number]
      const at = Math.min(Math.max(day.start + momentOfDay(rng), opens), world.span.end)
      const scene = newScene(world, plan, id, at, rng)
      const due = begun < threads.budgets.length
      const turnOf = ((begun + 0.4) / threads.budgets.length) * budget
      const must = left <= 2 * (threads.budgets.length - begun)
      const opensThread = due && (must || budget - left >= turnOf)
      if (opensThread && kind !== 'proposal') kind = rng.chance(0.5) ? 'question' : 'discussion'
      if (opensThread) {
        openThread(scene, kind, threads.budgets[begun] as number, threads.started)
        begun++
      } else if (kind === 'rules') {
        const team = world.crowd.people.all[1] ?? world.crowd.people.all[0]
        if (team) scene.drafts.push(draft(at, team, rules[ruleAt++ % rules.length] as string))
      } else converse(scene, kind, world, known)
      // Each thread that is still to come needs its starter and the notice about it.
      const room = left - 2 * (threads.budgets.length - begun)
      const made = scene.drafts.slice(0, room)
      withPins(scene, made, room)
      left -= made.length
      credit -= made.length
      waiting.push(...made)
    }
    waiting.sort((a, b) => a.at - b.at)
    const until = isLast ? Number.POSITIVE_INFINITY : day.start + DAY
    let ready = 0
    while (ready < waiting.length && (waiting[ready] as Draft).at < until) ready++
    for (let n = 0; n < ready; n++) {
      const one = place(waiting[n] as Draft)
      if (plan.type === 'GuildNews') world.news.push(one)
      yield one
    }
    waiting = waiting.slice(ready)
  }
}

/** Yields the messages of a thread in order; the first is the starter itself. */
export function* threadMessages(world: World, thread: Thread, space: number): Generator<Draft> {
  const rng = new Rng(`${world.seed} thread ${thread.starter.id}`)
  const place = placer(space, rng)
  const { starter, talk } = thread
  yield starter
  let left = thread.budget - 1
  const plan = { ...thread.parent, space }
  let at = starter.at + 30_000
  for (let round = 0; left > 0; round++) {
    const scene = newScene(world, plan, talk.id, at, rng)
    scene.bindings = thread.bindings
    scene.drafts = [starter]
    scene.people = world.crowd.several(talk.id, at, rng.int(2, 5), rng, starter.person)
    pause(scene, 12)
    const isQuestion = starter.content.includes('?')
    if (round === 0 && isQuestion && left > 2) answer(scene, starter.person, starter)
    else turns(scene, rng.int(3, 9), 15)
    const made = scene.drafts.slice(1, 1 + left)
    left -= made.length
    for (const one of made) yield place(one)
    at = Math.max(at, scene.now) + Math.round(rng.wait(8 * HOUR)) + 60_000
  }
}

/** Posts of a forum: threads without a message in the parent. */
export function* forumPosts(
  world: World,
  plan: ChannelPlan,
  budgets: readonly number[],
): Generator<Thread> {
  const rng = new Rng(`${world.seed} forum ${plan.space}`)
  const place = placer(plan.space, rng)
  const opens = world.span.start + plan.opens * (world.span.end - world.span.start)
  const subjects = new AliasTable(plan.talks.map(([, weight]) => weight))
  const days = dayWeights(opens, world.span, rng)
  const table = new AliasTable(days.map((day) => day.weight))
  const times = budgets
    .map(() => Math.max(opens, (days[table.draw(rng)]?.start ?? opens) + momentOfDay(rng)))
    .sort((a, b) => a - b)
  for (const [i, at] of times.entries()) {
    const [id] = plan.talks[subjects.draw(rng)] as readonly [string, number]
    const scene = newScene(world, plan, id, Math.min(at, world.span.end), rng)
    const person = world.crowd.newcomer(id, at, rng)
    scene.people.push(person)
    const starter = place(say(scene, person, 'ask'))
    react(scene, starter, 1, ['👍', '👀', '🤔'])
    starter.channelId = starter.id
    yield thread(scene, starter, budgets[i] as number)
  }
}

function newScene(world: World, plan: ChannelPlan, id: string, at: number, rng: Rng): Scene {
  const talk = talks.get(id)
  if (!talk) throw new Error(`the sample has no topic ${id}`)
  return {
    rng,
    talk,
    channel: plan,
    crowd: world.crowd,
    bindings: bindCase(talk, rng),
    people: [],
    drafts: [],
    now: Math.floor(at),
    limit: world.span.end + 2 * DAY,
    length: world.length,
  }
}

function converse(scene: Scene, kind: Kind, world: World, known: Set<number>): void {
  if (kind === 'question') question(scene)
  else if (kind === 'discussion') discussion(scene)
  else if (kind === 'proposal') proposal(scene)
  else if (kind === 'announcement') announcement(scene)
  else if (kind === 'gallery') gallery(scene)
  else if (kind === 'link') link(scene, latestNews(world.news, scene.now))
  else if (kind === 'greeting') greeting(scene)
  else if (kind === 'introduction') introduction(scene, known)
  else if (kind === 'build') build(scene)
  else if (kind === 'log') log(scene)
  else if (kind === 'vote') vote(rebind(scene))
  else command(scene)
}

function latestNews(news: readonly Draft[], at: number): Draft | undefined {
  return news.findLast((one) => one.at < at)
}

function openThread(scene: Scene, kind: Kind, budget: number, started: Thread[]): void {
  const { rng, crowd, talk } = scene
  const person =
    kind === 'question'
      ? crowd.newcomer(talk.id, scene.now, rng)
      : crowd.draw(talk.id, scene.now, rng)
  scene.people = crowd.several(talk.id, scene.now, 3, rng, person)
  const starter = say(
    scene,
    person,
    kind === 'question' ? 'ask' : kind === 'proposal' ? 'propose' : 'open',
  )
  react(
    scene,
    starter,
    kind === 'proposal' ? 14 : 1.5,
    kind === 'proposal' ? ['✅', '❌', '🤷'] : ['👍', '👀', '🔥'],
  )
  scene.drafts.push(threadOpened(scene.now + rng.int(4_000, 400_000), starter))
  started.push(thread(scene, starter, budget))
}

function thread(scene: Scene, starter: Draft, budget: number): Thread {
  const rule = scene.rng.pick(scene.talk.acts.title)
  const title = expand(rule, scene.rng, scene.bindings, () => '')
    .replaceAll('`', '')
    .slice(0, 90)
  return {
    parent: scene.channel,
    starter,
    title,
    talk: scene.talk,
    bindings: scene.bindings,
    budget,
  }
}

function withPins(scene: Scene, made: Draft[], left: number): void {
  for (const message of made.filter((one) => one.isPinned)) {
    const by = scene.crowd.people.all[2]
    if (!by || made.length >= left) {
      message.isPinned = false
      continue
    }
    made.push(pinned(message.at + scene.rng.int(60_000, 900_000), by, message))
  }
}

/** People arrive, others wave, some boost the guild. */
function* arrivals(world: World, plan: ChannelPlan, budget: number, rng: Rng): Generator<Draft> {
  const { crowd, span } = world
  const members = crowd.people.members.filter((one) => one.joinedAt >= span.start)
  const newcomers = members.slice(0, budget)
  const extra = budget - newcomers.length
  for (const [i, person] of newcomers.entries()) {
    const notice = joined(person)
    yield notice
    const from = Math.floor((i * extra) / newcomers.length)
    const to = Math.floor(((i + 1) * extra) / newcomers.length)
    const next = newcomers[i + 1]?.joinedAt ?? span.end
    const gap = Math.min((next - person.joinedAt) / (to - from + 1), 40 * 60_000)
    for (let n = from; n < to; n++) {
      const scene = newScene(
        world,
        plan,
        'introductions',
        person.joinedAt + (n - from + 0.6) * gap,
        rng,
      )
      const host = crowd.expert('introductions', scene.now, rng, person)
      scene.people = [host, person]
      if (rng.chance(0.06)) yield boosted(scene.now, crowd.draw('introductions', scene.now, rng))
      else if (rng.chance(0.4)) {
        const wave = draft(scene.now, host, '', 'Reply')
        wave.replyTo = notice
        wave.stickers.push({
          id: rng.pick(['749054660769218631', '1279530000000000001']),
          name: 'Wave',
        })
        yield wave
      } else yield say(scene, host, 'addon', rng.chance(0.7) ? notice : null)
    }
  }
}

/** Gives messages their ids: later than the one before, and unlike any of another channel. */
function placer(space: number, rng: Rng): (message: Draft) => Draft {
  let last = 0
  return (message) => {
    message.at = Math.max(Math.floor(message.at), last + 1)
    last = message.at
    message.id = snowflake(message.at, space, rng.int(0, 1023))
    return message
  }
}
