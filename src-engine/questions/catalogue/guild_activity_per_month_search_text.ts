import { question } from '../define'
import { guild, searchText } from '../params'

export default question({
  title: 'How often do messages match a text, per month?',
  about: 'Messages that the word search finds for the text; months of the guild without one as 0.',
  tags: ['Search', 'Time'],
  params: [guild, searchText],
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
      select date_trunc('month', min(m.posted_at) at time zone :tz::text) as first_month,
        date_trunc('month', max(m.posted_at) at time zone :tz::text) as last_month
      from :span as m
    )
    select to_char(month, 'YYYY-MM') as month, coalesce(c.messages, 0) as messages
    from bounds
    cross join generate_series(first_month, last_month, interval '1 month') as every(month)
    left join counted c using (month)
    order by every.month
  `,
})
