import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'On what share of days is there a message?',
  about:
    'Days with a message against all days from the first to the last, both counted, in the chosen time zone.',
  tags: ['Guild', 'Time'],
  params: [guild],
  columns: ['first_day', 'last_day', 'days_with_messages', 'total_days', 'percent'],
  chart: { kind: 'number', y: 'percent' },
  bots: 'included',
  drill: { by: {} },
  sql: `
    with days as (
      select distinct (m.posted_at at time zone :tz::text)::date as day
      from :scope as m
    ), counted as (
      select min(day) as first_day, max(day) as last_day, count(*)::int as days_with_messages,
        coalesce(max(day) - min(day) + 1, 0) as total_days
      from days
    )
    select to_char(first_day, 'YYYY-MM-DD') as first_day, to_char(last_day, 'YYYY-MM-DD') as last_day,
      days_with_messages, total_days,
      100 * days_with_messages::float8 / nullif(total_days, 0) as percent
    from counted
  `,
})
