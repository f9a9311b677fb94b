import type { Coverage, CoverageLane } from '#shared/export-files'
import type { Queryable, Row } from '../db/database'
import { type Sql, sql } from '../db/sql'
import { FILE_NAME, sentAt } from './export-files'

const MOST_LANES = 200

/**
 * What each file stands for. Asked: from the bound, or the birth of the channel, to the bound or the export; a damaged
 * file answers only for what lies between its first and its last message. Held: from the first to the last message.
 */
const SPANS = sql`(
  select f.*,
    case when f.state = 'damaged' then f.held else tstzrange(
      least(f.begins_at, f.first_at), greatest(f.begins_at, f.last_at, f.ends_at), '[]') end as asked
  from (
    select e.id, ${FILE_NAME} as name, e.guild_id, e.guild_name, e.channel_id, e.channel_name, e.state,
      e.read_messages, e.exported_at, b.first_at, b.last_at,
      case when b.first_at is not null then tstzrange(b.first_at, b.last_at, '[]') end as held,
      greatest(e.after_at, ${sentAt('e.channel_id')}) as begins_at,
      least(e.before_at, e.exported_at) as ends_at
    from discord.export_files e,
      lateral (select ${sentAt('e.first_message_id')} as first_at, ${sentAt('e.last_message_id')} as last_at) b
    where e.state <> 'foreign' and e.channel_id is not null
  ) f
)`

type LaneRow = CoverageLane & { total: number } & Row

async function lanes(
  db: Queryable,
  by: { key: Sql; name: Sql; where: Sql; order: Sql },
): Promise<{ lanes: CoverageLane[]; total: number }> {
  const rows = await db.query<LaneRow>(sql`
    with lane as (
      select ${by.key} as id, (array_agg(${by.name} order by f.exported_at desc nulls last, f.id desc))[1] as name,
        count(*)::int as files, sum(f.read_messages)::int as messages, min(lower(f.asked)) as begins_at,
        range_agg(f.asked) as asked, range_agg(f.held) as held,
        coalesce(jsonb_agg(f.last_at order by f.last_at)
          filter (where f.state = 'damaged' and f.last_at is not null), '[]') as damaged_at
      from ${SPANS} f where ${by.where} group by 1
    ), shown as (
      select *, count(*) over ()::int as total from lane order by ${by.order} limit ${MOST_LANES}
    )
    select id::text, name, files, messages, total, damaged_at,
      ${spansOf(sql`asked`)} as asked, ${spansOf(sql`held`)} as held
    from shown order by ${by.order}`)
  return {
    lanes: rows.map(({ total: _each, ...lane }) => lane),
    total: rows[0]?.total ?? 0,
  }
}

/** A multirange as a list of its spans. */
function spansOf(ranges: Sql): Sql {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('from', lower(r), 'to', upper(r)) order by lower(r)), '[]')
    from unnest(coalesce(${ranges}, '{}'::tstzmultirange)) r)`
}

/** The times that the files cover: of every guild, of each channel of a guild, or of each file of a channel. */
export async function coverage(
  db: Queryable,
  { guild_id, channel_id }: { guild_id?: string | undefined; channel_id?: string | undefined },
): Promise<Coverage> {
  const mostFirst = sql`messages desc, id`
  if (channel_id !== undefined) {
    const where = sql`f.channel_id = ${channel_id}::bigint`
    const order = sql`begins_at, id`
    return {
      level: 'files',
      ...(await lanes(db, { key: sql`f.id`, name: sql`f.name`, where, order })),
    }
  }
  if (guild_id !== undefined) {
    const where = sql`f.guild_id = ${guild_id}::bigint`
    const by = { key: sql`f.channel_id`, name: sql`f.channel_name`, where, order: mostFirst }
    return { level: 'channels', ...(await lanes(db, by)) }
  }
  const by = {
    key: sql`f.guild_id`,
    name: sql`f.guild_name`,
    where: sql`true`,
    order: mostFirst,
  }
  return { level: 'guilds', ...(await lanes(db, by)) }
}
