import { type CopyWriter, copyBoolean, copyNullable, copyText } from './copy-text'
import type { RawUser } from './format'
import { objects, toCount, toId, toText } from './values'

/** Where an author was seen; a poorer view never overwrites a richer one. */
export const SOURCE_RANK = { author: 1, mention: 2, interaction: 3, reaction: 4 } as const

/** What every row of one file has in common. */
export type FileFacts = {
  file_id: number
  guild_id: string
  channel_id: string
  /** As SQL takes it. */
  exported_at: string
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
    const { file_id, guild_id, exported_at } = this.#file
    const face = copyText(webhook)
    const avatar = copyNullable(seen.avatarUrl)
    const name = copyText(seen.name)
    this.#out.add(
      'authors',
      `${id}\t${face}\t${name}\t${seen.discriminator ?? '\\N'}\t${copyBoolean(seen.isBot)}\t${avatar}\t${seen.rank}\t${file_id}\t${exported_at}`,
    )
    this.#out.add(
      'guild_members',
      `${guild_id}\t${id}\t${face}\t${copyNullable(seen.nickname)}\t${copyNullable(seen.color)}\t${avatar}\t${copyBoolean(seen.roles !== null)}\t${seen.rank}\t${file_id}\t${exported_at}`,
    )
    if (before?.name !== seen.name) {
      this.#out.add(
        'author_names',
        `${id}\t${face}\t0\tname\t${name}\t${exported_at}\t${exported_at}`,
      )
    }
    const isKnownAs =
      seen.nickname !== null && seen.nickname !== seen.name && seen.rank < SOURCE_RANK.reaction
    if (isKnownAs && before?.nickname !== seen.nickname) {
      this.#out.add(
        'author_names',
        `${id}\t${face}\t${guild_id}\tnickname\t${copyText(seen.nickname ?? '')}\t${exported_at}\t${exported_at}`,
      )
    }
  }

  #writeRoles(id: string, webhook: string, user: RawUser): void {
    const { guild_id, exported_at } = this.#file
    for (const role of objects(user.roles)) {
      const roleId = toId(role.id)
      if (roleId === null) continue
      if (webhook === '') this.#out.add('member_roles', `${guild_id}\t${id}\t${roleId}`)
      const position = typeof role.position === 'number' ? toCount(role.position, 100_000) : '\\N'
      const row = `${copyText(toText(role.name, MAX_NAME) ?? roleId)}\t${copyNullable(toColor(role.color))}\t${position}`
      if (this.#roles.get(roleId) === row) continue
      this.#roles.set(roleId, row)
      this.#out.add('roles', `${roleId}\t${guild_id}\t${row}\t${exported_at}`)
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
