import type { MessageKey } from '#shared/version'
import { type Sql, sql } from '../db/sql'

/** Tells messages apart: the same id may stand in two channels. */
export function messageKey({ channel_id, message_id }: MessageKey): string {
  return `${channel_id}/${message_id}`
}

/** Messages as a table `k (channel_id, message_id)`, for a `from`. */
export function keyTable(keys: readonly MessageKey[]): Sql {
  return sql`unnest(${keys.map((key) => key.channel_id)}::bigint[],
    ${keys.map((key) => key.message_id)}::bigint[]) k (channel_id, message_id)`
}
