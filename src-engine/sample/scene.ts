import { HOUR } from './clock'
import type { Crowd } from './crowd'
import { type Draft, draft, type Reaction } from './draft'
import { emoji } from './emoji'
import { type Bindings, expand } from './grammar'
import type { ChannelPlan } from './guild'
import type { Person } from './people'
import { linkPreview } from './previews'
import type { Rng } from './rng'
import type { Talk } from './topics/index'
import type { Act } from './topics/topic'

/** What one conversation is about, and where it stands. */
export interface Scene {
  rng: Rng
  crowd: Crowd
  channel: ChannelPlan
  talk: Talk
  bindings: Bindings
  /** Who takes part; mentions are drawn from here. */
  people: Person[]
  drafts: Draft[]
  /** The time of the last message. */
  now: number
  /** No message is later than this. */
  limit: number
  /** Messages are drawn out to about this many characters; 0 leaves them as they are. */
  length: number
}

const MINUTE = 60_000

/** Fills the slots of one of the topic's cases. */
export function bindCase(talk: Talk, rng: Rng): Bindings {
  const bindings: Bindings = {}
  for (const [slot, rule] of rng.pick(talk.caseRules)) {
    bindings[slot] = expand(rule, rng, bindings, () => '')
  }
  return bindings
}

/** Lets some minutes pass; the mean is in minutes. */
export function pause(scene: Scene, minutes: number): void {
  const gap = 2500 + Math.round(scene.rng.wait(minutes * MINUTE))
  scene.now = Math.min(scene.now + gap, Math.max(scene.limit, scene.now + 1500))
}

/** Somebody says something now. */
export function say(scene: Scene, person: Person, act: Act, replyTo: Draft | null = null): Draft {
  const { rng } = scene
  const mentions: Person[] = []
  const mention = () => {
    const others = scene.people.filter((one) => one !== person)
    const somebody = replyTo && replyTo.person !== person ? replyTo.person : others[0]
    const chosen = others.length > 1 && !replyTo ? rng.pick(others) : somebody
    if (!chosen) return 'all'
    if (!mentions.includes(chosen)) mentions.push(chosen)
    return `@${chosen.nickname}`
  }
  let text = expand(rng.pick(scene.talk.acts[act]), rng, scene.bindings, mention)
  if (scene.length > 0) {
    const goal = rng.wait(scene.length)
    while (text.length < goal) {
      const more = rng.pick(scene.talk.acts[rng.pick(LONGER)])
      text += ` ${expand(more, rng, scene.bindings, mention)}`
    }
  }
  const said = draft(scene.now, person, voiced(text, person, rng))
  said.mentions = mentions
  if (replyTo) {
    said.type = 'Reply'
    said.replyTo = replyTo
    const asked = replyTo.person
    if (asked !== person && !mentions.includes(asked) && rng.chance(0.8)) mentions.unshift(asked)
  }
  if (rng.chance(0.04))
    said.editedAt = Math.min(scene.now + 20_000 + rng.wait(40 * MINUTE), scene.limit + HOUR)
  if (text.includes('https://') && rng.chance(0.7)) linkPreview(said, rng)
  scene.drafts.push(said)
  return said
}

const LONGER: readonly Act[] = ['extend', 'agree', 'doubt', 'extend', 'wonder']

function voiced(text: string, person: Person, rng: Rng): string {
  if (person.voice === 'plain' || text.includes('`') || text.includes('http')) return text
  if (person.voice === 'lower')
    return text
      .toLowerCase()
      .replace(/[.]$/, '')
      .replace(/@\S+/g, (at) => restore(text, at))
  if (person.voice === 'terse') return text.replace(/[.!]$/, '')
  return rng.chance(0.4)
    ? `${text.replace(/[.]$/, '!')} ${rng.pick(['😄', '🙌', '✨', '💛', '😅'])}`
    : text
}

function restore(text: string, at: string): string {
  const found = text.toLowerCase().indexOf(at)
  return found < 0 ? at : text.slice(found, found + at.length)
}

/** Lets about `mean` people react with emoji of the list. */
export function react(scene: Scene, to: Draft, mean: number, names: readonly string[]): void {
  const { rng, crowd } = scene
  const total = Math.floor(rng.wait(mean))
  if (total === 0) return
  const kinds = Math.min(names.length, 1 + Math.floor(rng.next() * rng.next() * 4), total)
  const reactions: Reaction[] = []
  let left = total
  for (const name of rng.sample(names.slice(0, kinds + 2), kinds)) {
    const share = reactions.length === kinds - 1 ? left : Math.max(1, Math.round(left * 0.6))
    const users = crowd.several(scene.talk.id, to.at, share, rng).filter((one) => one !== to.person)
    if (users.length > 0) {
      const count = users.length + (rng.chance(0.03) ? rng.int(1, 2) : 0)
      reactions.push({ emoji: emoji(name), count, users })
    }
    left -= share
    if (left <= 0) break
  }
  to.reactions = reactions
}
