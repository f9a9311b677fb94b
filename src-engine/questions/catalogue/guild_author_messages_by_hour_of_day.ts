import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'At what time of day does an author post?',
  about:
    'Messages of the author per hour, 0 to 23, in the chosen time zone; hours without messages as 0.',
  tags: ['Author', 'Time'],
  params: [guild, author],
  columns: ['hour', 'messages'],
  chart: { kind: 'bar', x: 'hour', y: 'messages' },
  bots: 'excluded',
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
