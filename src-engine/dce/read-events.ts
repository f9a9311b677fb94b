import type { RawMessage, RawRoot } from './format'

/** Something about the bytes that a reader should know; `offset` is a byte of the file itself. */
export type ReadNote = {
  code:
    | 'unreadable_message'
    | 'invalid_utf8'
    | 'unreadable_header'
    | 'unreadable_header_key'
    | 'trailing_text'
    | 'second_export'
  offset: number
}

/** Who is told what the file holds, in file order. */
export type ReadHandlers = {
  /** The `messages` array begins: what stood before it. Returning false stops the reading. */
  onMessages(root: RawRoot): boolean
  /**
   * One whole message object. `end` is the offset after it, to resume from, in the UTF-8 form of the file;
   * `place` is the byte of the file itself where it begins.
   */
  onMessage(message: RawMessage, start: number, end: number, place: number): void
  onNote(note: ReadNote): void
}

/** How the file ended. `complete` = the root object closed; the others say at which byte the first damage is. */
export type ReadEnd =
  | { kind: 'complete' }
  | { kind: 'stopped' }
  | { kind: 'truncated' | 'aborted'; offset: number }
  | { kind: 'not_json'; offset: number }
