import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who sent the most messages?',
  about: 'Messages per author.',
  tags: ['Author'],
  params: [guild],
  columns: ['author_id', 'author_name', 'messages'],
  chart: { kind: 'bar', x: 'author_name', y: 'messages' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages
      from :scope as m
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name, c.messages
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.messages desc, c.author_id, c.webhook_name collate "C"
  `,
})
