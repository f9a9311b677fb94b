import type { Queryable } from '../db/database'
import { identifier, raw, sql } from '../db/sql'

/** The tables that a load fills row by row; their secondary indexes cost more than the rows. */
const LOADED = ['messages', 'message_words', 'mentions', 'replies', 'links'] as const

/** The one key that no load asks for, unless a message is replaced. */
export const KEY_OF_WORDS = 'message_words_key'

/**
 * Takes the secondary indexes of an archive without messages away and remembers how to build them, in the transaction
 * given. Does nothing in an archive that holds messages. Reading by channel needs none of them.
 */
export async function dropIndexesOfEmptyArchive(tx: Queryable): Promise<void> {
  const dropped = await tx.query<{ name: string }>(sql`
    insert into app.dropped_indexes (name, definition)
    select indexname, indexdef from pg_indexes
    where schemaname = 'discord' and tablename = any (${LOADED}) and (indexdef not like '% UNIQUE %' or indexname = ${KEY_OF_WORDS})
      and not exists (select from discord.messages)
    returning name`)
  for (const { name } of dropped) await tx.query(sql`drop index discord.${identifier(name)}`)
}

/** The names of the indexes that wait to be built. */
export async function droppedIndexes(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    sql`select name from app.dropped_indexes order by name`,
  )
  return rows.map(({ name }) => name)
}

/** Builds an index that was taken away, in the transaction given; does nothing when it is there. */
export async function buildIndex(tx: Queryable, name: string): Promise<void> {
  const [row] = await tx.query<{ definition: string }>(
    sql`delete from app.dropped_indexes where name = ${name} returning definition`,
  )
  if (row) await tx.query(sql`${raw(row.definition)}`)
}

/** Words that came in one by one wait in a list, which slows every search until it is emptied. */
export async function emptyPendingWords(tx: Queryable): Promise<void> {
  await tx.query(sql`select gin_clean_pending_list('discord.message_words_words')`)
}
