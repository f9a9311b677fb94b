import type { SearchMode, SearchName } from '#shared/search'
import { leavesOf } from '#shared/search-text/nodes'
import { parseSearch } from '#shared/search-text/parse'
import { Id, splitAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import type { Meanings } from '../meaning/meanings'
import { namesOf } from './names'

/** The ways to match that the archive can do now. `meanings` null = it was opened without a model. */
export async function searchModes(db: Queryable, meanings: Meanings | null): Promise<SearchMode[]> {
  const isKnown = meanings !== null && (await meanings.model(db)) !== null
  return isKnown ? ['words', 'typos', 'meaning', 'hybrid'] : ['words', 'typos']
}

const AUTHORS: ReadonlySet<string> = new Set(['from', 'mentions', 'replying_to'])
const LARGEST = 2n ** 63n - 1n
/** True for what a column of ids can hold. */
const isId = (value: string) => Id.safeParse(value).success && BigInt(value) <= LARGEST

/** What the ids in a search are called, each once. */
export async function namesIn(db: Queryable, text: string): Promise<SearchName[]> {
  const found = new Map<string, SearchName>()
  for (const leaf of leavesOf(parseSearch(text).root)) {
    if (leaf.kind !== 'operator') continue
    const { name: operator, value } = leaf
    const name = await nameOf(db, operator, value)
    if (name !== null) found.set(`${operator}:${value}`, { operator, value, name })
  }
  return [...found.values()]
}

async function nameOf(db: Queryable, operator: string, value: string): Promise<string | null> {
  const { author_id, webhook_name } = splitAuthorKey(value)
  if (AUTHORS.has(operator) && isId(author_id)) return authorName(db, author_id, webhook_name)
  if (operator !== 'in' || !isId(value)) return null
  const place = (await namesOf(db)).placesById.get(value)
  if (!place) return null
  return place.kind === 'channel' ? `#${place.name}` : place.name
}

/** A name of an author, of their newest guild when they have several. */
async function authorName(db: Queryable, author_id: string, webhook_name: string) {
  const [author] = await db.query<{ author_name: string }>(sql`
    select a.author_name from discord.guild_authors a
    where a.author_id = ${author_id} and a.webhook_name = ${webhook_name}
    order by a.guild_id desc limit 1`)
  return author?.author_name ?? null
}
