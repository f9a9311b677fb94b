import type { Queryable } from '../db/database'
import { raw, type Sql, sql } from '../db/sql'
import { CHILD_TABLES, DERIVED_TABLES } from '../dce/tables'
import { noteChange } from './changes'
import { removeEmbeddings } from './meaning/embeddings'

/* Taking messages out, a page of a channel in each transaction. */

/** Messages taken out in one transaction: readers wait no longer than for a batch of a load. */
export const PAGE = 1000

/** Messages of a channel by their ids, both ends included. */
export type MessageSlice = { channel_id: string; first_id: string; last_id: string }

/** Every message of a channel. */
export function wholeChannel(channel_id: string): MessageSlice {
  return { channel_id, first_id: '0', last_id: '9223372036854775807' }
}

/** Everything that hangs on a message, what other exports say of it included. */
const PARTS = [...CHILD_TABLES, ...DERIVED_TABLES, 'message_versions', 'missing_messages'] as const

/**
 * Takes a page of messages out, with all that hangs on them, and remembers whom they named. Returns how many there
 * were; fewer than {@link PAGE} = the slice is empty now.
 */
export async function removePage(tx: Queryable, slice: MessageSlice): Promise<number> {
  const { channel_id, first_id, last_id } = slice
  const [page] = await tx.query<{ messages: number; reached_id: string | null }>(sql`
    select count(*)::int as messages, max(id) as reached_id from (
      select id from discord.messages
      where channel_id = ${channel_id} and id between ${first_id} and ${last_id}
      order by id limit ${PAGE}::int) page`)
  const messages = page?.messages ?? 0
  // the last page takes along what hangs on no message any more
  const until = messages < PAGE ? last_id : (page?.reached_id ?? last_id)
  const isIn = (id: Sql) =>
    sql`channel_id = ${channel_id} and ${id} between ${first_id}::bigint and ${until}::bigint`
  await rememberPeople(tx, isIn)
  for (const table of PARTS) {
    await tx.query(sql`delete from discord.${raw(table)} where ${isIn(raw('message_id'))}`)
  }
  await removeEmbeddings(tx, isIn(raw('message_id')))
  await tx.query(sql`delete from discord.messages where ${isIn(raw('id'))}`)
  if (messages > 0) await noteChange(tx, channel_id)
  return messages
}

/** Who is named by these messages and by what older exports say of them: the same people that reading them brings in. */
async function rememberPeople(tx: Queryable, isIn: (id: Sql) => Sql): Promise<void> {
  await tx.query(sql`
    insert into app.removed_people (guild_id, author_id, webhook_name)
    select guild_id, author_id, webhook_name from discord.messages where ${isIn(raw('id'))}
    union select guild_id, author_id, '' from discord.mentions where ${isIn(raw('message_id'))}
    union select guild_id, author_id, '' from discord.reaction_users where ${isIn(raw('message_id'))}
    union ${interactionUsers(isIn(raw('id')))}
    union ${versionPeople(isIn(raw('message_id')))}
    on conflict do nothing`)
}

/** True for text that is an id of this archive: `extra` holds what exports say, ids that have no room in a bigint too. */
const isId = (text: Sql) =>
  sql`case when ${text} ~ '^[0-9]{1,19}$' then ${text}::numeric <= 9223372036854775807 else false end`

/** Who gave the commands that messages answer. */
export function interactionUsers(where: Sql): Sql {
  const id = raw(`(extra #>> '{interaction,user,id}')`)
  return sql`select guild_id, ${id}::bigint, ''
    from discord.messages
    where ${where} and extra is not null and ${isId(id)}`
}

/** Who is named by older states of messages. */
export function versionPeople(where: Sql): Sql {
  return sql`
    select v.guild_id, named.id::bigint, named.webhook_name
    from (select * from discord.message_versions where ${where} and data is not null) v
    cross join lateral (
      select v.data ->> 'author_id', coalesce(v.data ->> 'webhook_name', '')
      union all select mention, '' from jsonb_array_elements_text(v.data -> 'mentions') mention
      union all select reacted ->> 1, '' from jsonb_array_elements(v.data -> 'reaction_users') reacted
      union all select v.data #>> '{extra,interaction,user,id}', ''
    ) named (id, webhook_name)
    where ${isId(raw('named.id'))}`
}

/** How many messages are stored in some slices. */
export async function countSlices(db: Queryable, slices: readonly MessageSlice[]): Promise<number> {
  const [row] = await db.query<{ messages: number }>(sql`
    select coalesce(sum(c.messages), 0)::int as messages
    from unnest(${slices.map((slice) => slice.channel_id)}::bigint[],
                ${slices.map((slice) => slice.first_id)}::bigint[],
                ${slices.map((slice) => slice.last_id)}::bigint[]) s (channel_id, first_id, last_id)
    cross join lateral (
      select count(*) as messages from discord.messages m
      where m.channel_id = s.channel_id and m.id between s.first_id and s.last_id) c`)
  return row?.messages ?? 0
}
