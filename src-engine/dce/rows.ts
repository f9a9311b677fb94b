import { contentHash, identityJson, mediaIdentity } from './content-hash'
import { type CopyWriter, copyBoolean, copyNullable, copyText } from './copy-text'
import { Emojis } from './emojis'
import { isContentType, messageTypeName, type RawEmbed, type RawMessage } from './format'
import { isQuestion } from './is-question'
import { findLinks } from './links'
import { type FileFacts, People, SOURCE_RANK } from './people'
import {
  idToInstant,
  isBadId,
  isTooDeep,
  object,
  objects,
  toCount,
  toId,
  toInstant,
  toText,
} from './values'

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
const MAX_WORDS = 100_000

/** Why something in a message was not stored as it stands. */
export type RowNoteCode =
  | 'unusable_id'
  | 'too_large_id'
  | 'bad_timestamp'
  | 'unusable_message'
  | 'too_deep'

/** A message that became rows: what the file's own row sums up. */
export type RowResult = { id: string; posted_at: string }

/** Turns the messages of one file into rows of every table. Never throws for what a file holds. */
export class RowMaker {
  readonly #file: FileFacts
  readonly #out: CopyWriter
  readonly #people: People
  readonly #emojis: Emojis
  readonly #note: (code: RowNoteCode) => void

  constructor(file: FileFacts, out: CopyWriter, note: (code: RowNoteCode) => void) {
    this.#file = file
    this.#out = out
    this.#note = note
    this.#people = new People(file, out)
    this.#emojis = new Emojis(file, out)
  }

