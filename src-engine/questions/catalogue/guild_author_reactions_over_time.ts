import { question } from '../define'
import { author, choice, guild } from '../params'

export default question({
  title: 'How did reactions to an author develop?',
  about:
    'Reactions received by the author’s messages that were posted in the month, week (named by its Monday) or day, in the chosen time zone; empty periods between the first and the last message as 0.',
  tags: ['Author', 'Reaction', 'Time'],
  params: [guild, author, choice('interval', 'Interval', ['month', 'week', 'day'], 'month')],
  columns: ['period', 'reactions', 'messages'],
  chart: { kind: 'line', x: 'period', y: 'reactions' },
  bots: 'excluded',
  drill: { by: { month: '_month', week: '_week', day: '_day' } },
  sql: `
    with counted as (
      select date_trunc(:interval::text, m.posted_at at time zone :tz::text) as start,
        sum(m.reaction_count)::float8 as reactions, count(*)::int as messages
      from :scope as m
      group by 1
    ), bounds as (
      select min(start) as first_start, max(start) as last_start from counted
    ), periods as (
      select to_char(start, case :interval::text when 'month' then 'YYYY-MM' else 'YYYY-MM-DD' end) as period,
        start, coalesce(c.reactions, 0) as reactions, coalesce(c.messages, 0) as messages
      from bounds
      cross join generate_series(first_start, last_start, ('1 ' || :interval::text)::interval) as every(start)
      left join counted c using (start)
    )
    select period, reactions, messages,
      case when :interval::text = 'month' then period end as "_month",
      case when :interval::text = 'week' then period end as "_week",
      case when :interval::text = 'day' then period end as "_day"
    from periods
    order by start
  `,
})
