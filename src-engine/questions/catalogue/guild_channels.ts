import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which channels does a guild have?',
  about:
    'One row per channel or thread that an export file was read for, ordered by category then name; a thread’s category is its channel.',
  tags: ['Channel'],
  params: [guild],
  columns: [
    'channel_id',
    'channel_name',
    'channel_type',
    'parent_id',
    'category',
    'messages',
    'first_message_at',
    'last_message_at',
  ],
  chart: { kind: 'table' },
  bots: 'included',
  drill: { by: { channel_id: 'channel_id' } },
  sql: `
    with counted as (
      select m.channel_id, count(*)::int as messages,
        min(m.posted_at) as first_at, max(m.posted_at) as last_at
      from :scope as m
      group by m.channel_id
    )
    select c.id as channel_id, c.name as channel_name, c.type as channel_type, c.parent_id, c.category,
      coalesce(n.messages, 0) as messages,
      n.first_at as first_message_at, n.last_at as last_message_at
    from discord.channels c
    left join counted n on n.channel_id = c.id
    where c.guild_id = :guild_id::bigint and not c.is_placeholder
    order by c.category collate "C" nulls first, c.name collate "C", c.id
  `,
})
