import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How old is the oldest message of each channel?',
  about:
    'The earliest stored message of each channel or thread; of two at the same time the one with the smaller id. Oldest first.',
  tags: ['Channel', 'Time'],
  params: [guild],
  columns: [
    'channel_id',
    'channel_name',
    'message_id',
    'posted_at',
    'author_id',
    'author_name',
    'content',
  ],
  chart: { kind: 'messages' },
  bots: 'included',
  drill: { by: { channel_id: 'channel_id', message_id: 'message_id' } },
  sql: `
    with started as (
      select m.guild_id, m.channel_id, min(m.posted_at) as posted_at
      from :scope as m
      group by 1, 2
    ), listed as materialized (
      select s.channel_id, s.posted_at, o.id
      from started s
      cross join lateral (
        select m.id
        from :scope as m
        where m.guild_id = s.guild_id and m.channel_id = s.channel_id and m.posted_at = s.posted_at
        order by m.id
        limit 1
      ) o
      order by s.posted_at, s.channel_id
      limit :limit::int
    )
    select c.id as channel_id, c.name as channel_name, m.id as message_id, m.posted_at,
      a.author_key as author_id, a.author_name, m.content
    from listed l
    join discord.messages m on m.channel_id = l.channel_id and m.id = l.id
    join discord.channels c on c.id = l.channel_id
    left join discord.guild_authors a
      on a.guild_id = m.guild_id and a.author_id = m.author_id and a.webhook_name = m.webhook_name
    order by m.posted_at, c.id
  `,
})
