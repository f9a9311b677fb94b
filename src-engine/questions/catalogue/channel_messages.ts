import { question } from '../define'
import { channel, message } from '../params'

export default question({
  title: 'Which messages were posted in a channel?',
  about:
    'Messages of the channel in posting order; before and after are message ids and exclusive.',
  tags: ['Message'],
  params: [channel, message('before', 'Before message'), message('after', 'After message')],
  columns: [
    'channel_id',
    'message_id',
    'posted_at',
    'author_id',
    'author_name',
    'content',
    'reply_to_message_id',
  ],
  chart: { kind: 'table' },
  bots: 'included',
  drill: { by: { channel_id: 'channel_id', message_id: 'message_id' } },
  sql: `
    with page as materialized (
      select m.guild_id, m.channel_id, m.id, m.author_id, m.webhook_name, m.posted_at, m.content
      from :scope as m
      where (:before::bigint is null or m.id < :before::bigint)
        and (:after::bigint is null or m.id > :after::bigint)
      order by m.id
      limit :limit::int
    )
    select p.channel_id, p.id as message_id, p.posted_at, a.author_key as author_id, a.author_name,
      p.content, r.to_message_id as reply_to_message_id
    from page p
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    left join discord.replies r on r.channel_id = p.channel_id and r.message_id = p.id
    order by p.id
  `,
})
