import { HOUR } from './clock'
import { answer, turns } from './conversation'
import { type Draft, draft } from './draft'
import { expand } from './grammar'
import type { ChannelPlan, Kind } from './guild'
import { threadOpened } from './machines'
import { placer } from './pace'
import { AliasTable, Rng } from './rng'
import { ballot, pause, react, type Scene, say } from './scene'
import { dayWeights, momentOfDay } from './story'
import { newScene, type Thread, type World } from './world'

/** Starts a thread from a message; the scene then holds the starter and Discord's notice. */
export function openThread(scene: Scene, wished: Kind, budget: number): Thread {
  const { rng, crowd, talk } = scene
  const kind = wished === 'proposal' ? wished : rng.chance(0.5) ? 'question' : 'discussion'
  const person =
    kind === 'question'
      ? crowd.newcomer(talk.id, scene.now, rng)
      : crowd.draw(talk.id, scene.now, rng)
  scene.people = crowd.several(talk.id, scene.now, 3, rng, person)
  const act = kind === 'question' ? 'ask' : kind === 'proposal' ? 'propose' : 'open'
  const starter = say(scene, person, act)
  if (kind === 'proposal') ballot(scene, starter, 14)
  else react(scene, starter, 1.5, ['👍', '👀', '🔥'])
  scene.drafts.push(threadOpened(scene.now + rng.int(4_000, 400_000), starter))
  return threadOf(scene, starter, budget, false)
}

/** Posts of a forum: threads without a message in the parent, in order. */
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
    yield threadOf(scene, starter, budgets[i] as number, rng.chance(0.4))
  }
}

/** Yields the messages of a thread in order; the first is the starter itself. */
export function* threadMessages(world: World, thread: Thread, space: number): Generator<Draft> {
  const rng = new Rng(`${world.seed} thread ${thread.starter.id}`)
  const place = placer(space, rng)
  const { starter, talk } = thread
  yield starter
  const plan = { ...thread.parent, space }
  let left = thread.budget - 1
  let at = starter.at + 30_000
  for (let round = 0; left > 0; round++) {
    const scene = newScene(world, plan, talk.id, at, rng)
    scene.bindings = { ...scene.bindings, ...thread.bindings }
    scene.drafts = [starter]
    scene.people = world.crowd.several(talk.id, at, rng.int(2, 5), rng, starter.person)
    pause(scene, 12)
    if (round === 0 && starter.content.includes('?') && left > 2) {
      answer(scene, starter.person, starter)
    } else turns(scene, rng.int(3, 9), 15)
    if (round === 0 && thread.oldTitle !== null) scene.drafts.push(renamed(scene, thread))
    const made = scene.drafts.slice(1, 1 + left)
    left -= made.length
    for (const one of made) yield place(one)
    at = Math.max(at, scene.now) + Math.round(rng.wait(8 * HOUR)) + 60_000
  }
}

function renamed(scene: Scene, thread: Thread): Draft {
  pause(scene, 5)
  const { person } = thread.starter
  const text = `Changed the channel name: ${thread.title}`
  return draft(scene.now, person, text, 'ChannelNameChange')
}

function threadOf(scene: Scene, starter: Draft, budget: number, isSolved: boolean): Thread {
  const { rng, talk, bindings } = scene
  const first = expand(rng.pick(talk.acts.title), rng, bindings, () => '').replaceAll('`', '')
  const title = first.slice(0, 90)
  return {
    parent: scene.channel,
    starter,
    title: isSolved ? `[Solved] ${title}` : title,
    oldTitle: isSolved ? title : null,
    talk,
    bindings,
    budget,
  }
}
