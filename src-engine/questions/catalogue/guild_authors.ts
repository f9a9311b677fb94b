import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who posted in a guild?',
  about: 'One row per author with at least one message; bots are listed and marked.',
  tags: ['Author'],
  params: [guild],
  columns: [
    'author_id',
    'author_name',
    'is_bot',
    'messages',
    'first_message_at',
    'last_message_at',
  ],
  chart: { kind: 'table' },
  bots: 'listed',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages,
        min(m.posted_at) as first_at, max(m.posted_at) as last_at
      from :scope as m
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name, a.is_bot, c.messages,
      c.first_at as first_message_at, c.last_at as last_message_at
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.messages desc, c.author_id, c.webhook_name collate "C"
  `,
})
