import { question } from '../define'

export default question({
  title: 'Which guilds have the most messages, authors, channels?',
  about:
    'Messages, distinct authors, and the channels and threads that hold a message, per guild; direct messages together are guild 0.',
  tags: ['Guilds'],
  params: [],
  columns: ['guild_id', 'guild_name', 'messages', 'authors', 'channels'],
  chart: { kind: 'bar', x: 'guild_name', y: 'messages' },
  bots: 'included',
  drill: { by: { guild_id: 'guild_id' } },
  sql: `
    with posted as (
      select m.guild_id, m.channel_id, m.author_id, m.webhook_name, count(*)::int as messages
      from :scope as m
      group by 1, 2, 3, 4
    ), counted as (
      select guild_id, sum(messages)::int as messages,
        count(distinct (author_id, webhook_name))::int as authors,
        count(distinct channel_id)::int as channels
      from posted
      group by guild_id
    )
    select g.id as guild_id, g.name as guild_name, c.messages, c.authors, c.channels
    from counted c
    join discord.guilds g on g.id = c.guild_id
    order by c.messages desc, g.id
  `,
})
