import { question } from '../define'
import { guild, integer } from '../params'

export default question({
  title: 'What is the average over the N busiest days?',
  about:
    'The days with the most messages, in the chosen time zone, and on every row the mean of their messages; of days with equally many the earlier ones count.',
  tags: ['Guild', 'Time'],
  params: [guild, integer('days', 'Days', 10)],
  columns: ['day', 'messages', 'average'],
  chart: { kind: 'bar', x: 'day', y: 'messages' },
  bots: 'included',
  drill: { by: { day: 'day' } },
  sql: `
    with counted as (
      select (m.posted_at at time zone :tz::text)::date as day, count(*)::int as messages
      from :scope as m
      group by 1
    ), busiest as (
      select day, messages
      from counted
      order by messages desc, day
      limit greatest(:days::bigint, 0)
    )
    select to_char(b.day, 'YYYY-MM-DD') as day, b.messages,
      (avg(b.messages) over ())::float8 as average
    from busiest b
    order by b.messages desc, b.day
  `,
})
