import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who had the highest spike in a single day?',
  about:
    'Each author’s busiest day in the chosen time zone; one row per author, highest first; an earlier day wins a tie.',
  tags: ['Author', 'Time'],
  params: [guild],
  columns: ['author_id', 'author_name', 'day', 'messages'],
  chart: { kind: 'bar', x: 'author_name', y: 'messages' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id', day: 'day' } },
  sql: `
    with days as (
      select m.guild_id, m.author_id, m.webhook_name,
        (m.posted_at at time zone :tz::text)::date - date '2000-01-01' as day, count(*)::int as messages
      from :scope as m
      group by 1, 2, 3, 4
    ), counted as (
      select guild_id, author_id, webhook_name, max(array[messages, -day]) as best
      from days
      group by guild_id, author_id, webhook_name
    )
    select a.author_key as author_id, a.author_name,
      to_char(date '2000-01-01' - c.best[2], 'YYYY-MM-DD') as day, c.best[1] as messages
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.best[1] desc, c.author_id, c.webhook_name collate "C"
  `,
})
