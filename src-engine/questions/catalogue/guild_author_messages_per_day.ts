import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'How many messages did an author post per day?',
  about:
    'Messages of the author per day in the chosen time zone; empty days between the first and the last message as 0.',
  tags: ['Author', 'Time'],
  params: [guild, author],
  columns: ['day', 'messages'],
  chart: { kind: 'line', x: 'day', y: 'messages' },
  bots: 'excluded',
  drill: { by: { day: 'day' } },
  sql: `
    with counted as (
      select date_trunc('day', m.posted_at at time zone :tz::text) as day,
        count(*)::int as messages
      from :scope as m
      group by 1
    ), bounds as (
      select min(day) as first_day, max(day) as last_day from counted
    )
    select to_char(day, 'YYYY-MM-DD') as day, coalesce(c.messages, 0) as messages
    from bounds
    cross join generate_series(first_day, last_day, interval '1 day') as every(day)
    left join counted c using (day)
    order by every.day
  `,
})
