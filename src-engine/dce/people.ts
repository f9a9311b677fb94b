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

/** An export as far as people are concerned. */
type Showing = { file_id: number; micros: number }

type Span = { first: number; last: number }

/** A view of a user that was written, and what files have shown since without saying anything new. */
type Seen = Person & {
  rank: number
  user: RawUser
  name: string
  nickname: string | null
  /** The export that the written rows are of, and the newest that showed the same. */
  written: Showing
  newest: Showing
  /** The oldest and newest export with this name, and with this nickname. */
  names: Span
  nicknames: Span
  /** The newest export with these roles. */
  roles_micros: number
  /** The last file that showed the view. */
  file_id: number
}

/** Exports further apart than this are told apart at once, so that a crash loses no more than that. */
const DAY = 86_400_000_000
/** People kept from file to file: about 2 kB each with long role lists. */
const MAX_PEOPLE = 20_000

/**
 * What one thread has written of people, kept from file to file: a guild's exports show the same people again and again,
 * and merging those rows cost as much as all messages. That they were shown once more is written at the end of a run.
 */
export class PeopleBook {
  readonly #guilds = new Map<string, Map<string, Seen>>()
  #size = 0

  /** The people of a guild by id, webhooks by id and name. */
  guild(guild_id: string): Map<string, Seen> {
    const known = this.#guilds.get(guild_id)
    if (known !== undefined) return known
    const made = new Map<string, Seen>()
    this.#guilds.set(guild_id, made)
    return made
  }

  /** Counts one more person. */
  grow(): void {
    this.#size++
  }

  get isFull(): boolean {
    return this.#size >= MAX_PEOPLE
  }

  /** Writes which views were shown again since they were written, and forgets everybody. */
  flush(out: CopyWriter): void {
    for (const [guild_id, people] of this.#guilds) {
      for (const seen of people.values()) writeAgain(out, guild_id, seen)
    }
    this.forget()
  }

  /** Forgets everybody: what was written last may not have come to the archive. */
  forget(): void {
    this.#guilds.clear()
    this.#size = 0
  }
}

/** The people of one file: each is written once, and again when a richer or other view of them comes. */
export class People {
  readonly #seen: Map<string, Seen>
  readonly #roles = new Map<string, string>()
  readonly #file: FileFacts
  readonly #out: CopyWriter
  readonly #book: PeopleBook

  constructor(file: FileFacts, out: CopyWriter, book: PeopleBook) {
    if (book.isFull) book.flush(out)
    this.#file = file
    this.#out = out
    this.#book = book
    this.#seen = book.guild(file.guild_id)
  }

