import type { ParseNote } from './parsed'

const SENTENCES: Readonly<Record<string, string>> = {
  truncated: 'The file ends in the middle. Every message before the damage was kept.',
  aborted:
    'The export was stopped inside a message. Every message before it was kept; export the channel again for the rest.',
  unreadable_message: 'A message could not be read and was left out.',
  unusable_message: 'An entry without an id or author was left out.',
  too_large_id: 'An id is too large to be stored; what carries it was left out.',
  unusable_id: 'An id is not a Discord id; what carries it was left out.',
  bad_timestamp: 'A time could not be read; the one in the message id was used.',
  too_deep: 'Data nested deeper than any real message was left out.',
  invalid_utf8: 'Bytes that are no valid text were replaced.',
  nul_replaced: 'NUL characters were replaced.',
  surrogate_replaced: 'Halves of broken characters were replaced.',
  unreadable_header_key: 'A part of the header could not be read.',
  unreadable_header:
    'The beginning of the file is damaged. What could be read of it and every whole message was kept.',
  header_guessed:
    'The file lacks its guild or channel. They were taken from its name and its replies: check that they are right.',
  trailing_text: 'After its end the file holds something that is no part of an export.',
  second_export:
    'Another export begins in the middle of the file and was not read. Save it as a file of its own.',
  utf16: 'The file was saved as UTF-16 and was read all the same.',
  bad_parent_id: 'The id of the parent channel is unusable and was left out.',
}

/** A sentence for people about a parser's note. */
export function noteSentence(code: string): string {
  return SENTENCES[code] ?? 'Something in the file could not be used.'
}

/** Codes that make a file damaged: something of it is not in the archive. */
const DAMAGE = new Set([
  'truncated',
  'aborted',
  'unreadable_message',
  'unusable_message',
  'too_large_id',
  'unusable_id',
  'unreadable_header_key',
  'unreadable_header',
  'second_export',
  'too_deep',
])

/** True when the notes say that something of the file is missing from the archive. */
export function isDamaged(notes: readonly ParseNote[]): boolean {
  return notes.some((note) => DAMAGE.has(note.code))
}

/** Notes of one file, one per code, with the first offset and a count. */
export class NoteBook {
  readonly #notes = new Map<string, ParseNote>()

  constructor(earlier: readonly ParseNote[] = []) {
    for (const note of earlier) this.#notes.set(note.code, { ...note })
  }

  add(code: string, byte_offset: number | null, count = 1): void {
    const note = this.#notes.get(code)
    if (note === undefined) this.#notes.set(code, { code, byte_offset, count })
    else note.count += count
  }

  /** A copy, in order of first appearance. */
  list(): ParseNote[] {
    return [...this.#notes.values()].map((note) => ({ ...note }))
  }
}
