import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which messages hold the most links?',
  about:
    'Messages with a link in their text, those with the most links first; a link that stands twice counts twice.',
  tags: ['Link'],
  params: [guild],
  columns: [
    'channel_id',
    'message_id',
    'posted_at',
    'author_id',
    'author_name',
    'links',
    'content',
  ],
  chart: { kind: 'messages' },
  bots: 'included',
  drill: { by: { channel_id: 'channel_id', message_id: 'message_id' } },
  sql: `
    with listed as materialized (
      select m.guild_id, m.channel_id, m.id, m.author_id, m.webhook_name, m.link_count
      from :scope as m
      where m.link_count > 0
      order by m.link_count desc, m.id, m.channel_id
      limit :limit::int
    )
    select l.channel_id, l.id as message_id, m.posted_at, a.author_key as author_id, a.author_name,
      l.link_count as links, m.content
    from listed l
    join discord.messages m on m.channel_id = l.channel_id and m.id = l.id
    left join discord.guild_authors a
      on a.guild_id = l.guild_id and a.author_id = l.author_id and a.webhook_name = l.webhook_name
    order by l.link_count desc, l.id, l.channel_id
  `,
})
