import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How active is a guild per day?',
  about: 'Messages and distinct authors per day in the chosen time zone; empty days as 0.',
  tags: ['Guild', 'Time'],
  params: [guild],
  columns: ['day', 'messages', 'authors'],
  chart: { kind: 'line', x: 'day', y: 'messages' },
  bots: 'included',
  drill: { by: { day: 'day' } },
  sql: `
    with posted as (
      select date_trunc('day', m.posted_at at time zone :tz::text) as day,
        m.author_id, m.webhook_name, count(*) as messages
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select day, sum(messages)::int as messages, count(*)::int as authors
      from posted
      group by day
    ), bounds as (
      select min(day) as first_day, max(day) as last_day from counted
    )
    select to_char(day, 'YYYY-MM-DD') as day, coalesce(c.messages, 0) as messages,
      coalesce(c.authors, 0) as authors
    from bounds
    cross join generate_series(first_day, last_day, interval '1 day') as every(day)
    left join counted c using (day)
    order by every.day
  `,
})
