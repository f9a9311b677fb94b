import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How active is a guild per weekday?',
  about:
    'Messages per ISO weekday, 1 = Monday to 7, in the chosen time zone; days without messages as 0.',
  tags: ['Guild', 'Time'],
  params: [guild],
  columns: ['weekday', 'messages'],
  chart: { kind: 'bar', x: 'weekday', y: 'messages' },
  bots: 'included',
  drill: { by: { weekday: 'weekday' } },
  sql: `
    with counted as (
      select extract(isodow from m.posted_at at time zone :tz::text)::int as weekday,
        count(*)::int as messages
      from :scope as m
      group by 1
    )
    select weekday, coalesce(c.messages, 0) as messages
    from generate_series(1, 7) as every(weekday)
    left join counted c using (weekday)
    order by weekday
  `,
})
