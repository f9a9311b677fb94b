import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'On which weekdays does an author post?',
  about:
    'Messages of the author per ISO weekday, 1 = Monday to 7, in the chosen time zone; days without messages as 0.',
  tags: ['Author', 'Time'],
  params: [guild, author],
  columns: ['weekday', 'messages'],
  chart: { kind: 'bar', x: 'weekday', y: 'messages' },
  bots: 'excluded',
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
