import { type CopyWriter, copyBoolean, copyNullable, copyText } from './copy-text'
import type { RawEmoji } from './format'
import { type FileFacts, MAX_NAME } from './people'
import { toId, toText } from './values'

/** The emoji of one file, each written once. */
export class Emojis {
  readonly #seen = new Set<string>()
  readonly #file: FileFacts
  readonly #out: CopyWriter

  constructor(file: FileFacts, out: CopyWriter) {
    this.#file = file
    this.#out = out
  }

  /** The emoji's key: the id of a custom one, else the character. null when it has neither. */
  see(emoji: RawEmoji): string | null {
    const id = toId(emoji.id)
    const isCustom = id !== null && id !== '0'
    const name = toText(emoji.name, MAX_NAME)
    const key = isCustom ? id : name
    if (key === null) return null
    if (!this.#seen.has(key)) {
      this.#seen.add(key)
      this.#out.add(
        'emojis',
        `${copyText(key)}\t${copyText(name ?? key)}\t${copyNullable(toText(emoji.code, MAX_NAME))}\t${copyBoolean(isCustom)}\t${copyBoolean(emoji.isAnimated === true)}\t${copyNullable(toText(emoji.imageUrl, 4000))}\t${this.#file.file_id}\t${this.#file.exported_at}`,
      )
    }
    return key
  }
}