  /** Adds the message's rows; null (and a note) when it has no usable id or author. */
  add(message: RawMessage): RowResult | null {
    const id = toId(message.id)
    const author = object(message.author)
    const person = author === null ? null : this.#people.see(author, SOURCE_RANK.author)
    if (id === null || author === null || person === null) {
      this.#note(badIdCode(message.id) ?? badIdCode(author?.id) ?? 'unusable_message')
      return null
    }
    const { channel_id, guild_id, exported_at, file_id } = this.#file
    const key = `${guild_id}\t${channel_id}\t${id}`
    const type = messageTypeName(message.type)
    const isContent = isContentType(type)
    const content = typeof message.content === 'string' ? message.content : ''
    const isBot = author.isBot === true
    const posted = this.#instant(message.timestamp) ?? idToInstant(id)
    if (toInstant(message.timestamp) === null) this.#note('bad_timestamp')
    const edited = this.#instant(message.timestampEdited)
    const callEnded = this.#instant(message.callEndedTimestamp)
    const hashed = [
      id,
      type,
      posted,
      edited ?? '',
      callEnded ?? '',
      String(message.isPinned === true),
    ]
    hashed.push(content, person.id, person.webhook)

    const attachments = this.#attachments(key, message, hashed)
    const embedWords: string[] = []
    const embeds = this.#embeds(key, message, hashed, embedWords)
    const stickers = this.#stickers(key, message, hashed)
    const reactions = this.#reactions(key, message, hashed)
    const mentions = this.#mentions(key, message, hashed)
    const reference = this.#reference(key, type, message, hashed)
    const links = isContent ? this.#links(key, content) : 0
    const extra = this.#extra(message, hashed)
    if (isContent) this.#words(key, content, embedWords, message)

    this.#out.add(
      'messages',
      `${id}\t${channel_id}\t${guild_id}\t${person.id}\t${posted}\t${edited ?? '\\N'}\t${callEnded ?? '\\N'}\t${reference.ids}\t${exported_at}\t${file_id}\t${reactions}\t${attachments}\t${embeds}\t${stickers}\t${links}\t${mentions}\t${copyBoolean(isContent)}\t${copyBoolean(isBot)}\t${copyBoolean(message.isPinned === true)}\t${copyBoolean(isContent && !isBot && isQuestion(content))}\t${copyBoolean(reference.isForward)}\t${copyText(type)}\t${copyText(person.webhook)}\t${reference.type}\t${copyText(content)}\t${contentHash(hashed)}\t${extra}`,
    )
    return { id, posted_at: posted }
  }

  #instant(value: unknown): string | null {
    return value === null || value === undefined ? null : toInstant(value)
  }

  #attachments(key: string, message: RawMessage, hashed: string[]): number {
    let position = 0
    for (const attachment of objects(message.attachments)) {
      const id = this.#itemId(attachment.id)
      const name = toText(attachment.fileName, 1000) ?? ''
      const url = toText(attachment.url, 8000) ?? ''
      const size = toCount(attachment.fileSizeBytes, Number.MAX_SAFE_INTEGER)
      this.#out.add(
        'attachments',
        `${key}\t${id}\t${position}\t${size}\t${copyText(name)}\t${copyText(extensionOf(name))}\t${copyText(url)}`,
      )
      hashed.push('attachment', id, name, String(size), mediaIdentity(url))
      if (++position === MAX_SMALLINT) break
    }
    return position
  }

  #embeds(key: string, message: RawMessage, hashed: string[], words: string[]): number {
    let position = 0
    for (const embed of objects(message.embeds)) {
      if (isTooDeep(embed)) {
        this.#note('too_deep')
        continue
      }
      collectEmbedWords(embed, words)
      for (const emoji of objects(embed.inlineEmojis)) this.#emojis.see(emoji)
      this.#out.add(
        'embeds',
        `${key}\t${position}\t${copyNullable(toText(embed.title))}\t${copyNullable(toText(embed.url))}\t${copyNullable(toText(embed.description))}\t${copyNullable(toText(embed.color))}\t${copyText(JSON.stringify(embed))}`,
      )
      hashed.push('embed', identityJson(embed))
      if (++position === MAX_SMALLINT) break
    }
    return position
  }

  #stickers(key: string, message: RawMessage, hashed: string[]): number {
    let position = 0
    for (const sticker of objects(message.stickers)) {
      const id = this.#itemId(sticker.id)
      const name = toText(sticker.name, 1000) ?? ''
      const format = sticker.format === 'PngAnimated' ? 'Apng' : (toText(sticker.format, 100) ?? '')
      const url = toText(sticker.sourceUrl, 8000) ?? ''
      this.#out.add(
        'stickers',
        `${key}\t${position}\t${id}\t${copyText(name)}\t${copyText(format)}\t${copyText(url)}`,
      )
      hashed.push('sticker', id, name, format, mediaIdentity(url))
      if (++position === MAX_SMALLINT) break
    }
    return position
  }

  /** Writes the reactions; returns the sum of their counts. */
  #reactions(key: string, message: RawMessage, hashed: string[]): number {
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
      const emojiText = copyText(emoji)
      this.#out.add(
        'reactions',
        `${key}\t${position++}\t${count}\t${copyBoolean(users !== null)}\t${emojiText}`,
      )
      total += count
      hashed.push('reaction', emoji, String(count), users === null ? '?' : '')
      const ids = new Set<string>()
      for (const user of users ?? []) {
        const person = this.#people.see(user, SOURCE_RANK.reaction)
        if (person === null || ids.has(person.id)) continue
        ids.add(person.id)
        this.#out.add('reaction_users', `${key}\t${person.id}\t${emojiText}`)
      }
      hashed.push(...[...ids].sort())
    }
    return Math.min(total, MAX_INT)
  }

  #mentions(key: string, message: RawMessage, hashed: string[]): number {
    const users = objects(message.mentions)
    if (users.length === 0) return 0
    const ids = new Set<string>()
    for (const user of users) {
      const person = this.#people.see(user, SOURCE_RANK.mention)
      if (person === null || ids.has(person.id)) continue
      ids.add(person.id)
      this.#out.add('mentions', `${key}\t${person.id}`)
    }
    hashed.push('mentions', ...[...ids].sort())
    return Math.min(ids.size, MAX_SMALLINT)
  }

  #reference(key: string, type: string, message: RawMessage, hashed: string[]) {
    const reference = object(message.reference)
    const isForward = reference?.type === 'Forward' || object(message.forwardedMessage) !== null
    if (reference === null) return { ids: '\\N\t\\N\t\\N', type: '\\N', isForward }
    const messageId = this.#referenceId(reference.messageId)
    const channelId = this.#referenceId(reference.channelId)
    const guildId = this.#referenceId(reference.guildId)
    if (type === 'Reply' && messageId !== '\\N') {
      const to = channelId === '\\N' ? this.#file.channel_id : channelId
      this.#out.add('replies', `${key}\t${to}\t${messageId}`)
    }
    hashed.push('reference', messageId, channelId, guildId)
    return {
      ids: `${messageId}\t${channelId}\t${guildId}`,
      type: copyNullable(toText(reference.type, 100)),
      isForward,
    }
  }

  #links(key: string, content: string): number {
    let position = 0
    for (const link of findLinks(content)) {
      this.#out.add('links', `${key}\t${position}\t${copyText(link.url)}\t${copyText(link.domain)}`)
      if (++position === MAX_SMALLINT) break
    }
    return position
  }

  /** What search should find: the text, its cards, and what was forwarded. */
  #words(key: string, content: string, embedWords: string[], message: RawMessage): void {
    const forwarded = object(message.forwardedMessage)
    const parts = [content, ...embedWords]
    if (forwarded !== null) {
      if (typeof forwarded.content === 'string') parts.push(forwarded.content)
      for (const embed of objects(forwarded.embeds)) collectEmbedWords(embed, parts)
    }
    const text = parts.join('\n')
    if (text.trim() === '') return
    this.#out.add('words', `${key}\t${copyText(text.slice(0, MAX_WORDS).toWellFormed())}`)
  }

  /** Everything of a message without a column, under DCE's own keys, as a field; empty and null values are left out. */
  #extra(message: RawMessage, hashed: string[]): string {
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
    if (isEmpty) return '\\N'
    hashed.push('extra', identityJson(withoutPeople(extra)))
    return copyText(JSON.stringify(extra))
  }

  /** The id of an attachment or sticker; 0 when it has none that can be stored. */
  #itemId(value: unknown): string {
    return this.#optionalId(value) ?? '0'
  }

  #referenceId(value: unknown): string {
    return this.#optionalId(value) ?? '\\N'
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

function collectEmbedWords(embed: RawEmbed, words: string[]): void {
  for (const text of [embed.title, embed.description, embed.author?.name, embed.footer?.text]) {
    if (typeof text === 'string' && text !== '') words.push(text)
  }
  for (const field of objects(embed.fields)) {
    if (typeof field.name === 'string') words.push(field.name)
    if (typeof field.value === 'string') words.push(field.value)
  }
}

/** The interaction's user changes with every export; only their id says something of the message. */
function withoutPeople(extra: Record<string, unknown>): Record<string, unknown> {
  const interaction = extra.interaction
  if (typeof interaction !== 'object' || interaction === null) return extra
  const { user, ...rest } = interaction as { user?: { id?: unknown } }
  return { ...extra, interaction: { ...rest, user: user?.id } }
}
