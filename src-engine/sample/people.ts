import { DISCORD_EPOCH_MS } from '../../src-shared/snowflake'
import { DAY, snowflake } from './clock'
import { adjectives, cast, givenNames, nouns } from './names'
import type { Rng } from './rng'

/** A role of the guild. */
export interface Role {
  id: string
  name: string
  color: string | null
  position: number
}

/** How somebody writes. */
export type Voice = 'plain' | 'lower' | 'cheerful' | 'terse'

/** Anybody who writes: a person, a bot, or one face of a webhook. */
export interface Person {
  /** Position in the list of all people; the key of every cache. */
  index: number
  id: string
  name: string
  discriminator: string
  nickname: string
  color: string | null
  isBot: boolean
  roles: readonly Role[]
  /** The remote address of the picture. */
  avatarUrl: string
  joinedAt: number
  /** When the person stops writing. */
  endsAt: number
  /** Hours east of Greenwich. */
  zone: number
  /** How much the person writes, relative to the others. */
  weight: number
  knows: readonly string[]
  voice: Voice
  /** Reactions of this person show no colour, as the exporter does for members it did not load. */
  isBareInReactions: boolean
}

/** Everybody, and who plays which part. */
export interface People {
  all: readonly Person[]
  /** Members ordered by the day they joined; no bots. */
  members: readonly Person[]
  bots: Readonly<Record<BotName, Person>>
  /** Faces of the build webhook: one id, many names. */
  hooks: readonly Person[]
}

const BOTS = ['Beacon', 'Carl', 'Treasurer', 'Verify', 'Songbird'] as const
/** The bots of the guild. */
export type BotName = (typeof BOTS)[number]

const roleList: readonly (readonly [name: string, color: string | null])[] = [
  ['Team', '#E67E22'],
  ['Steward', '#E91E63'],
  ['Moderator', '#2ECC71'],
  ['Bots', null],
  ['Delegate', '#9B59B6'],
  ['Contributor', '#3498DB'],
  ['Booster', '#F47FFF'],
  ['Launch OG', '#F1C40F'],
  ['Español', null],
  ['Deutsch', null],
  ['Verified', null],
  ['Member', '#95A5A6'],
]

/** The id space of things that are not messages. */
const SPACE = 4095

/** The roles of a guild founded at the instant, by name. */
export function makeRoles(founded: number): ReadonlyMap<string, Role> {
  return new Map(
    roleList.map(([name, color], i) => [
      name,
      { id: snowflake(founded + i, SPACE), name, color, position: roleList.length - i },
    ]),
  )
}

interface Span {
  start: number
  end: number
}

/** How full of newcomers the time is: a launch at 36 %, a second season at 74 %. */
const arrivals: readonly number[] = [3, 2, 2, 2, 2, 3, 5, 9, 5, 3, 2, 1, 1, 3, 5, 4, 3, 3]

