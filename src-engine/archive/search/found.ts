import { type Sql, sql } from '../../db/sql'
import type { TextQuery } from '../../language/query'

/** The counted messages that a typed search finds, for a `from`: guild_id, channel_id, message_id, score. */
export function foundBy({ tsquery, patterns }: TextQuery): Sql {
  return sql`discord.found(${tsquery}::tsquery, ${patterns}::text[])`
}
