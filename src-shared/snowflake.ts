import { z } from 'zod'

/** Milliseconds between the Unix epoch and Discord's epoch, 2015-01-01T00:00:00Z. */
export const DISCORD_EPOCH_MS = 1_420_070_400_000

/** The largest id that PostgreSQL's bigint holds; a larger one is a note, never a failed load. */
export const MAX_ID = 2n ** 63n - 1n

/** A Discord id: a decimal string of at most 19 digits. Never a JavaScript number. */
export const Id = z.string().regex(/^\d{1,19}$/, 'expected a Discord id (digits only)')
export type Id = z.infer<typeof Id>

/** An author: the id of a person or bot, or `id:name` for one face of a webhook. */
export const AuthorKey = z.string().regex(/^\d{1,19}(:[\s\S]*)?$/, 'expected an author id')
export type AuthorKey = z.infer<typeof AuthorKey>

/** Splits an author key; `webhook_name` is '' for people and bots. */
export function splitAuthorKey(key: AuthorKey): { author_id: Id; webhook_name: string } {
  const colon = key.indexOf(':')
  if (colon < 0) return { author_id: key, webhook_name: '' }
  return { author_id: key.slice(0, colon), webhook_name: key.slice(colon + 1) }
}

/** The author key of an (id, webhook name) pair. */
export function joinAuthorKey(author_id: Id, webhook_name: string): AuthorKey {
  return webhook_name === '' ? author_id : `${author_id}:${webhook_name}`
}

/** The instant an id was created at, in Unix milliseconds (the upper 42 bits of a snowflake). */
export function snowflakeToMs(id: Id): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS
}

/** The smallest id that could have been created at the instant; 0 for instants before Discord. */
export function msToSnowflake(ms: number): Id {
  const since = Math.floor(ms) - DISCORD_EPOCH_MS
  return since <= 0 ? '0' : (BigInt(since) << 22n).toString()
}

/** Orders ids as numbers: negative when a is older than b. */
export function compareIds(a: Id, b: Id): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
