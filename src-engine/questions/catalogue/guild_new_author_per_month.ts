import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How many new authors post per month?',
  about:
    'Authors by the month of their first stored message, in the chosen time zone, and how many there were by the end of the month. A message before the chosen dates still makes its author no newcomer.',
  tags: ['Author', 'Time'],
  params: [guild],
  columns: ['month', 'new_authors', 'cumulative_authors'],
  chart: { kind: 'line', x: 'month', y: 'new_authors' },
  bots: 'excluded',
  drill: null,
  sql: `
    with seen as (
      select m.author_id, m.webhook_name, min(m.posted_at) as first_at
      from :history as m
      group by 1, 2
    ), scoped as (
      select m.author_id, m.webhook_name, min(m.posted_at) as first_at, max(m.posted_at) as last_at
      from :scope as m
      group by 1, 2
    ), counted as (
      select date_trunc('month', first_at at time zone :tz::text) as month, count(*)::int as new_authors
      from scoped
      join seen using (author_id, webhook_name, first_at)
      group by 1
    ), bounds as (
      select date_trunc('month', min(first_at) at time zone :tz::text) as first_month,
        date_trunc('month', max(last_at) at time zone :tz::text) as last_month,
        (select count(*) from seen where first_at < (select min(first_at) from scoped)) as before
      from scoped
    )
    select to_char(month, 'YYYY-MM') as month, coalesce(c.new_authors, 0) as new_authors,
      (b.before + sum(coalesce(c.new_authors, 0)) over (order by month))::int as cumulative_authors
    from bounds b
    cross join generate_series(b.first_month, b.last_month, interval '1 month') as every(month)
    left join counted c using (month)
    order by every.month
  `,
})
