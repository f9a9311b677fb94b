import type { ChannelRow } from '#shared/rows'
import { compareIds } from '#shared/snowflake'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/**
 * All channels, threads and forum posts of a guild, with the categories and forums that only their children tell of.
 * Channels without a category come first, then each category by name with its channels by name; a channel is followed
 * by its threads, the most recently active first. [] for an unknown guild.
 */
export async function listChannels(
  db: Queryable,
  { guild_id }: { guild_id: string },
): Promise<ChannelRow[]> {
  const rows = await db.query<ChannelRow>(sql`
    with posts as (
      select channel_id, count(*)::int as messages, min(posted_at) as first_message_at,
             max(posted_at) as last_message_at
      from discord.messages where guild_id = ${guild_id} and is_content and not is_twin
      group by 1
    )
    select c.id as channel_id, c.guild_id, c.name as channel_name, c.type as channel_type,
           c.is_thread, c.parent_id, coalesce(parent.name, c.category) as category, c.topic,
           coalesce(p.messages, 0) as messages, p.first_message_at, p.last_message_at
    from discord.channels c
    left join discord.channels parent on parent.id = c.parent_id
    left join posts p on p.channel_id = c.id
    where c.guild_id = ${guild_id}`)
  return inReadingOrder(rows)
}

const collator = new Intl.Collator('en', { numeric: true })

function byName(a: ChannelRow, b: ChannelRow): number {
  return collator.compare(a.channel_name, b.channel_name) || compareIds(a.channel_id, b.channel_id)
}

function byActivity(a: ChannelRow, b: ChannelRow): number {
  const [newer, older] = [b.last_message_at ?? '', a.last_message_at ?? '']
  if (newer !== older) return newer < older ? -1 : 1
  return compareIds(b.channel_id, a.channel_id)
}

/** Parents before their children; whatever has no parent in the list stands on its own. */
export function inReadingOrder(rows: readonly ChannelRow[]): ChannelRow[] {
  const byId = new Map(rows.map((row) => [row.channel_id, row]))
  const children = new Map<string, ChannelRow[]>()
  const roots: ChannelRow[] = []
  for (const row of rows) {
    const parent = row.parent_id === null ? undefined : byId.get(row.parent_id)
    if (!parent || parent === row) roots.push(row)
    else if (children.get(parent.channel_id)?.push(row) === undefined) {
      children.set(parent.channel_id, [row])
    }
  }
  const ordered: ChannelRow[] = []
  const place = (row: ChannelRow): void => {
    ordered.push(row)
    const below = children.get(row.channel_id) ?? []
    children.delete(row.channel_id)
    for (const child of below.filter((each) => !each.is_thread).sort(byName)) place(child)
    for (const thread of below.filter((each) => each.is_thread).sort(byActivity)) place(thread)
  }
  // exports before 2.27 name a category without an id: such channels stand where the category would
  const heading = (row: ChannelRow) =>
    row.channel_type === 'GuildCategory' ? row.channel_name : (row.category ?? '')
  roots.sort((a, b) => collator.compare(heading(a), heading(b)) || byName(a, b))
  for (const row of roots) place(row)
  // a ring of parents cannot come from Discord, but no row of a hostile file may vanish
  return [...ordered, ...[...children.values()].flat()]
}
