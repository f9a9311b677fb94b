import { searchedText } from '../language/searched-text'
import { contentHash } from './content-hash'
import type { CopyWriter } from './copy-rows'
import { Emojis } from './emojis'
import { extraJson } from './extra'
import { isContentType, messageTypeName, type RawEmbed, type RawMessage } from './format'
import { idToMicros, toMicros } from './instant'
import { isQuestion } from './is-question'
import { PartRows } from './part-rows'
import { type FileFacts, People, type PeopleBook, SOURCE_RANK } from './people'
import { badIdCode, type RowNote } from './row-notes'
import { isTooDeep, object, objects, toId } from './values'

/** Turns the messages of one file into rows of every table. Never throws for what a file holds. */
export class RowMaker {
  readonly #file: FileFacts
  readonly #out: CopyWriter
  readonly #people: People
  readonly #emojis: Emojis
  readonly #parts: PartRows
  readonly #note: RowNote

  constructor(file: FileFacts, out: CopyWriter, people: PeopleBook, note: RowNote) {
    this.#file = file
    this.#out = out
    this.#note = note
    this.#people = new People(file, out, people)
    this.#emojis = new Emojis(file, out)
    this.#parts = new PartRows(file, out, this.#people, this.#emojis, note)
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

    const attachments = this.#parts.attachments(id, message, hashed)
    const embeds = this.#parts.embeds(id, message, hashed)
    const stickers = this.#parts.stickers(id, message, hashed)
    const reactions = this.#parts.reactions(id, message, hashed)
    const mentions = this.#parts.mentions(id, message, hashed)
    const reference = this.#parts.reference(id, type, message, hashed)
    const links = isContent ? this.#parts.links(id, content) : 0
    if (isContent) this.#words(id, content, embeds, message)
    this.#seeOthers(message)
    const extra = extraJson(message, person.webhook, hashed, this.#note)

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

  /** Takes note of people and emoji that no part of the message is made of. */
  #seeOthers(message: RawMessage): void {
    for (const emoji of objects(message.inlineEmojis)) this.#emojis.see(emoji)
    const user = object(message.interaction?.user)
    if (user !== null) this.#people.see(user, SOURCE_RANK.interaction)
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
}
