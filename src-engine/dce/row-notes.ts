import { isBadId } from './values'

/** Why something in a message was not stored as it stands. */
export type RowNoteCode =
  | 'unusable_id'
  | 'too_large_id'
  | 'bad_timestamp'
  | 'unusable_message'
  | 'too_deep'

/** Takes note of something that could not be stored as it stands. */
export type RowNote = (code: RowNoteCode) => void

/** Why a value that was meant as an id is none; null when it is one or was never meant. */
export function badIdCode(value: unknown): RowNoteCode | null {
  if (!isBadId(value)) return null
  return typeof value === 'string' && /^\d+$/.test(value) ? 'too_large_id' : 'unusable_id'
}
