import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How many bots posted in a guild?',
  about: 'Authors marked as bots, webhooks among them, with at least one message.',
  tags: ['Author'],
  params: [guild],
  columns: ['bots'],
  chart: { kind: 'number', y: 'bots' },
  bots: 'listed',
  drill: null,
  sql: `
    select count(*)::int as bots
    from (select distinct m.author_id, m.webhook_name from :scope as m where m.is_bot) as bots
  `,
})
