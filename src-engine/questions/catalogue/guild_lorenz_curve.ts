import { question } from '../define'
import { guild } from '../params'

/** METRICS §3, C2: the curve that the Gini coefficient sums up; at most 101 points. */
export default question({
  title: 'Which share of the authors wrote which share of the messages?',
  about:
    'The Lorenz curve: authors from the quietest to the most active, and the share of all messages that they wrote together. The further it hangs below the diagonal, the fewer people carry the conversation.',
  tags: ['Guild', 'Author'],
  params: [guild],
  columns: ['author_percent', 'message_percent'],
  chart: { kind: 'line', x: 'author_percent', y: 'message_percent' },
  bots: 'excluded',
  drill: null,
  sql: `
    with posted as (
      select count(*)::float8 as x
      from :scope as m
      group by m.author_id, m.webhook_name
    ), summed as (
      select row_number() over (order by x) as place, count(*) over () as n,
        sum(x) over (order by x rows unbounded preceding) as so_far, sum(x) over () as s
      from posted
    )
    select 0::float8 as author_percent, 0::float8 as message_percent
    where exists (select from posted)
    union all
    select (100.0 * place / n)::float8, 100 * so_far / s
    from summed
    where n <= 100 or place = n or (100 * place) / n > (100 * (place - 1)) / n
    order by author_percent
  `,
})
