import { HOUR } from './clock'
import type { Crowd } from './crowd'
import { type Draft, draft } from './draft'
import { emoji } from './emoji'
import { type Bindings, expand, type Rule } from './grammar'
import type { ChannelPlan } from './guild'
import type { Person } from './people'
import { linkPreview } from './previews'
import type { Rng } from './rng'
import { type Span, timeBindings } from './story'
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
  /** Texts that somebody has already used here; nobody says the same thing twice. */
  used: Set<Rule>
  /** The time of the last message. */
  now: number
  /** Where in the guild's time the scene takes place (0 start, 1 end). */
  share: number
  /** No message is later than this. */
  limit: number
  /** Mean number of characters to which messages are drawn out; 0 leaves them as they are. */
  length: number
}

const MINUTE = 60_000

/** Fills the slots that a conversation shares: the time, the fixed words, one of the cases. */
export function bindCase(talk: Talk, at: number, span: Span, rng: Rng): Bindings {
  const bindings = timeBindings(talk.language, at, span, rng)
  for (const [slot, rule] of [...talk.fixedRules, ...rng.pick(talk.caseRules)]) {
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
  let text = expand(unused(scene, act), rng, scene.bindings, mention)
  text = lengthened(scene, act, text, mention)
  const contractions = CONTRACTIONS[scene.talk.language]
  if (contractions) text = text.replace(contractions[0], (_, key) => ` ${contractions[1][key]} `)
  const isFormal = act === 'propose' || act === 'announce'
  const said = draft(scene.now, person, isFormal ? text : voiced(text, person, rng))
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

const LONGER: readonly Act[] = ['extend', 'agree', 'doubt']
const CHATTY: ReadonlySet<Act> = new Set(['open', 'agree', 'doubt', 'extend', 'addon', 'reply'])
const BRIEF: ReadonlySet<string> = new Set(['introductions', 'greetings', 'voice'])
const CONTRACTIONS: Readonly<Record<string, readonly [RegExp, Readonly<Record<string, string>>]>> =
  {
    es: [/ (a el|de el) /g, { 'a el': 'al', 'de el': 'del' }],
    de: [/ (zu dem|zu der|von dem) /g, { 'zu dem': 'zum', 'zu der': 'zur', 'von dem': 'vom' }],
  }

/** Some say a second sentence; for measurements everybody goes on to the wanted length. */
function lengthened(scene: Scene, act: Act, text: string, mention: () => string): string {
  const { rng, length } = scene
  const more = () => {
    const sentence = expand(unused(scene, rng.pick(LONGER)), rng, scene.bindings, mention)
    return `${text.includes('\n') || sentence.includes('\n') ? '\n' : ' '}${sentence}`
  }
  if (length === 0) {
    const mayGoOn = CHATTY.has(act) && !BRIEF.has(scene.talk.id)
    return mayGoOn && rng.chance(0.22) ? text + more() : text
  }
  const goal = rng.wait(length)
  let long = text
  while (long.length < goal) long += more()
  return long
}

function unused(scene: Scene, act: Act): Rule {
  const rules = scene.talk.acts[act]
  let rule = scene.rng.pick(rules)
  for (let tries = 0; tries < 5 && scene.used.has(rule); tries++) rule = scene.rng.pick(rules)
  scene.used.add(rule)
  return rule
}

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

/** Lets about `mean` people react with emoji of the list; the first ones are the most usual. */
export function react(scene: Scene, to: Draft, mean: number, names: readonly string[]): void {
  const { rng } = scene
  let left = Math.floor(rng.wait(mean))
  const least = left > 5 ? 2 : 1
  const kinds = Math.min(names.length, least + Math.floor(rng.next() * rng.next() * 4), left)
  const chosen = rng.sample(names.slice(0, kinds + 3), kinds)
  for (const [i, name] of chosen.entries()) {
    const share = i === chosen.length - 1 ? left : Math.max(1, Math.round(left * 0.6))
    addReaction(scene, to, name, share)
    left -= share
  }
}

/** Lets about `mean` people vote yes, no or neither by reaction. */
export function ballot(scene: Scene, to: Draft, mean: number): void {
  const { rng } = scene
  const voters = 2 + Math.floor(rng.wait(mean))
  const yes = Math.round(voters * (0.3 + 0.65 * rng.next()))
  const no = Math.round((voters - yes) * (0.4 + 0.6 * rng.next()))
  addReaction(scene, to, '✅', yes)
  addReaction(scene, to, '❌', no)
  addReaction(scene, to, '🤷', voters - yes - no)
}

function addReaction(scene: Scene, to: Draft, name: string, count: number): void {
  const { rng, crowd, talk } = scene
  const users = crowd.several(talk.id, to.at, count, rng).filter((one) => one !== to.person)
  if (users.length === 0) return
  // Accounts that were deleted since then count, but nobody can name them.
  const unnamed = rng.chance(0.03) ? rng.int(1, 2) : 0
  to.reactions.push({ emoji: emoji(name), count: users.length + unnamed, users })
}
