import { question } from '../define'
import { guild, integer } from '../params'

export default question({
  title: 'How many authors posted more than N messages?',
  about: 'Authors with more than N messages, against all authors with a message.',
  tags: ['Author'],
  params: [guild, integer('min_messages', 'More than', 100)],
  columns: ['authors', 'total_authors', 'percent'],
  chart: { kind: 'number', y: 'authors' },
  bots: 'excluded',
  drill: { by: {} },
  sql: `
    with counted as (
      select count(*) as messages
      from :scope as m
      group by m.author_id, m.webhook_name
    )
    select (count(*) filter (where messages > :min_messages::float8))::int as authors,
      count(*)::int as total_authors,
      100 * (count(*) filter (where messages > :min_messages::float8))::float8
        / nullif(count(*), 0) as percent
    from counted
  `,
})
