import type { Scope } from '#shared/scope'
import type { Queryable, Row } from '../db/database'
import { sql } from '../db/sql'
import { scopeSelect } from './scope'
import type { ExportRows } from './table-rows'

const PAGE_ROWS = 5_000

const COLUMNS = [
  'guild_id',
  'channel_id',
  'channel_name',
  'message_id',
  'posted_at',
  'edited_at',
  'author_id',
  'author_name',
  'is_bot',
  'type',
  'is_pinned',
  'content',
  'reply_to_message_id',
  'reactions',
  'attachments',
]

async function* pages(db: Queryable, scope: Scope): AsyncIterable<Row[]> {
  const messages = await scopeSelect(db, scope, 'included')
  let after = { channel_id: '0', message_id: '0' }
  for (;;) {
    const rows: Row[] = await db.query(sql`
      with page as (
        select * from (${messages}) m
        where (m.channel_id, m.id) > (${after.channel_id}::bigint, ${after.message_id}::bigint)
        order by m.channel_id, m.id limit ${PAGE_ROWS}
      )
      select m.guild_id, m.channel_id, c.name as channel_name, m.id as message_id, m.posted_at,
             m.edited_at, a.author_key as author_id, a.author_name, m.is_bot, m.type, m.is_pinned,
             m.content, r.to_message_id as reply_to_message_id, m.reaction_count as reactions,
             m.attachment_count::int as attachments
      from page m
      join discord.channels c on c.id = m.channel_id
      join discord.guild_authors a on a.guild_id = m.guild_id and a.author_id = m.author_id
        and a.webhook_name = m.webhook_name
      left join discord.replies r on r.channel_id = m.channel_id and r.message_id = m.id
      order by m.channel_id, m.id`)
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE_ROWS) return
    after = { channel_id: String(last.channel_id), message_id: String(last.message_id) }
  }
}

/** The messages of a scope as flat rows, by channel and posting order. */
export async function messageRows(db: Queryable, scope: Scope): Promise<ExportRows> {
  const [counted] = await db.query<{ n: number }>(
    sql`select count(*)::int as n from (${await scopeSelect(db, scope, 'included')}) m`,
  )
  return { columns: COLUMNS, total: counted?.n ?? 0, pages: pages(db, scope) }
}
