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

/** Who a user is in the archive: `webhook` is '' for people and bots. */
export type Person = { id: string; webhook: string }

/** How a user was written last: `user` as exported, and where. */
type Seen = Person & { rank: number; user: RawUser; name: string; nickname: string | null }

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
  see(user: RawUser, rank: number): Person | null {
    const { id: rawId } = user as { id?: unknown }
    if (typeof rawId !== 'string' && typeof rawId !== 'number') return null
    const webhook = webhookName(user)
    const rawKey = webhook === '' ? String(rawId) : `${rawId}:${webhook}`
    const before = this.#seen.get(rawKey)
    // the same people write message after message: nothing is worked out again before something differs
    if (before !== undefined && (before.rank < rank || isSame(before, user, rank))) return before
    const id = toId(rawId)
    if (id === null) return null
    const seen: Seen = {
      id,
      webhook,
      rank,
      user,
      name: toText(user.name, MAX_NAME) ?? id,
      nickname: toText(user.nickname, MAX_NAME),
    }
    this.#seen.set(rawKey, seen)
    this.#write(seen, before ?? null)
    if (Array.isArray(user.roles)) this.#writeRoles(id, webhook, user)
    return seen
  }

  #write(seen: Seen, before: Seen | null): void {
    const { file_id, guild_id, exported_micros } = this.#file
    const { id, webhook, user, name, nickname, rank } = seen
    const avatarUrl = toText(user.avatarUrl, 4000)
    const author = this.#out.row('authors')
    author.id(id)
    author.text(webhook)
    author.text(name)
    author.text(toDiscriminator(user.discriminator))
    author.boolean(user.isBot === true)
    author.text(avatarUrl)
    author.int2(rank)
    author.int4(file_id)
    author.instant(exported_micros)
    const member = this.#out.row('guild_members')
    member.id(guild_id)
    member.id(id)
    member.text(webhook)
    member.text(nickname)
    member.text(toColor(user.color))
    member.text(avatarUrl)
    member.boolean(Array.isArray(user.roles))
    member.int2(rank)
    member.int4(file_id)
    member.instant(exported_micros)
    if (before?.name !== name) this.#writeName(seen, '0', 'name', name)
    const isKnownAs = nickname !== null && nickname !== name && rank < SOURCE_RANK.reaction
    if (isKnownAs && before?.nickname !== nickname) {
      this.#writeName(seen, guild_id, 'nickname', nickname)
    }
  }

  #writeName({ id, webhook }: Person, guild: string, kind: string, name: string): void {
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

/** True when a view of a user says nothing that was not written already. */
function isSame({ rank, user }: Seen, now: RawUser, nowRank: number): boolean {
  return (
    rank === nowRank &&
    user.name === now.name &&
    user.avatarUrl === now.avatarUrl &&
    user.nickname === now.nickname &&
    user.color === now.color &&
    user.discriminator === now.discriminator &&
    user.isBot === now.isBot &&
    hasSameRoles(user, now)
  )
}

function hasSameRoles({ roles }: RawUser, { roles: now }: RawUser): boolean {
  if (!Array.isArray(roles) || !Array.isArray(now)) return roles === now
  if (roles.length !== now.length) return false
  for (let index = 0; index < now.length; index++) {
    if (roles[index]?.id !== now[index]?.id) return false
  }
  return true
}
