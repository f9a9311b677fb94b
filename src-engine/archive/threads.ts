import type { HandlerInput } from '#shared/api'
import { PANEL_ROWS, type ThreadRow } from '#shared/panel'
import type { Queryable } from '../db/database'
import { raw, sql } from '../db/sql'
import { type AuthorRef, briefAuthors } from './authors'

const ORDERS = {
  activity: raw('p.last_message_at desc nulls last, t.id desc'),
  created: raw('t.id desc'),
  messages: raw('p.messages desc, t.id desc'),
} as const

type Found = Omit<ThreadRow, 'start'> & {
  start_channel_id: string | null
  start_message_id: string | null
  start_author_id: string | null
  start_webhook_name: string | null
  start_excerpt: string | null
}

/**
 * The threads or posts of a channel or forum. A thread starts from the message that has its id, in the parent or in
 * itself; without that, its first message stands there.
 */
export async function listThreads(
  db: Queryable,
  { guild_id, channel_id, text, sort }: HandlerInput<'threads.list'>,
): Promise<{ threads: ThreadRow[]; total: number }> {
  const part = text.trim()
  const wanted = sql`t.guild_id = ${guild_id} and t.parent_id = ${channel_id} and t.is_thread
    ${part === '' ? sql`` : sql`and t.name ilike discord.containing(${part})`}`
  const rows = await db.query<Found & { total: number }>(sql`
    with posts as (
      select m.channel_id, count(*)::int as messages, min(m.posted_at) as first_message_at,
             max(m.posted_at) as last_message_at,
             count(distinct (m.author_id, m.webhook_name))::int as people
      from discord.messages m
      where m.channel_id in (select t.id from discord.channels t where ${wanted})
        and m.is_content and not m.is_twin
      group by 1
    ), page as (
      select t.id, t.name, t.type, p.*, count(*) over ()::int as total,
             row_number() over (order by ${ORDERS[sort]}) as place
      from discord.channels t left join posts p on p.channel_id = t.id
      where ${wanted} order by place limit ${PANEL_ROWS}::int
    )
    select t.id as channel_id, t.name as channel_name, t.type as channel_type,
           coalesce(t.messages, 0) as messages, coalesce(t.people, 0) as people,
           t.first_message_at, t.last_message_at, t.total,
           s.channel_id as start_channel_id, s.id as start_message_id,
           s.author_id as start_author_id, s.webhook_name as start_webhook_name,
           left(s.content, 200) as start_excerpt
    from page t
    left join lateral (
      (select * from discord.messages m where m.channel_id = ${channel_id} and m.id = t.id)
      union all
      (select * from discord.messages m where m.channel_id = t.id and m.is_content
       order by m.channel_id, m.id limit 1)
      limit 1
    ) s on true
    order by t.place`)
  const brief = await briefAuthors(
    db,
    rows.flatMap((row) => starterOf(row, guild_id) ?? []),
  )
  return {
    total: rows[0]?.total ?? 0,
    threads: rows.map((row) => {
      const starter = starterOf(row, guild_id)
      return {
        channel_id: row.channel_id,
        channel_name: row.channel_name,
        channel_type: row.channel_type,
        messages: row.messages,
        people: row.people,
        first_message_at: row.first_message_at,
        last_message_at: row.last_message_at,
        start: starter && {
          channel_id: row.start_channel_id ?? '0',
          message_id: row.start_message_id ?? '0',
          author: brief(starter),
          excerpt: row.start_excerpt ?? '',
        },
      }
    }),
  }
}

function starterOf(row: Found, guild_id: string): AuthorRef | null {
  const { start_author_id, start_webhook_name } = row
  if (start_author_id === null) return null
  return { guild_id, author_id: start_author_id, webhook_name: start_webhook_name ?? '' }
}
