import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who edits the highest share of their messages?',
  about: '100 × edited messages ÷ messages, of authors with at least 2 messages.',
  tags: ['Author'],
  params: [guild],
  columns: ['author_id', 'author_name', 'edited', 'messages', 'edited_percent'],
  chart: { kind: 'bar', x: 'author_name', y: 'edited_percent' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['edited'] } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, count(m.edited_at)::int as edited,
        count(*)::int as messages, 100 * count(m.edited_at)::float8 / count(*) as edited_percent
      from :scope as m
      group by m.guild_id, m.author_id, m.webhook_name
      having count(*) >= 2
    )
    select a.author_key as author_id, a.author_name, c.edited, c.messages, c.edited_percent
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.edited_percent desc, c.author_id, c.webhook_name collate "C"
  `,
})
