import type { CopyWriter } from './copy-rows'
import type { RawUser } from './format'
import { objects, toCount, toId, toText } from './values'

/** Where an author was seen; a poorer view never overwrites a richer one. */
export const SOURCE_RANK = { author: 1, mention: 2, interaction: 3, reaction: 4 } as const

/** What every row of one file has in common. */
export type FileFacts = {
  file_id: number
  guild_id: string
  channel_id: string
  /** Microseconds since 2000-01-01 UTC. */
  exported_micros: number
}

type Seen = {
  rank: number
  name: string
  discriminator: string | null
  isBot: boolean
  nickname: string | null
  color: string | null
  avatarUrl: string | null
  /** The raw list it came from: the same people bring equal lists, compared by text only when they change. */
  roles: string | null
}

/** Names, nicknames and emoji keys are cut here: an index entry has to fit a page. */
export const MAX_NAME = 300

/** The four digits of an old user name; null for none ("0000") and unknown. Some versions write a number. */
export function toDiscriminator(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const digits = String(value)
  if (!/^\d{1,4}$/.test(digits)) return null
  const padded = digits.padStart(4, '0')
  return padded === '0000' ? null : padded
}

/** '' for people and bots, the name for one face of a webhook: a bot without discriminator. */
export function webhookName(user: RawUser): string {
  const { isBot, discriminator } = user
  if (isBot !== true) return ''
  if (typeof discriminator !== 'string' && typeof discriminator !== 'number') return ''
  return /^0+$/.test(String(discriminator)) ? (toText(user.name, MAX_NAME) ?? '') : ''
}

/** The people of one file: each is written once, and again when a richer or other view of them comes. */
export class People {
  readonly #seen = new Map<string, Seen>()
  readonly #roles = new Map<string, string>()
  readonly #file: FileFacts
  readonly #out: CopyWriter

  constructor(file: FileFacts, out: CopyWriter) {
    this.#file = file
    this.#out = out
  }

  /** Takes note of a user. Returns the id and webhook name, or null when the id is none. */
  see(user: RawUser, rank: number): { id: string; webhook: string } | null {
    const id = toId(user.id)
    if (id === null) return null
    const webhook = webhookName(user)
    const key = webhook === '' ? id : `${id}:${webhook}`
    const before = this.#seen.get(key)
    if (before !== undefined && before.rank < rank) return { id, webhook }
    const now: Seen = {
      rank,
      name: toText(user.name, MAX_NAME) ?? id,
      discriminator: toDiscriminator(user.discriminator),
      isBot: user.isBot === true,
      nickname: toText(user.nickname, MAX_NAME),
      color: toColor(user.color),
      avatarUrl: toText(user.avatarUrl, 4000),
      roles: Array.isArray(user.roles)
        ? objects(user.roles)
            .map((role) => toId(role.id))
            .join()
        : null,
    }
    if (before !== undefined && isSame(before, now)) return { id, webhook }
    this.#seen.set(key, now)
    this.#write(id, webhook, now, before ?? null)
    if (Array.isArray(user.roles)) this.#writeRoles(id, webhook, user)
    return { id, webhook }
  }

  #write(id: string, webhook: string, seen: Seen, before: Seen | null): void {
    const { file_id, guild_id, exported_micros } = this.#file
    const author = this.#out.row('authors')
    author.id(id)
    author.text(webhook)
    author.text(seen.name)
    author.text(seen.discriminator)
    author.boolean(seen.isBot)
    author.text(seen.avatarUrl)
    author.int2(seen.rank)
    author.int4(file_id)
    author.instant(exported_micros)
    const member = this.#out.row('guild_members')
    member.id(guild_id)
    member.id(id)
    member.text(webhook)
    member.text(seen.nickname)
    member.text(seen.color)
    member.text(seen.avatarUrl)
    member.boolean(seen.roles !== null)
    member.int2(seen.rank)
    member.int4(file_id)
    member.instant(exported_micros)
    if (before?.name !== seen.name) this.#writeName(id, webhook, '0', 'name', seen.name)
    const { nickname } = seen
    const isKnownAs =
      nickname !== null && nickname !== seen.name && seen.rank < SOURCE_RANK.reaction
    if (isKnownAs && before?.nickname !== nickname) {
      this.#writeName(id, webhook, guild_id, 'nickname', nickname)
    }
  }

  #writeName(id: string, webhook: string, guild: string, kind: string, name: string): void {
    const row = this.#out.row('author_names')
    row.id(id)
    row.text(webhook)
    row.id(guild)
    row.text(kind)
    row.text(name)
    row.instant(this.#file.exported_micros)
    row.instant(this.#file.exported_micros)
  }

  #writeRoles(id: string, webhook: string, user: RawUser): void {
    const { guild_id, exported_micros } = this.#file
    for (const role of objects(user.roles)) {
      const roleId = toId(role.id)
      if (roleId === null) continue
      if (webhook === '') {
        const member = this.#out.row('member_roles')
        member.id(guild_id)
        member.id(id)
        member.id(roleId)
      }
      const name = toText(role.name, MAX_NAME) ?? roleId
      const color = toColor(role.color)
      const position = typeof role.position === 'number' ? toCount(role.position, 100_000) : null
      const facts = `${color} ${position} ${name}`
      if (this.#roles.get(roleId) === facts) continue
      this.#roles.set(roleId, facts)
      const row = this.#out.row('roles')
      row.id(roleId)
      row.id(guild_id)
      row.text(name)
      row.text(color)
      row.int4(position)
      row.instant(exported_micros)
    }
  }
}

/** `#RRGGBB` as exported; null for none, unknown and anything else. */
function toColor(value: unknown): string | null {
  return typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value) ? value : null
}

function isSame(a: Seen, b: Seen): boolean {
  return (
    a.rank === b.rank &&
    a.name === b.name &&
    a.avatarUrl === b.avatarUrl &&
    a.nickname === b.nickname &&
    a.color === b.color &&
    a.roles === b.roles &&
    a.discriminator === b.discriminator &&
    a.isBot === b.isBot
  )
}
