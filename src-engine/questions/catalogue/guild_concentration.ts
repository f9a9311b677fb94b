import { question } from '../define'
import { guild } from '../params'

/**
 * METRICS §3: C1 top shares, C2 Gini over active authors, C3 Nakamoto (strictly more than half), C4 contributor absence
 * factor (at least half), C6 effective authors. Gini is null below two authors.
 */
export default question({
  title: 'How concentrated is a guild?',
  about:
    'Messages over the authors who wrote any. Gini: 0 = all write alike, near 1 = one writes all. Nakamoto coefficient: fewest authors with more than half of the messages; contributor absence factor: with at least half. Effective authors: 1 / sum of squared shares.',
  tags: ['Guild', 'Author'],
  params: [guild],
  columns: [
    'authors',
    'messages',
    'gini',
    'nakamoto',
    'contributor_absence_factor',
    'top_1_percent',
    'top_10_percent',
    'top_100_percent',
    'top_decile_percent',
    'effective_authors',
  ],
  chart: { kind: 'number', y: 'gini' },
  bots: 'excluded',
  drill: { by: {} },
  sql: `
    with posted as (
      select count(*)::float8 as x
      from :scope as m
      group by m.author_id, m.webhook_name
    ), ranked as (
      select x,
        row_number() over (order by x desc) as place,
        row_number() over (order by x) as place_from_below,
        sum(x) over (order by x desc rows unbounded preceding) as so_far,
        sum(x) over () as s,
        count(*) over () as n
      from posted
    )
    select count(*)::int as authors,
      coalesce(max(s), 0)::int as messages,
      case when count(*) >= 2
        then 2 * sum(place_from_below * x) / (max(n) * max(s)) - (max(n) + 1.0) / max(n)
      end::float8 as gini,
      (min(place) filter (where so_far > s / 2))::int as nakamoto,
      (min(place) filter (where so_far >= s / 2))::int as contributor_absence_factor,
      100 * sum(x) filter (where place <= 1) / max(s) as top_1_percent,
      100 * sum(x) filter (where place <= 10) / max(s) as top_10_percent,
      100 * sum(x) filter (where place <= 100) / max(s) as top_100_percent,
      100 * sum(x) filter (where place <= ceil(n / 10.0)) / max(s) as top_decile_percent,
      max(s) * max(s) / sum(x * x) as effective_authors
    from ranked
  `,
})
