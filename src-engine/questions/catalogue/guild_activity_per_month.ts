import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How active is a guild per month?',
  about: 'Messages and distinct authors per month in the chosen time zone; empty months as 0.',
  tags: ['Guild', 'Time'],
  params: [guild],
  columns: ['month', 'messages', 'authors'],
  chart: { kind: 'line', x: 'month', y: 'messages' },
  bots: 'included',
  drill: { by: { month: 'month' } },
  sql: `
    with posted as (
      select date_trunc('month', m.posted_at at time zone :tz::text) as month,
        m.author_id, m.webhook_name, count(*) as messages
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select month, sum(messages)::int as messages, count(*)::int as authors
      from posted
      group by month
    ), bounds as (
      select min(month) as first_month, max(month) as last_month from counted
    )
    select to_char(month, 'YYYY-MM') as month, coalesce(c.messages, 0) as messages,
      coalesce(c.authors, 0) as authors
    from bounds
    cross join generate_series(first_month, last_month, interval '1 month') as every(month)
    left join counted c using (month)
    order by every.month
  `,
})
