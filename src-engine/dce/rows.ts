import { searchedText } from '../language/searched-text'
import { contentHash, identityJson, mediaIdentity } from './content-hash'
import type { CopyRows, CopyWriter, RowTable } from './copy-rows'
import { Emojis } from './emojis'
import {
  isContentType,
  messageTypeName,
  type RawEmbed,
  type RawMessage,
  type RawUser,
} from './format'
import { idToMicros, toMicros } from './instant'
import { isQuestion } from './is-question'
import { findLinks } from './links'
import { type FileFacts, People, type PeopleBook, SOURCE_RANK } from './people'
import { REACTION, REFERENCE, USER, unknownOf, unknownOfList } from './unknown-keys'
import { isBadId, isTooDeep, object, objects, toCount, toId, toText } from './values'

const KNOWN_KEYS = new Set([
  'id',
  'type',
  'timestamp',
  'timestampEdited',
  'callEndedTimestamp',
  'isPinned',
  'content',
  'author',
  'attachments',
  'embeds',
  'stickers',
  'reactions',
  'mentions',
  'reference',
])
const ATTACHMENT_KEYS = 4
const STICKER_KEYS = 4
const MAX_INT = 2_147_483_647
const MAX_SMALLINT = 32_767

/** Why something in a message was not stored as it stands. */
export type RowNoteCode =
  | 'unusable_id'
  | 'too_large_id'
  | 'bad_timestamp'
  | 'unusable_message'
  | 'too_deep'

type Reference = {
  message_id: string | null
  channel_id: string | null
  guild_id: string | null
  type: string | null
  is_forward: boolean
}
const NO_REFERENCE = { message_id: null, channel_id: null, guild_id: null, type: null }

/** Turns the messages of one file into rows of every table. Never throws for what a file holds. */
export class RowMaker {
  readonly #file: FileFacts
  readonly #out: CopyWriter
  readonly #people: People
  readonly #emojis: Emojis
  readonly #note: (code: RowNoteCode) => void

  constructor(
    file: FileFacts,
    out: CopyWriter,
    people: PeopleBook,
    note: (code: RowNoteCode) => void,
  ) {
    this.#file = file
    this.#out = out
    this.#note = note
    this.#people = new People(file, out, people)
    this.#emojis = new Emojis(file, out)
  }

