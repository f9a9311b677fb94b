import type { EntityType } from '#shared/entities'
import type { Signals } from './analyse'

/** A message to read: its content, and how the people are called that it mentions. */
export type ReadableMessage = { content: string; names: readonly string[] }

/** A name that the user taught. */
export type TaughtName = { name: string; type: EntityType }

/** What the reading thread starts with. */
export type ReaderSetup = { taught: readonly TaughtName[] }

/** Messages to read; they are answered in the order in which they are asked. */
export type ReaderCommand = { messages: readonly ReadableMessage[] }

/** What they tell, one for each. */
export type ReaderAnswer = { signals: Signals[] }
