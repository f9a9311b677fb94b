import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How many authors does a guild have?',
  about: 'Authors with at least one message, bots left out.',
  tags: ['Author'],
  params: [guild],
  columns: ['authors'],
  chart: { kind: 'number', y: 'authors' },
  bots: 'excluded',
  drill: { by: {} },
  sql: `
    select count(*)::int as authors
    from (select distinct m.author_id, m.webhook_name from :scope as m) as authors
  `,
})
