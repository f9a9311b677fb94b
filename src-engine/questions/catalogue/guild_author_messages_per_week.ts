import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'How many messages did an author post per week?',
  about:
    'Messages of the author per week (named by its Monday) in the chosen time zone; empty weeks between the first and the last message as 0.',
  tags: ['Author', 'Time'],
  params: [guild, author],
  columns: ['week', 'messages'],
  chart: { kind: 'line', x: 'week', y: 'messages' },
  bots: 'excluded',
  drill: { by: { week: 'week' } },
  sql: `
    with counted as (
      select date_trunc('week', m.posted_at at time zone :tz::text) as week,
        count(*)::int as messages
      from :scope as m
      group by 1
    ), bounds as (
      select min(week) as first_week, max(week) as last_week from counted
    )
    select to_char(week, 'YYYY-MM-DD') as week, coalesce(c.messages, 0) as messages
    from bounds
    cross join generate_series(first_week, last_week, interval '1 week') as every(week)
    left join counted c using (week)
    order by every.week
  `,
})
