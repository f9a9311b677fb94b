import { drawAvatar, drawBadge, drawPicture } from './art'
import { exporterTime, snowflake, type Zone } from './clock'
import type { Attachment, Draft, Embed, EmbedImage } from './draft'
import { assetName, type Emoji, emojiIn } from './emoji'
import { bytesOf, list, pretty } from './json'
import type { Person } from './people'

/** The head of an export file. */
export interface ExportHead {
  guild: { id: string; name: string; iconUrl: string }
  channel: {
    id: string
    type: string
    categoryId: string | null
    category: string | null
    name: string
    topic: string | null
  }
  exportedAt: number
}

/**
 * Writes messages as DiscordChatExporter 2.48 does; one for each file with its own media folder.
 * All texts hold one byte of UTF-8 per character: write them as Latin-1.
 */
export class DceWriter {
  /** Files of the media folder by name, still to be made. */
  readonly assets = new Map<string, () => Buffer>()
  readonly #authors: string[] = []
  readonly #mentions: string[] = []
  readonly #reactors: string[] = []
  readonly #emoji = new Map<string, string>()

  /** `folder` is the media folder's name; null when the exporter did not download media. */
  constructor(
    readonly guildId: string,
    readonly folder: string | null,
    readonly zone: Zone,
  ) {}

