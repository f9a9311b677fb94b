import type { CopyWriter } from './copy-rows'
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
      const row = this.#out.row('emojis')
      row.text(key)
      row.text(name ?? key)
      // before 2.38 there is no code; a custom emoji's is its name
      row.text(toText(emoji.code, MAX_NAME) ?? (isCustom ? name : null))
      row.boolean(isCustom)
      row.boolean(emoji.isAnimated === true)
      row.text(toText(emoji.imageUrl, 4000))
      row.int4(this.#file.file_id)
      row.instant(this.#file.exported_micros)
    }
    return key
  }
}
