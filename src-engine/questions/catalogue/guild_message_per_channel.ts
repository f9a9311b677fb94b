import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How many messages has each channel?',
  about:
    'Messages and distinct authors per channel or thread, most messages first; channels without one are not listed.',
  aliases: ['guild_channels_most_active', 'guild_channel_most_messages'],
  tags: ['Channel'],
  params: [guild],
  columns: ['channel_id', 'channel_name', 'channel_type', 'parent_id', 'messages', 'authors'],
  chart: { kind: 'bar', x: 'channel_name', y: 'messages' },
  bots: 'included',
  drill: { by: { channel_id: 'channel_id' } },
  sql: `
    with posted as (
      select m.channel_id, m.author_id, m.webhook_name, count(*) as messages
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select channel_id, sum(messages)::int as messages, count(*)::int as authors
      from posted
      group by channel_id
    )
    select c.id as channel_id, c.name as channel_name, c.type as channel_type, c.parent_id,
      n.messages, n.authors
    from counted n
    join discord.channels c on c.id = n.channel_id
    order by n.messages desc, c.id
  `,
})
