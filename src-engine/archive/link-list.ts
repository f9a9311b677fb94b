import type { HandlerInput } from '#shared/api'
import type { DomainRow, LinkRow, LinksQuery, PanelPlace } from '#shared/panel'
import type { Queryable } from '../db/database'
import { raw, type Sql, sql } from '../db/sql'
import { type AuthorRef, briefAuthors } from './authors'
import { decodeCursor, encodeCursor } from './cursor'
import { authorsOwn, onPlace } from './panel-place'

const HAVING = sql`m.link_count > 0 and m.is_content`

const ORDERS = {
  newest: { order: raw('last_id desc, url desc'), key: raw('(last_id, url)') },
  often: {
    order: raw('messages desc, last_id desc, url desc'),
    key: raw('(messages, last_id, url)'),
  },
} as const

type Found = AuthorRef & Omit<LinkRow, 'last_by'> & { last_id: string; total: number }

/**
 * A page of the addresses that the counted messages of a place link to, each once. The total is counted for the first page
 * and travels with the cursor.
 */
export async function listLinks(
  db: Queryable,
  { cursor, limit, ...query }: HandlerInput<'links.list'>,
): Promise<{ links: LinkRow[]; total: number; next_cursor: string | null }> {
  const rows = await pageOf(db, query, cursor, limit)
  const brief = await briefAuthors(db, rows)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const total = cursor === null ? (rows[0]?.total ?? 0) : Number(partsOf(cursor)[0])
  return {
    links: page.map(
      ({ last_id: _id, total: _total, author_id, webhook_name, guild_id, ...link }) => ({
        ...link,
        last_by: brief({ guild_id, author_id, webhook_name }),
      }),
    ),
    total,
    next_cursor:
      rows.length > limit && last
        ? encodeCursor([total, last.messages, last.last_id, last.url])
        : null,
  }
}

const partsOf = (cursor: string) =>
  decodeCursor(cursor, [/^\d{1,10}$/, /^\d{1,10}$/, /^\d{1,19}$/, /^[\s\S]*$/])

/** A message that says an address twice counts once for it. */
const ONCE = sql`(x.position = 0 or not exists (select from discord.links y
  where y.channel_id = x.channel_id and y.message_id = x.message_id
    and y.position < x.position and y.url = x.url))`

/** Whose links, when and how often is asked only of the addresses on the page. */
function pageOf(
  db: Queryable,
  query: LinksQuery,
  cursor: string | null,
  limit: number,
): Promise<Found[]> {
  const { order, key } = ORDERS[query.sort]
  return db.query<Found>(sql`
    ${authorsOwn(query, HAVING)} said as (
      select x.url, x.domain, x.channel_id, x.message_id from discord.links x
      where ${onPlace(query)} ${narrowed(query)} and ${ONCE}
    ), addresses as (
      select url, count(*)::int as messages, max(message_id) as last_id from said group by url
    ), page as (
      select *, ${cursor === null ? sql`count(*) over ()::int` : sql`0`} as total
      from addresses ${cursor === null ? sql`` : seek(query, key, cursor)}
      order by ${order} limit ${limit + 1}::int
    ), facts as (
      select s.url, min(s.domain) as domain, count(distinct (m.author_id, m.webhook_name))::int as people,
             min(m.posted_at) as first_at, max(m.posted_at) as last_at,
             (array_agg(s.channel_id order by s.message_id desc, s.channel_id))[1] as channel_id
      from said s join page using (url)
      join discord.messages m on m.channel_id = s.channel_id and m.id = s.message_id
      group by 1
    )
    select p.url, f.domain, p.messages, p.last_id, p.total, f.people, f.first_at, f.last_at,
           f.channel_id, p.last_id as message_id, m.author_id, m.webhook_name, m.guild_id
    from page p join facts f using (url)
    join discord.messages m on m.channel_id = f.channel_id and m.id = p.last_id
    order by ${query.sort === 'often' ? sql`p.messages desc,` : sql``} p.last_id desc, p.url desc`)
}

function seek(query: LinksQuery, key: Sql, cursor: string): Sql {
  const [, messages, last, url] = partsOf(cursor)
  const at = sql`${last}::bigint, ${url}::text`
  return query.sort === 'often'
    ? sql`where ${key} < (${messages}::text::int, ${at})`
    : sql`where ${key} < (${at})`
}

function narrowed({ domain, text }: LinksQuery): Sql {
  const part = text.trim()
  return sql`${domain === undefined ? sql`` : sql`and x.domain = ${domain}`}
    ${part === '' ? sql`` : sql`and x.url ilike discord.containing(${part})`}`
}

/** The domains that the counted messages of a place link to, most messages first; 200 at most. */
export function listDomains(db: Queryable, place: PanelPlace): Promise<DomainRow[]> {
  return db.query<DomainRow>(sql`
    ${authorsOwn(place, HAVING)} said as (
      select x.domain, x.url, x.channel_id, x.message_id from discord.links x
      where ${onPlace(place)}
    ), messages as (
      select domain, count(*)::int as messages
      from (select distinct domain, channel_id, message_id from said) each group by 1
    ), addresses as (
      select domain, count(*)::int as urls from (select distinct domain, url from said) each group by 1
    )
    select domain, m.messages, a.urls from messages m join addresses a using (domain)
    order by m.messages desc, domain limit 200`)
}
