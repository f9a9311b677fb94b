import { join, type Sql, sql } from '../../db/sql'
import type { TextQuery } from '../../language/query'
import type { SearchPlan } from './plan'

/** A search that has words. */
export type WordsPlan = SearchPlan & { words: TextQuery & { tsquery: string } }

/** True when a plan asks for words, not only for signs or for what an operator says. */
export function hasWords(plan: SearchPlan): plan is WordsPlan {
  return plan.words !== null && plan.words.tsquery !== null
}

/** The tables of a search with words, for a `from`: message_words w, and messages m where they are asked. */
export function wordsFrom({ words, where }: WordsPlan, source: Sql = sql`discord.message_words`) {
  const isMessageAsked = where !== null || words.patterns !== null
  return sql`${source} w ${
    isMessageAsked
      ? sql`join discord.messages m on m.channel_id = w.channel_id and m.id = w.message_id`
      : sql``
  }`
}

/** What a row of {@link wordsFrom} has to fulfil to be a hit. */
export function wordsConditions({ words, where }: WordsPlan): Sql {
  return join(
    [
      sql`w.words @@ ${words.tsquery}::tsquery`,
      sql`not exists (select from discord.messages t
        where t.is_twin and t.channel_id = w.channel_id and t.id = w.message_id)`,
      ...(words.patterns === null ? [] : [sql`m.content ilike all (${words.patterns}::text[])`]),
      ...(where === null ? [] : [sql`(${where})`]),
    ],
    ' and ',
  )
}

/** Every hit of a search with words, as a select of channel_id and message_id. */
export function wordsHits(plan: WordsPlan): Sql {
  return sql`select w.channel_id, w.message_id from ${wordsFrom(plan)} where ${wordsConditions(plan)}`
}
