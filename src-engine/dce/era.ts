import type { RawMessage, RawRoot } from './format'
import { object } from './values'

/** The DCE versions that can be told apart by what they write, newest first. */
const ERAS = [
  '2.47+',
  '2.46.1+',
  '2.44+',
  '2.42.3+',
  '2.41+',
  '2.40.4+',
  '2.40.1+',
  '2.38+',
  '2.35+',
  '2.33+',
  '2.27+',
  '2.26+',
  '2.25+',
  '2.23+',
  '2.20+',
  '2.18+',
] as const

/** The oldest DCE version that could have written a file, such as `2.47+`. */
export type Era = (typeof ERAS)[number]

/** The era that the fields of one file point to: each message can only make it newer. */
export class EraSniffer {
  #rank = ERAS.length - 1

  /** `known` = what an earlier part of the same file pointed to. */
  constructor(root: RawRoot, known: string | null = null) {
    if (known !== null) this.#atLeast(known as Era)
    if ('exportedAt' in root) this.#atLeast('2.40.1+')
    const channel = object(root.channel)
    if (channel !== null && 'category' in channel) {
      this.#atLeast(channel.category === null ? '2.41+' : '2.20+')
      if ('categoryId' in channel) this.#atLeast('2.27+')
    }
  }

  get era(): Era {
    return ERAS[this.#rank] as Era
  }

  #atLeast(era: Era): void {
    const rank = ERAS.indexOf(era)
    if (rank >= 0 && rank < this.#rank) this.#rank = rank
  }

  /** A character beyond ASCII stood in the file as it is: older versions escaped every one. */
  sawRawNonAscii(): void {
    this.#atLeast('2.26+')
  }

  /** Looks at one more message; cheap once the newest era is reached. */
  look(message: RawMessage): void {
    if (this.#rank === 0) return
    const { reactions, embeds, mentions, timestamp } = message
    const author = object(message.author)
    const reference = object(message.reference)
    if ('forwardedMessage' in message || (reference && 'type' in reference)) this.#atLeast('2.47+')
    if (this.#rank > 1) this.#lookAtEmbeds(embeds)
    if ('inlineEmojis' in message) this.#atLeast('2.44+')
    if (this.#rank <= 2) return
    if (typeof timestamp === 'string' && /[+-](?!00:00)\d\d:\d\d$/.test(timestamp)) {
      this.#atLeast('2.41+')
    }
    const reaction = Array.isArray(reactions) ? object(reactions[0]) : null
    const emoji = object(reaction?.emoji)
    if (reaction && 'users' in reaction) this.#atLeast('2.40.4+')
    if (emoji && 'code' in emoji) this.#atLeast('2.38+')
    if (author && 'roles' in author) this.#atLeast('2.40.1+')
    const mention = Array.isArray(mentions) ? object(mentions[0]) : null
    if (mention && 'avatarUrl' in mention) this.#atLeast('2.38+')
    if ('stickers' in message) this.#atLeast('2.33+')
    if (author && 'nickname' in author) this.#atLeast('2.27+')
    if ('reference' in message) this.#atLeast('2.26+')
    if ('mentions' in message) this.#atLeast('2.25+')
    if ('callEndedTimestamp' in message) this.#atLeast('2.23+')
  }

  #lookAtEmbeds(embeds: RawMessage['embeds']): void {
    if (!Array.isArray(embeds)) return
    for (const embed of embeds as (Record<string, unknown> | null)[]) {
      if (typeof embed !== 'object' || embed === null) continue
      const { thumbnail, image, video, images } = embed
      for (const picture of [thumbnail, image, video, Array.isArray(images) ? images[0] : null]) {
        if (typeof picture === 'object' && picture !== null && 'canonicalUrl' in picture) {
          this.#atLeast('2.46.1+')
        }
      }
      if ('inlineEmojis' in embed) this.#atLeast('2.44+')
      if ('video' in embed) this.#atLeast('2.42.3+')
      if ('images' in embed) this.#atLeast('2.35+')
    }
  }
}
