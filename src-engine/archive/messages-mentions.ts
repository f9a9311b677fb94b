import { MAX_ID } from '#shared/snowflake'
import type { AuthorRef } from './authors'

/** More people than this in one message are nobody's question, but a hostile text's. */
const MAX_PEOPLE = 100

/**
 * The people whom a message's texts name by id: its own text, its embeds and a forwarded one. Exports with raw markdown
 * name people whom `mentions` does not list: in embeds, and those who had left.
 */
export function namedPeople(
  { guild_id, content }: { guild_id: string; content: string },
  parts: readonly unknown[],
): AuthorRef[] {
  const ids = new Set<string>()
  for (const text of [content, ...parts.map((part) => JSON.stringify(part) ?? '')]) {
    for (const [, id = ''] of text.matchAll(/<@!?(\d{1,19})>/g)) {
      const number = BigInt(id)
      if (ids.size < MAX_PEOPLE && number <= MAX_ID) ids.add(number.toString())
    }
  }
  return [...ids].map((author_id) => ({ guild_id, author_id, webhook_name: '' }))
}
