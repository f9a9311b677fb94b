import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How active is a guild per week?',
  about:
    'Messages and distinct authors per week (named by its Monday) in the chosen time zone; empty weeks as 0.',
  tags: ['Guild', 'Time'],
  params: [guild],
  columns: ['week', 'messages', 'authors'],
  chart: { kind: 'line', x: 'week', y: 'messages' },
  bots: 'included',
  drill: { by: { week: 'week' } },
  sql: `
    with posted as (
      select date_trunc('week', m.posted_at at time zone :tz::text) as week,
        m.author_id, m.webhook_name, count(*) as messages
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select week, sum(messages)::int as messages, count(*)::int as authors
      from posted
      group by week
    ), bounds as (
      select min(week) as first_week, max(week) as last_week from counted
    )
    select to_char(week, 'YYYY-MM-DD') as week, coalesce(c.messages, 0) as messages,
      coalesce(c.authors, 0) as authors
    from bounds
    cross join generate_series(first_week, last_week, interval '1 week') as every(week)
    left join counted c using (week)
    order by every.week
  `,
})