  /** Takes note of a user. Returns the id and webhook name, or null when the id is none. */
  see(user: RawUser, rank: number): Person | null {
    const { id: rawId } = user as { id?: unknown }
    if (typeof rawId !== 'string' && typeof rawId !== 'number') return null
    const webhook = webhookName(user)
    const rawKey = webhook === '' ? String(rawId) : `${rawId}:${webhook}`
    const before = this.#seen.get(rawKey)
    if (before !== undefined && this.#isKnown(before, user, rank)) return before
    const id = toId(rawId)
    if (id === null) return null
    const { guild_id, file_id, exported_micros: micros } = this.#file
    const showing = { file_id, micros }
    const seen: Seen = {
      id,
      webhook,
      rank,
      user,
      name: toText(user.name, MAX_NAME) ?? id,
      nickname: toText(user.nickname, MAX_NAME),
      written: showing,
      newest: showing,
      names: { first: micros, last: micros },
      nicknames: { first: micros, last: micros },
      roles_micros: micros,
      file_id,
    }
    if (before === undefined) this.#book.grow()
    else writeAgain(this.#out, guild_id, before)
    this.#seen.set(rawKey, seen)
    writePerson(this.#out, guild_id, seen, showing)
    // in the same file a name that was written is written
    writeNames(this.#out, guild_id, seen, before?.file_id === file_id ? before : null)
    for (const role of rolesOf(user)) this.#writeRole(seen, role)
    return seen
  }

  /** True when a view says nothing new: the same people write message after message, in file after file. */
  #isKnown(before: Seen, user: RawUser, rank: number): boolean {
    const { file_id, exported_micros: micros } = this.#file
    if (before.file_id === file_id) return before.rank < rank || isSame(before, user, rank)
    const { written, names, nicknames } = before
    if (Math.abs(micros - written.micros) > DAY) return false
    const isPoorer = before.rank < rank
    const isConfirmed = isPoorer
      ? hasSameNames(before, user, rank) &&
        (!Array.isArray(user.roles) || hasSameRoleList(before, user))
      : isSame(before, user, rank) && hasSameRoleList(before, user)
    if (!isConfirmed) return false
    widen(names, micros)
    if (isNicknamed(rank)) widen(nicknames, micros)
    if (Array.isArray(user.roles)) before.roles_micros = Math.max(before.roles_micros, micros)
    if (isPoorer) return true
    before.file_id = file_id
    if (micros > before.newest.micros) before.newest = { file_id, micros }
    return true
  }

  #writeRole(seen: Seen, role: RawRole): void {
    const roleId = toId(role.id)
    if (roleId === null) return
    writeMemberRole(this.#out, this.#file.guild_id, seen, roleId)
    const facts = `${role.color} ${role.position} ${role.name}`
    if (this.#roles.get(roleId) === facts) return
    this.#roles.set(roleId, facts)
    writeRole(this.#out, this.#file.guild_id, role, roleId, this.#file.exported_micros)
  }
}

function widen(span: Span, micros: number): void {
  span.first = Math.min(span.first, micros)
  span.last = Math.max(span.last, micros)
}

type RawRole = NonNullable<RawUser['roles']>[number]

function rolesOf({ roles }: RawUser): readonly RawRole[] {
  return Array.isArray(roles) ? objects(roles) : []
}

/** Nicknames of people who only reacted are not known: exports show their names instead. */
function isNicknamed(rank: number): boolean {
  return rank < SOURCE_RANK.reaction
}

/** Writes that a view was shown by other exports than the one it was written for; nothing when there was none. */
function writeAgain(out: CopyWriter, guild_id: string, seen: Seen): void {
  const { written, newest, names } = seen
  // whoever was shown under a nickname was so under the name
  if (names.first < written.micros || names.last > written.micros) {
    writeNames(out, guild_id, seen, null)
  }
  const isShownAgain = newest.micros > written.micros
  if (isShownAgain) writePerson(out, guild_id, seen, newest)
  for (const role of rolesOf(seen.user)) {
    const roleId = toId(role.id)
    if (roleId === null) continue
    if (isShownAgain) writeMemberRole(out, guild_id, seen, roleId)
    if (seen.roles_micros > written.micros)
      writeRole(out, guild_id, role, roleId, seen.roles_micros)
  }
}

function writePerson(
  out: CopyWriter,
  guild_id: string,
  { id, webhook, user, name, nickname, rank }: Seen,
  { file_id, micros }: Showing,
): void {
  const avatarUrl = toText(user.avatarUrl, 4000)
  const author = out.row('authors')
  author.id(id)
  author.text(webhook)
  author.text(name)
  author.text(toDiscriminator(user.discriminator))
  author.boolean(user.isBot === true)
  author.text(avatarUrl)
  author.int2(rank)
  author.int4(file_id)
  author.instant(micros)
  const member = out.row('guild_members')
  member.id(guild_id)
  member.id(id)
  member.text(webhook)
  member.text(nickname)
  member.text(toColor(user.color))
  member.text(avatarUrl)
  member.boolean(Array.isArray(user.roles))
  member.int2(rank)
  member.int4(file_id)
  member.instant(micros)
}

/** Writes the names of a view that `before` did not have. */
function writeNames(out: CopyWriter, guild_id: string, seen: Seen, before: Seen | null): void {
  const { name, nickname, rank } = seen
  if (before?.name !== name) writeName(out, seen, '0', 'name', name, seen.names)
  const isKnownAs = nickname !== null && nickname !== name && isNicknamed(rank)
  const isWritten = before !== null && isNicknamed(before.rank) && before.nickname === nickname
  if (isKnownAs && !isWritten) writeName(out, seen, guild_id, 'nickname', nickname, seen.nicknames)
}

function writeName(
  out: CopyWriter,
  seen: Person,
  guild: string,
  kind: string,
  name: string,
  { first, last }: Span,
): void {
  const row = out.row('author_names')
  row.id(seen.id)
  row.text(seen.webhook)
  row.id(guild)
  row.text(kind)
  row.text(name)
  row.instant(first)
  row.instant(last)
}

function writeMemberRole(out: CopyWriter, guild_id: string, { id, webhook }: Person, role: string) {
  if (webhook !== '') return
  const row = out.row('member_roles')
  row.id(guild_id)
  row.id(id)
  row.id(role)
}

function writeRole(
  out: CopyWriter,
  guild_id: string,
  { name, color, position }: RawRole,
  roleId: string,
  micros: number,
): void {
  const row = out.row('roles')
  row.id(roleId)
  row.id(guild_id)
  row.text(toText(name, MAX_NAME) ?? roleId)
  row.text(toColor(color))
  row.int4(typeof position === 'number' ? toCount(position, 100_000) : null)
  row.instant(micros)
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

/** The same names as far as a view of this rank knows them. */
function hasSameNames({ user }: Seen, now: RawUser, rank: number): boolean {
  return user.name === now.name && (!isNicknamed(rank) || user.nickname === now.nickname)
}

/** The same roles with the same facts. Looked at once a file: within one, a role does not change. */
function hasSameRoleList({ user }: Seen, now: RawUser): boolean {
  const others = rolesOf(now)
  return (
    hasSameRoles(user, now) &&
    rolesOf(user).every(({ name, color, position }, index) => {
      const other = others[index]
      return name === other?.name && color === other?.color && position === other?.position
    })
  )
}