/** Makes `count` authors; the same arguments give the same people. */
export function makePeople(rng: Rng, count: number, span: Span): People {
  const roles = makeRoles(span.start - 40 * DAY)
  const names = new Set<string>()
  const all: Person[] = []
  const add = (part: Partial<Person> & { name: string; nickname: string; id: string }) => {
    const rolesOf = [...(part.roles ?? [])].sort((a, b) => b.position - a.position)
    const person: Person = {
      discriminator: '0000',
      isBot: false,
      avatarUrl: avatarOf(part.id, rng),
      joinedAt: span.start,
      endsAt: span.end,
      zone: 0,
      weight: 0,
      knows: [],
      voice: 'plain',
      isBareInReactions: rng.chance(0.08),
      ...part,
      index: all.length,
      roles: rolesOf,
      color: rolesOf.find((role) => role.color)?.color ?? null,
    }
    all.push(person)
    return person
  }
  const named = (...list: string[]) => list.flatMap((name) => roles.get(name) ?? [])

  for (const [rank, one] of cast.entries()) {
    names.add(one.username)
    add({
      id: snowflake(span.start - rng.int(200 * DAY, 2400 * DAY), SPACE, rank),
      name: one.username,
      nickname: one.nickname,
      roles: named(...one.roles, 'Launch OG', 'Verified', 'Member'),
      zone: one.zone,
      weight: zipf(rank),
      knows: one.knows,
      joinedAt: span.start + rank * 40_000_000,
      voice: rank % 4 === 2 ? 'cheerful' : 'plain',
    })
  }
  const bots = {} as Record<BotName, Person>
  for (const [i, name] of BOTS.entries()) {
    bots[name] = add({
      id: snowflake(span.start - rng.int(500 * DAY, 900 * DAY), SPACE, 100 + i),
      name,
      nickname: name,
      discriminator: String(rng.int(1000, 9999)),
      isBot: true,
      roles: named('Bots'),
    })
  }
  const hookId = snowflake(span.start + rng.int(DAY, 4 * DAY), SPACE, 200)
  const hooks = ['GitHub', 'Build lantern/beacon', 'Build lantern/ember', 'Deploy bot'].map(
    (name) => add({ id: hookId, name, nickname: name, isBot: true }),
  )
  add({
    id: '456226577798135808',
    name: 'Deleted User',
    nickname: 'Deleted User',
    avatarUrl: 'https://cdn.discordapp.com/embed/avatars/0.png',
    endsAt: span.start + (span.end - span.start) * 0.6,
    weight: zipf(24),
    zone: 2,
  })
  for (let rank = cast.length; all.length < count; rank++) {
    addMember(rank, Math.max(1, count * 0.4))
  }

  function addMember(rank: number, regulars: number) {
    const joinedAt = arrivalTime(rng, span)
    const isDrifter = rank > regulars || rng.chance(0.3)
    const endsAt = Math.min(span.end, joinedAt + stay(rng, isDrifter))
    const hasLeft = endsAt < span.end - 30 * DAY && rng.chance(0.25)
    const username = uniqueName(rng, names)
    const first = rng.pick(givenNames)
    add({
      id: snowflake(accountMadeAt(rng, joinedAt), SPACE, rng.int(0, 1023)),
      name: username,
      discriminator: rng.chance(0.06) ? String(rng.int(1, 9999)).padStart(4, '0') : '0000',
      nickname: rng.chance(0.45)
        ? username
        : rng.chance(0.15)
          ? `${first} ${rng.pick(['🌻', '⚡', '🌙', '✨'])}`
          : first,
      roles: hasLeft
        ? []
        : named(
            ...memberRoles(rng, isDrifter, joinedAt < span.start + 0.4 * (span.end - span.start)),
          ),
      zone: rng.pick([-8, -6, -5, -3, 0, 1, 1, 1, 2, 3, 5.5, 7, 8, 9]),
      weight: zipf(rank) * (isDrifter ? 4 : 2.4),
      joinedAt,
      endsAt,
      knows:
        isDrifter || rng.chance(0.7)
          ? []
          : [rng.pick(['development', 'support', 'governance', 'design', 'leisure'])],
      voice: rng.pick(['plain', 'plain', 'plain', 'lower', 'lower', 'cheerful', 'terse']),
    })
  }

  const members = all
    .filter((person) => !person.isBot && person.name !== 'Deleted User')
    .sort((a, b) => a.joinedAt - b.joinedAt || a.index - b.index)
  return { all, members, bots, hooks }
}

/** Some years before the person came, but never before Discord itself. */
function accountMadeAt(rng: Rng, joinedAt: number): number {
  const agedFor = Math.round(rng.wait(700 * DAY)) + DAY
  return Math.max(joinedAt - agedFor, DISCORD_EPOCH_MS + rng.int(DAY, 300 * DAY))
}

/** How long somebody keeps writing: many for an hour or a week, some for good. */
function stay(rng: Rng, isDrifter: boolean): number {
  if (!isDrifter)
    return rng.chance(0.55) ? Number.POSITIVE_INFINITY : 10 * DAY + rng.wait(150 * DAY)
  return rng.chance(0.4) ? DAY / 12 + rng.wait(DAY) : 2 * DAY + rng.wait(12 * DAY)
}

function zipf(rank: number): number {
  return 1 / (rank + 5)
}

function memberRoles(rng: Rng, isDrifter: boolean, isEarly: boolean): string[] {
  const roles = ['Member']
  if (!isDrifter || rng.chance(0.5)) roles.push('Verified')
  if (isEarly && rng.chance(0.3)) roles.push('Launch OG')
  if (!isDrifter && rng.chance(0.18)) roles.push('Contributor')
  if (!isDrifter && rng.chance(0.06)) roles.push('Delegate')
  if (rng.chance(0.05)) roles.push('Booster')
  if (rng.chance(0.08)) roles.push(rng.pick(['Español', 'Deutsch']))
  return roles
}

function arrivalTime(rng: Rng, span: Span): number {
  const total = arrivals.reduce((sum, n) => sum + n, 0)
  let left = rng.next() * total
  let at = 0
  while (at < arrivals.length - 1 && left > (arrivals[at] as number))
    left -= arrivals[at++] as number
  const share = (at + left / (arrivals[at] as number)) / arrivals.length
  return Math.floor(span.start + share * (span.end - span.start - DAY))
}

function uniqueName(rng: Rng, taken: Set<string>): string {
  for (;;) {
    const base = rng.chance(0.5)
      ? rng.pick(givenNames).toLowerCase()
      : `${rng.pick(adjectives)}${rng.pick(['', '_', '.'])}${rng.pick(nouns)}`
    const name = taken.has(base) || rng.chance(0.3) ? `${base}${rng.int(1, 99999)}` : base
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

function avatarOf(id: string, rng: Rng): string {
  if (rng.chance(0.06)) return `https://cdn.discordapp.com/embed/avatars/${rng.int(0, 5)}.png`
  return `https://cdn.discordapp.com/avatars/${id}/${rng.hex(32)}.png?size=512`
}
