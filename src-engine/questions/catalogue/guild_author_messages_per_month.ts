import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'How many messages did an author post per month?',
  about:
    'Messages of the author per month in the chosen time zone; empty months between the first and the last message as 0.',
  tags: ['Author', 'Time'],
  params: [guild, author],
  columns: ['month', 'messages'],
  chart: { kind: 'line', x: 'month', y: 'messages' },
  bots: 'excluded',
  drill: { by: { month: 'month' } },
  sql: `
    with counted as (
      select date_trunc('month', m.posted_at at time zone :tz::text) as month,
        count(*)::int as messages
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
