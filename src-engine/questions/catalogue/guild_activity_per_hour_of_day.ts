import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How active is a guild per hour of the day?',
  about: 'Messages per hour, 0 to 23, in the chosen time zone; hours without messages as 0.',
  tags: ['Guild', 'Time'],
  params: [guild],
  columns: ['hour', 'messages'],
  chart: { kind: 'bar', x: 'hour', y: 'messages' },
  bots: 'included',
  drill: { by: { hour: 'hour' } },
  sql: `
    with counted as (
      select extract(hour from m.posted_at at time zone :tz::text)::int as hour,
        count(*)::int as messages
      from :scope as m
      group by 1
    )
    select hour, coalesce(c.messages, 0) as messages
    from generate_series(0, 23) as every(hour)
    left join counted c using (hour)
    order by hour
  `,
})
