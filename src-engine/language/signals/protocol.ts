import type { EntityType } from '#shared/entities'
import type { Signals } from './analyse'

/** A message to read: its content, and how the people are called that it mentions. */
export type ReadableMessage = { content: string; names: readonly string[] }

/** A name that the user taught. */
export type TaughtName = { name: string; type: EntityType }

/** What the reading thread starts with. */
export type ReaderSetup = { taught: readonly TaughtName[] }

/** A name at a place of a message. */
export type JudgedPlace = { content: string; start: number; end: number }

/** Messages to read, or places to judge; they are answered in the order in which they are asked. */
export type ReaderCommand =
  | { kind: 'read'; messages: readonly ReadableMessage[] }
  | { kind: 'judge'; places: readonly JudgedPlace[] }
  /** The words of contents. */
  | { kind: 'words'; contents: readonly string[] }

/** What they tell, one for each. */
export type ReaderAnswer = Signals[] | (EntityType | null)[] | string[][]