  /** The text up to the first message. */
  head(head: ExportHead): string {
    const guild = {
      ...head.guild,
      iconUrl: this.#asset(head.guild.iconUrl, () =>
        drawPicture('lantern', head.guild.name, 256, 256),
      ),
    }
    const open = {
      guild,
      channel: head.channel,
      dateRange: { after: null, before: null },
      exportedAt: exporterTime(head.exportedAt, this.zone, '4175'),
    }
    return `${pretty(open, 0).slice(0, -2)},\n  "messages": [`
  }

  /** The text after the last message. */
  tail(count: number): string {
    return `${count === 0 ? '' : '\n  '}],\n  "messageCount": ${count}\n}`
  }

  /** One message; `channelId` is that of the file. */
  message(message: Draft, channelId: string, isFirst: boolean): string {
    const edited = message.editedAt
    let text = `${isFirst ? '' : ','}
    {
      "id": "${message.id}",
      "type": "${message.type}",
      "timestamp": "${exporterTime(message.at, this.zone)}",
      "timestampEdited": ${edited === null ? 'null' : `"${exporterTime(Math.floor(edited), this.zone)}"`},
      "callEndedTimestamp": null,
      "isPinned": ${message.isPinned},
      "content": ${bytesOf(JSON.stringify(message.content))},
      "author": ${this.#author(message.person)},
      "attachments": ${this.#attachments(message, channelId)},
      "embeds": ${this.#embeds(message)},
      "stickers": ${this.#stickers(message)},
      "reactions": ${this.#reactions(message)},
      "mentions": ${list(
        message.mentions.map((one) => this.#mention(one)),
        6,
      )}`
    const reference = this.#reference(message, channelId)
    if (reference !== null) text += `,\n      "reference": ${pretty(reference, 6)}`
    if (message.forwards)
      text += `,\n      "forwardedMessage": ${this.#forwarded(message.forwards)}`
    if (message.interaction) {
      const { name, person } = message.interaction
      const call = {
        id: snowflake(message.at - 900, Number(BigInt(message.id) & 1023n)),
        name,
        user: this.#user(person, true),
      }
      text += `,\n      "interaction": ${pretty(call, 6)}`
    }
    const inline = emojiIn(message.content)
    return `${text},\n      "inlineEmojis": ${list(
      inline.map((one) => this.#emojiText(one, 8)),
      6,
    )}\n    }`
  }

  #reference(message: Draft, channelId: string): object | null {
    const make = (messageId: string | null, channel: string, type = 'Default') => ({
      type,
      messageId,
      channelId: channel,
      guildId: this.guildId,
    })
    if (message.replyTo) return make(message.replyTo.id, channelId)
    if (message.forwards) return make(message.forwards.id, message.forwards.channelId, 'Forward')
    if (message.pins) return make(message.pins.id, channelId)
    if (message.opens) return make(null, message.opens.id)
    return null
  }

  #forwarded(message: Draft): string {
    const snapshot = {
      timestamp: exporterTime(message.at, this.zone),
      timestampEdited:
        message.editedAt === null ? null : exporterTime(Math.floor(message.editedAt), this.zone),
      content: message.content,
      attachments: message.attachments.map((one, i) =>
        this.#attachment(one, message, i, message.channelId),
      ),
      embeds: message.embeds.map((one) => this.#embed(one)),
      stickers: [],
    }
    return pretty(snapshot, 6)
  }

  #author(person: Person): string {
    this.#authors[person.index] ??= pretty(this.#user(person, true), 6)
    return this.#authors[person.index] as string
  }

  #mention(person: Person): string {
    this.#mentions[person.index] ??= pretty(this.#user(person, true), 8)
    return this.#mentions[person.index] as string
  }

  #reactor(person: Person): string {
    this.#reactors[person.index] ??= pretty(this.#user(person, false), 12)
    return this.#reactors[person.index] as string
  }

  #user(person: Person, withRoles: boolean): object {
    const avatarUrl = this.#asset(person.avatarUrl, () => drawAvatar(person.avatarUrl))
    return {
      id: person.id,
      name: person.name,
      discriminator: person.discriminator,
      nickname: person.nickname,
      color: !withRoles && person.isBareInReactions ? null : person.color,
      isBot: person.isBot,
      ...(withRoles ? { roles: person.roles } : {}),
      avatarUrl,
    }
  }

  #reactions(message: Draft): string {
    if (message.reactions.length === 0) return '[]'
    const texts = message.reactions.map(
      (one) => `{
          "emoji": ${this.#emojiText(one.emoji, 10)},
          "count": ${one.count},
          "users": ${list(
            one.users.map((user) => this.#reactor(user)),
            10,
          )}
        }`,
    )
    return list(texts, 6)
  }

  #emojiText(emoji: Emoji, indent: number): string {
    const key = `${indent}${emoji.name}`
    let text = this.#emoji.get(key)
    if (text === undefined) {
      const { id, name, code, isAnimated, imageUrl } = emoji
      // Standard emoji come from another host; here those downloads have failed, as often happens.
      const url = id === '' || isAnimated ? imageUrl : this.#asset(imageUrl, () => drawBadge(name))
      text = pretty({ id, name, code, isAnimated, imageUrl: url }, indent)
      this.#emoji.set(key, text)
    }
    return text
  }

  #attachments(message: Draft, channelId: string): string {
    if (message.attachments.length === 0) return '[]'
    const home = message.channelId === '' ? channelId : message.channelId
    return pretty(
      message.attachments.map((one, i) => this.#attachment(one, message, i, home)),
      6,
    )
  }

  #attachment(one: Attachment, message: Draft, place: number, channelId: string): object {
    const id = snowflake(
      message.at - 400 - place,
      Number((BigInt(message.id) >> 10n) & 4095n),
      place,
    )
    const url = `https://cdn.discordapp.com/attachments/${channelId}/${id}/${one.fileName}`
    const { bytes } = one
    if (!bytes || this.folder === null) {
      return {
        id,
        url: `${url}?ex=67a1b2c3&is=67a06143&hm=${id}`,
        fileName: one.fileName,
        fileSizeBytes: one.size || 48_213,
      }
    }
    const file = bytes()
    return {
      id,
      url: this.#asset(url, () => file),
      fileName: one.fileName,
      fileSizeBytes: file.length,
    }
  }

  #stickers(message: Draft): string {
    if (message.stickers.length === 0) return '[]'
    const stickers = message.stickers.map(({ id, name }) => ({
      id,
      name,
      format: 'Png',
      sourceUrl: this.#asset(`https://cdn.discordapp.com/stickers/${id}.png`, () =>
        drawBadge(`sticker ${id}`),
      ),
    }))
    return pretty(stickers, 6)
  }

  #embeds(message: Draft): string {
    if (message.embeds.length === 0) return '[]'
    return pretty(
      message.embeds.map((one) => this.#embed(one)),
      6,
    )
  }

  #embed(embed: Embed): object {
    const image = embed.image && this.#image(embed.image)
    return {
      title: embed.title,
      url: embed.url,
      timestamp: embed.timestamp === null ? null : exporterTime(embed.timestamp, this.zone),
      description: embed.description,
      color: embed.color,
      author: embed.author,
      thumbnail: embed.thumbnail && this.#image(embed.thumbnail),
      image,
      footer: embed.footer === undefined ? undefined : { text: embed.footer },
      images: image ? [image] : [],
      fields: embed.fields,
      inlineEmojis: emojiIn(embed.description),
    }
  }

  #image(image: EmbedImage): object {
    const proxy = image.url.replace(
      'https://',
      'https://images-ext-1.discordapp.net/external/https/',
    )
    return {
      url: this.#asset(proxy, image.bytes),
      canonicalUrl: image.url,
      width: image.width,
      height: image.height,
    }
  }

  #asset(url: string, make: () => Buffer): string {
    if (this.folder === null) return url
    const name = assetName(url)
    if (!this.assets.has(name)) this.assets.set(name, make)
    return `${this.folder}/${name}`
  }
}
