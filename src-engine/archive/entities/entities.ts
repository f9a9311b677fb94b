import type { HandlerInput } from '#shared/api'
import type { EntityDetails, EntityRow } from '#shared/entities'
import { AppError } from '#shared/errors'
import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'
import { entityKey } from '../../language/entities/entity-key'
import { BRIEF } from '../authors'
import { decodeCursor, encodeCursor } from '../cursor'

const LISTED = 20

/** Entities, most messages first: of a guild, or of all. */
export async function listEntities(
  db: Queryable,
  { guild_id, type, text, is_hidden, cursor, limit }: HandlerInput<'entities.list'>,
): Promise<{ entities: EntityRow[]; next_cursor: string | null }> {
  const count = guild_id === undefined ? sql`e` : sql`g`
  const after = cursor === null ? null : decodeCursor(cursor, [/^\d{1,10}$/, /^\d{1,10}$/])
  const key = entityKey(text ?? '')
  const rows = await db.query<EntityRow>(sql`
    select e.entity_id, e.name, e.type, ${count}.messages, ${count}.authors
    from discord.entities e
    ${guild_id === undefined ? sql`` : sql`join discord.entity_guilds g on g.entity_id = e.entity_id and g.guild_id = ${guild_id}`}
    where ${is_hidden ? sql`e.is_hidden` : sql`e.is_shown`}
      ${type === undefined ? sql`` : sql`and e.type = ${type}`}
      ${
        key === ''
          ? sql``
          : sql`and exists (
        select from discord.entity_names n where n.entity_id = e.entity_id
          and strpos(' ' || n.key, ${` ${key}`}) > 0)`
      }
      ${
        after === null
          ? sql``
          : sql`and (${count}.messages, -e.entity_id) < (${Number(after[0])}::int, -${Number(after[1])}::int)`
      }
    order by ${count}.messages desc, e.entity_id
    limit ${limit + 1}`)
  const entities = rows.slice(0, limit)
  const last = entities.at(-1)
  return {
    entities,
    next_cursor: rows.length > limit && last ? encodeCursor([last.messages, last.entity_id]) : null,
  }
}

/** Everything about an entity, or about what of it a guild says; `not_found` when nothing names it any more. */
export async function getEntity(
  db: Queryable,
  { entity_id, guild_id, tz = 'UTC' }: HandlerInput<'entities.get'>,
): Promise<EntityDetails> {
  const [entity] = await db.query<EntityRow & { is_hidden: boolean }>(sql`
    select e.entity_id, e.name, e.type, e.is_hidden, e.messages, e.authors
    from discord.entity_names n join discord.entities e on e.entity_id = n.entity_id
    where n.id = ${entity_id}`)
  if (!entity) throw new AppError('not_found', 'The archive does not name this any more.')
  const id = entity.entity_id
  // one statement: who names it is looked up once for all lists
  const [lists] = await db.query<Lists>(sql`
    with said as materialized (
      select distinct on (m.channel_id, m.id) x.name_id, m.channel_id, m.id as message_id, m.guild_id,
        m.author_id, m.webhook_name, m.posted_at
      from discord.entity_mentions x
      join discord.messages m on m.channel_id = x.channel_id and m.id = x.message_id
      where x.entity_id = ${id} and not m.is_twin
        ${guild_id === undefined ? sql`` : sql`and x.guild_id = ${guild_id}`})
    select count(*)::int as messages, count(distinct author_id)::int as authors,
      min(posted_at) as first_message_at, max(posted_at) as last_message_at,
      ${listOf(NAMES(id))} as names, ${listOf(GUILDS)} as guilds, ${listOf(CHANNELS)} as channels,
      ${listOf(PEOPLE)} as people, ${listOf(MONTHS(tz))} as months, ${listOf(TOGETHER(id))} as together
    from said`)
  return {
    ...entity,
    ...(lists as Lists),
    corrections: await db.query(sql`
      select distinct c.id as correction_id, c.kind, c.name, c.into_name, c.type, c.created_at
      from app.entity_corrections c
      join discord.entity_names n on n.key = c.key or n.key = c.into_key
      where n.entity_id = ${id} order by c.id desc`),
  }
}

type Lists = Omit<EntityDetails, 'entity_id' | 'name' | 'type' | 'is_hidden' | 'corrections'>

/** The rows of a query as a list; ids in it have to be texts. */
function listOf(query: Sql): Sql {
  return sql`(select coalesce(jsonb_agg(to_jsonb(t)), '[]') from (${query}) t)`
}

const NAMES = (id: number) => sql`
  select n.name, count(distinct s.message_id)::int as messages
  from discord.entity_names n
  left join discord.entity_spans x on x.name_id = n.id
  left join said s on s.channel_id = x.channel_id and s.message_id = x.message_id
  where n.entity_id = ${id}
  group by n.id, n.name order by messages desc, n.id limit ${LISTED}`

const GUILDS = sql`
  select g.id::text as guild_id, g.name as guild_name, count(*)::int as messages
  from said s join discord.guilds g on g.id = s.guild_id
  group by g.id, g.name order by messages desc, g.id limit ${LISTED}`

const CHANNELS = sql`
  select c.guild_id::text, c.id::text as channel_id, c.name as channel_name, count(*)::int as messages
  from said s join discord.channels c on c.id = s.channel_id
  group by c.guild_id, c.id, c.name order by messages desc, c.id limit ${LISTED}`

/** Each author once, in the guild where they name it most. */
const PEOPLE = sql`
  select ${BRIEF}, o.guild_id::text, o.messages
  from (
    select distinct on (author_id, webhook_name) * from (
      select author_id, webhook_name, guild_id, count(*)::int as here,
        sum(count(*)) over (partition by author_id, webhook_name)::int as messages
      from said group by 1, 2, 3) counted
    order by author_id, webhook_name, here desc, guild_id) o
  join discord.guild_authors a on a.guild_id = o.guild_id
    and a.author_id = o.author_id and a.webhook_name = o.webhook_name
  order by o.messages desc, o.author_id limit ${LISTED}`

/** Months of the zone, without gaps. */
const MONTHS = (tz: string) => {
  const month = sql`date_trunc('month', posted_at at time zone ${tz}::text)`
  return sql`
    select to_char(ends.at, 'YYYY-MM') as month, coalesce(c.messages, 0) as messages
    from (select generate_series(min(${month}), max(${month}), interval '1 month') as at from said) ends
    left join (select ${month} as at, count(*)::int as messages from said group by 1) c on c.at = ends.at
    order by ends.at`
}

const TOGETHER = (id: number) => sql`
  select e.entity_id, e.name, e.type, count(distinct s.message_id)::int as messages
  from said s
  join discord.entity_spans x on x.channel_id = s.channel_id and x.message_id = s.message_id
  join discord.entity_names n on n.id = x.name_id
  join discord.entities e on e.entity_id = n.entity_id
  where e.entity_id <> ${id} and e.is_shown
  group by 1, 2, 3 order by messages desc, e.entity_id limit ${LISTED}`
