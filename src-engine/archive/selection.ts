import type { CallOutput, HandlerInput } from '#shared/api'
import type { MessageRow } from '#shared/rows'
import { MAX_SELECTED } from '#shared/scope'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { STORED_JSON_COLUMNS, type StoredMessage, storedFromJson } from './messages-facts'
import { hydrateMessages } from './messages-hydrate'
import { within } from './times'

/**
 * The ids of a channel's content messages from one message to another, both included, in whichever order they are given,
 * or of a day; oldest first, at most {@link MAX_SELECTED} (`truncated` says that there were more).
 */
export async function messageIds(
  db: Queryable,
  { channel_id, span }: HandlerInput<'messages.ids'>,
): Promise<CallOutput<'messages.ids'>> {
  const isInside =
    span.kind === 'between'
      ? sql`m.id between least(${span.first}::bigint, ${span.last}::bigint)
          and greatest(${span.first}::bigint, ${span.last}::bigint)`
      : within({ unit: 'day', start: span.day }, span.tz)
  const rows = await db.query<{ id: string }>(sql`
    select m.id from discord.messages m
    where m.channel_id = ${channel_id} and m.is_content and ${isInside}
    order by m.channel_id, m.id limit ${MAX_SELECTED + 1}`)
  const ids = rows.map(({ id }) => id)
  return { ids: ids.slice(0, MAX_SELECTED), truncated: ids.length > MAX_SELECTED }
}

/** These messages of a channel, oldest first; what the archive does not hold is left out. */
export async function messagesById(
  db: Queryable,
  { channel_id, ids }: HandlerInput<'messages.by_ids'>,
): Promise<MessageRow[]> {
  const [found] = await db.query<{ rows: StoredMessage[] | null }>(sql`
    select json_agg(p) as rows from (
      select ${STORED_JSON_COLUMNS} from discord.messages m
      where m.channel_id = ${channel_id} and m.id = any (${ids}::bigint[])
      order by m.channel_id, m.id
    ) p`)
  return hydrateMessages(db, (found?.rows ?? []).map(storedFromJson), { channelNames: true })
}
