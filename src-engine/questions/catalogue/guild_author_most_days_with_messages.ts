import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who is the most consistent poster?',
  about: 'Distinct calendar days, in the chosen time zone, with at least one message.',
  tags: ['Author', 'Time'],
  params: [guild],
  columns: ['author_id', 'author_name', 'days'],
  chart: { kind: 'bar', x: 'author_name', y: 'days' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with days as (
      select m.guild_id, m.author_id, m.webhook_name, (m.posted_at at time zone :tz::text)::date as day
      from :scope as m
      group by 1, 2, 3, 4
    ), counted as (
      select guild_id, author_id, webhook_name, count(*)::int as days
      from days
      group by guild_id, author_id, webhook_name
    )
    select a.author_key as author_id, a.author_name, c.days
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.days desc, c.author_id, c.webhook_name collate "C"
  `,
})
