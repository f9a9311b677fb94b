import { identityJson, mediaIdentity } from './content-hash'
import type { CopyRows, CopyWriter, RowTable } from './copy-rows'
import type { Emojis } from './emojis'
import type { RawEmbed, RawMessage, RawUser } from './format'
import { findLinks } from './links'
import { type FileFacts, type People, SOURCE_RANK } from './people'
import type { RowNote } from './row-notes'
import { badIdCode } from './row-notes'
import { isTooDeep, object, objects, toCount, toId, toText } from './values'

const MAX_INT = 2_147_483_647
const MAX_SMALLINT = 32_767

/** Where a message points; null where the export does not say or the id cannot be stored. */
export type Reference = {
  message_id: string | null
  channel_id: string | null
  guild_id: string | null
  type: string | null
  is_forward: boolean
}
const NO_REFERENCE = { message_id: null, channel_id: null, guild_id: null, type: null }

/**
 * Writes the rows that hang on a message. What of them tells one version of the message from another is added to
 * `hashed`.
 */
export class PartRows {
  readonly #file: FileFacts
  readonly #out: CopyWriter
  readonly #people: People
  readonly #emojis: Emojis
  readonly #note: RowNote

  constructor(file: FileFacts, out: CopyWriter, people: People, emojis: Emojis, note: RowNote) {
    this.#file = file
    this.#out = out
    this.#people = people
    this.#emojis = emojis
    this.#note = note
  }

  /** Writes the attachments; returns how many. */
  attachments(id: string, message: RawMessage, hashed: string[]): number {
    let position = 0
    for (const attachment of objects(message.attachments)) {
      const attachmentId = this.#itemId(attachment.id)
      const name = toText(attachment.fileName, 1000) ?? ''
      const url = toText(attachment.url, 8000) ?? ''
      const size = toCount(attachment.fileSizeBytes, Number.MAX_SAFE_INTEGER)
      const row = this.#part('attachments', id)
      row.id(attachmentId)
      row.int2(position)
      row.float8(size)
      row.text(name)
      row.text(extensionOf(name))
      row.text(url)
      hashed.push('attachment', attachmentId, name, String(size), mediaIdentity(url))
      if (++position === MAX_SMALLINT) break
    }
    return position
  }

  /** Writes the embeds; returns those that it wrote. */
  embeds(id: string, message: RawMessage, hashed: string[]): readonly RawEmbed[] {
    const embeds = objects(message.embeds)
    if (embeds.length === 0) return embeds
    const written: RawEmbed[] = []
    for (const embed of embeds) {
      if (isTooDeep(embed)) {
        this.#note('too_deep')
        continue
      }
      for (const emoji of objects(embed.inlineEmojis)) this.#emojis.see(emoji)
      const row = this.#part('embeds', id)
      row.int2(written.length)
      row.text(toText(embed.title))
      row.text(toText(embed.url))
      row.text(toText(embed.description))
      row.text(toText(embed.color))
      const json = JSON.stringify(embed)
      row.json(json)
      hashed.push('embed', identityJson(embed, json))
      if (written.push(embed) === MAX_SMALLINT) break
    }
    return written
  }

  /** Writes the stickers; returns how many. */
  stickers(id: string, message: RawMessage, hashed: string[]): number {
    let position = 0
    for (const sticker of objects(message.stickers)) {
      const stickerId = this.#itemId(sticker.id)
      const name = toText(sticker.name, 1000) ?? ''
      const format = sticker.format === 'PngAnimated' ? 'Apng' : (toText(sticker.format, 100) ?? '')
      const url = toText(sticker.sourceUrl, 8000) ?? ''
      const row = this.#part('stickers', id)
      row.int2(position)
      row.id(stickerId)
      row.text(name)
      row.text(format)
      row.text(url)
      hashed.push('sticker', stickerId, name, format, mediaIdentity(url))
      if (++position === MAX_SMALLINT) break
    }
    return position
  }

