import { question } from '../define'
import { channel, guild } from '../params'

export default question({
  title: 'Who posts in a channel, and how much?',
  about: 'Messages per author of the channel or thread, and their share of its counted messages.',
  tags: ['Channel', 'Author'],
  params: [guild, channel],
  columns: ['author_id', 'author_name', 'messages', 'percent'],
  chart: { kind: 'bar', x: 'author_name', y: 'messages' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages
      from :scope as m
      group by 1, 2, 3
    )
    select a.author_key as author_id, a.author_name, c.messages,
      100 * c.messages::float8 / sum(c.messages) over () as percent
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.messages desc, c.author_id, c.webhook_name collate "C"
  `,
})
