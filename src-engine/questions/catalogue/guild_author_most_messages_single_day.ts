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
        (m.posted_at at time zone :tz::text)::date as day, count(*)::int as messages
      from :scope as m
      group by 1, 2, 3, 4
    ), counted as (
      select distinct on (guild_id, author_id, webhook_name) *
      from days
      order by guild_id, author_id, webhook_name, messages desc, day
    )
    select a.author_key as author_id, a.author_name, to_char(c.day, 'YYYY-MM-DD') as day, c.messages
    from counted c
    join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.messages desc, c.author_id, c.webhook_name collate "C"
  `,
})