  /** Writes the reactions; returns the sum of their counts. */
  reactions(id: string, message: RawMessage, hashed: string[]): number {
    const reactions = objects(message.reactions)
    if (reactions.length === 0) return 0
    let total = 0
    let position = 0
    const seen = new Set<string>()
    for (const reaction of reactions) {
      const emoji = this.#emojis.see(object(reaction.emoji) ?? {})
      if (emoji === null || seen.has(emoji) || position === MAX_SMALLINT) continue
      seen.add(emoji)
      const users = Array.isArray(reaction.users) ? objects(reaction.users) : null
      const count = toCount(reaction.count, MAX_INT)
      const row = this.#part('reactions', id)
      row.int2(position++)
      row.int4(count)
      row.boolean(users !== null)
      row.text(emoji)
      total += count
      hashed.push('reaction', emoji, String(count), users === null ? '?' : '')
      hashed.push(...this.#reactionUsers(id, emoji, users ?? []))
    }
    return Math.min(total, MAX_INT)
  }

  /** Writes who reacted with one emoji; returns their ids in order. */
  #reactionUsers(id: string, emoji: string, users: readonly RawUser[]): string[] {
    const ids = new Set<string>()
    for (const user of users) {
      const person = this.#people.see(user, SOURCE_RANK.reaction)
      if (person === null || ids.has(person.id)) continue
      ids.add(person.id)
      const row = this.#part('reaction_users', id)
      row.id(person.id)
      row.text(emoji)
    }
    return [...ids].sort()
  }

  /** Writes who is mentioned; returns how many. */
  mentions(id: string, message: RawMessage, hashed: string[]): number {
    const users = objects(message.mentions)
    if (users.length === 0) return 0
    const ids = new Set<string>()
    for (const user of users) {
      const person = this.#people.see(user, SOURCE_RANK.mention)
      if (person === null || ids.has(person.id)) continue
      ids.add(person.id)
      this.#part('mentions', id).id(person.id)
    }
    hashed.push('mentions', ...[...ids].sort())
    return Math.min(ids.size, MAX_SMALLINT)
  }

  /** Tells where a message points, and writes whom it answers. */
  reference(id: string, type: string, message: RawMessage, hashed: string[]): Reference {
    const reference = object(message.reference)
    const is_forward = reference?.type === 'Forward' || object(message.forwardedMessage) !== null
    if (reference === null) return { ...NO_REFERENCE, is_forward }
    const message_id = this.#optionalId(reference.messageId)
    const channel_id = this.#optionalId(reference.channelId)
    const guild_id = this.#optionalId(reference.guildId)
    if (type === 'Reply' && message_id !== null) {
      const row = this.#part('replies', id)
      row.id(channel_id ?? this.#file.channel_id)
      row.id(message_id)
    }
    hashed.push('reference', message_id ?? '', channel_id ?? '', guild_id ?? '')
    return { message_id, channel_id, guild_id, type: toText(reference.type, 100), is_forward }
  }

  /** Writes the links in a text; returns how many. */
  links(id: string, content: string): number {
    let position = 0
    for (const link of findLinks(content)) {
      const row = this.#part('links', id)
      row.int2(position)
      row.text(link.url)
      row.text(link.domain)
      if (++position === MAX_SMALLINT) break
    }
    return position
  }

  /** Begins a row of a table whose first fields are the guild, the channel and the message. */
  #part(table: RowTable, id: string): CopyRows {
    const row = this.#out.row(table)
    row.id(this.#file.guild_id)
    row.id(this.#file.channel_id)
    row.id(id)
    return row
  }

  /** The id of an attachment or sticker; 0 when it has none that can be stored. */
  #itemId(value: unknown): string {
    return this.#optionalId(value) ?? '0'
  }

  #optionalId(value: unknown): string | null {
    const code = badIdCode(value)
    if (code !== null) this.#note(code)
    return toId(value)
  }
}

/** The lower-case extension without its dot; '' when there is none that looks like one. */
export function extensionOf(fileName: string): string {
  const match = /\.([a-z0-9]{1,12})$/i.exec(fileName)
  return match?.[1]?.toLowerCase() ?? ''
}
