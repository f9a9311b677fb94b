import { question } from '../define'
import { channel, guild } from '../params'

export default question({
  title: 'How active is a channel per month?',
  about:
    'Messages of the channel or thread per month in the chosen time zone; months between its first and its last message without one as 0.',
  tags: ['Channel', 'Time'],
  params: [guild, channel],
  columns: ['month', 'messages'],
  chart: { kind: 'line', x: 'month', y: 'messages' },
  bots: 'included',
  drill: { by: { month: 'month' } },
  sql: `
    with counted as (
      select date_trunc('month', m.posted_at at time zone :tz::text) as month, count(*)::int as messages
      from :scope as m
      group by 1
    ), bounds as (
      select min(month) as first_month, max(month) as last_month from counted
    )
    select to_char(month, 'YYYY-MM') as month, coalesce(c.messages, 0) as messages
    from bounds
    cross join generate_series(first_month, last_month, interval '1 month') as every(month)
    left join counted c using (month)
    order by every.month
  `,
})