  /** Adds the message's rows and returns its id; null (and a note) when it has no usable id or author. */
  add(message: RawMessage): string | null {
    const id = toId(message.id)
    const author = object(message.author)
    const person = author === null ? null : this.#people.see(author, SOURCE_RANK.author)
    if (id === null || author === null || person === null) {
      this.#note(badIdCode(message.id) ?? badIdCode(author?.id) ?? 'unusable_message')
      return null
    }
    const type = messageTypeName(message.type)
    const isContent = isContentType(type)
    const content = typeof message.content === 'string' ? message.content : ''
    const isBot = author.isBot === true
    const isPinned = message.isPinned === true
    const given = toMicros(message.timestamp)
    if (given === null) this.#note('bad_timestamp')
    const posted = given ?? idToMicros(id)
    const edited = toMicros(message.timestampEdited)
    const callEnded = toMicros(message.callEndedTimestamp)
    const hashed = [id, type, `${posted}`, `${edited}`, `${callEnded}`, isPinned ? 'pinned' : '']
    hashed.push(content, person.id, person.webhook)

    const attachments = this.#attachments(id, message, hashed)
    const embeds = this.#embeds(id, message, hashed)
    const stickers = this.#stickers(id, message, hashed)
    const reactions = this.#reactions(id, message, hashed)
    const mentions = this.#mentions(id, message, hashed)
    const reference = this.#reference(id, type, message, hashed)
    const links = isContent ? this.#links(id, content) : 0
    if (isContent) this.#words(id, content, embeds, message)
    const extra = this.#extra(message, person.webhook, hashed)

    const row = this.#out.row('messages')
    row.id(id)
    row.id(this.#file.channel_id)
    row.id(this.#file.guild_id)
    row.id(person.id)
    row.instant(posted)
    row.instant(edited)
    row.instant(callEnded)
    row.id(reference.message_id)
    row.id(reference.channel_id)
    row.id(reference.guild_id)
    row.instant(this.#file.exported_micros)
    row.int4(this.#file.file_id)
    row.int4(reactions)
    row.int2(attachments)
    row.int2(embeds.length)
    row.int2(stickers)
    row.int2(links)
    row.int2(mentions)
    row.boolean(isContent)
    row.boolean(isBot)
    row.boolean(isPinned)
    row.boolean(isContent && !isBot && isQuestion(content))
    row.boolean(reference.is_forward)
    row.text(type)
    row.text(person.webhook)
    row.text(reference.type)
    row.text(content)
    row.uuid(contentHash(hashed))
    row.json(extra)
    return id
  }

  /** Begins a row of a table whose first fields are the guild, the channel and the message. */
  #part(table: RowTable, id: string): CopyRows {
    const row = this.#out.row(table)
    row.id(this.#file.guild_id)
    row.id(this.#file.channel_id)
    row.id(id)
    return row
  }

  #attachments(id: string, message: RawMessage, hashed: string[]): number {
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
  #embeds(id: string, message: RawMessage, hashed: string[]): readonly RawEmbed[] {
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

  #stickers(id: string, message: RawMessage, hashed: string[]): number {
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
  #reactions(id: string, message: RawMessage, hashed: string[]): number {
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

  #mentions(id: string, message: RawMessage, hashed: string[]): number {
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

  #reference(id: string, type: string, message: RawMessage, hashed: string[]): Reference {
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

  #links(id: string, content: string): number {
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

  #words(
    id: string,
    content: string,
    embeds: readonly RawEmbed[],
    { forwardedMessage }: RawMessage,
  ): void {
    const { guild_id, channel_id } = this.#file
    const forwarded = isTooDeep(forwardedMessage) ? null : forwardedMessage
    this.#out.words.add(channel_id, id, guild_id, searchedText(content, embeds, forwarded))
  }

  /** JSON of everything of a message without a column, under DCE's own keys; null when there is nothing. */
  #extra(message: RawMessage, webhook: string, hashed: string[]): string | null {
    const extra: Record<string, unknown> = {}
    let isEmpty = true
    const keep = (name: string, value: unknown) => {
      if (value === null || value === undefined) return
      if (Array.isArray(value) && value.length === 0) return
      if (isTooDeep(value)) {
        this.#note('too_deep')
        return
      }
      Object.defineProperty(extra, name, { value, enumerable: true, configurable: true })
      isEmpty = false
    }
    for (const name of Object.keys(message)) {
      if (!KNOWN_KEYS.has(name)) keep(name, (message as Record<string, unknown>)[name])
    }
    for (const emoji of objects(message.inlineEmojis)) this.#emojis.see(emoji)
    const user = object(message.interaction?.user)
    if (user !== null) this.#people.see(user, SOURCE_RANK.interaction)
    const attachments = objects(message.attachments)
    if (attachments.some((each) => Object.keys(each).length > ATTACHMENT_KEYS)) {
      keep('attachments', attachments)
    }
    const stickers = objects(message.stickers)
    if (stickers.some((each) => Object.keys(each).length > STICKER_KEYS)) keep('stickers', stickers)
    this.#keepUnknown(message, webhook, keep)
    if (isEmpty) return null
    const telling = whatTells(extra)
    if (telling !== null) hashed.push('extra', identityJson(telling))
    return JSON.stringify(extra)
  }

  /** Keeps what no column takes of the people, reactions and the reference; of a webhook its face in this message. */
  #keepUnknown(
    { author, mentions, reactions, reference }: RawMessage,
    webhook: string,
    keep: (name: string, value: unknown) => void,
  ): void {
    const onTooDeep = () => this.#note('too_deep')
    const face = webhook === '' ? null : toText(author?.avatarUrl, 4000)
    const unknown = author ? unknownOf(author, USER, onTooDeep) : null
    if (face !== null) keep('author', { ...unknown, avatarUrl: face })
    else keep('author', unknown)
    keep('mentions', unknownOfList(mentions, USER, onTooDeep))
    keep('reactions', unknownOfList(reactions, REACTION, onTooDeep))
    const pointer = object(reference)
    if (pointer !== null) keep('reference', unknownOf(pointer, REFERENCE, onTooDeep))
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

/** Why a value that was meant as an id is none; null when it is one or was never meant. */
function badIdCode(value: unknown): RowNoteCode | null {
  if (!isBadId(value)) return null
  return typeof value === 'string' && /^\d+$/.test(value) ? 'too_large_id' : 'unusable_id'
}

/** The lower-case extension without its dot; '' when there is none that looks like one. */
export function extensionOf(fileName: string): string {
  const match = /\.([a-z0-9]{1,12})$/i.exec(fileName)
  return match?.[1]?.toLowerCase() ?? ''
}

/**
 * The part of `extra` that tells versions of a message apart; null when there is none. An interaction's user changes with
 * every export, so only their id counts, and so do all other people; inline emoji are those of the content, with
 * pictures that move.
 */
function whatTells({
  inlineEmojis,
  author,
  mentions,
  reactions,
  ...rest
}: Record<string, unknown>): object | null {
  const { interaction } = rest
  if (typeof interaction === 'object' && interaction !== null) {
    const { user, ...facts } = interaction as { user?: { id?: unknown } }
    return { ...rest, interaction: { ...facts, user: user?.id } }
  }
  return Object.keys(rest).length === 0 ? null : rest
}
