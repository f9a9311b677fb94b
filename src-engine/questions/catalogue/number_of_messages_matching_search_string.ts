import { question } from '../define'
import { guild, searchText } from '../params'

export default question({
  title: 'How many messages match a text?',
  about: 'Messages that the word search finds for the text, their distinct authors and channels.',
  tags: ['Search'],
  params: [guild, searchText],
  columns: ['messages', 'authors', 'channels'],
  chart: { kind: 'number', y: 'messages' },
  bots: 'included',
  drill: { by: {} },
  sql: `
    select count(*)::int as messages,
      count(distinct (m.author_id, m.webhook_name))::int as authors,
      count(distinct m.channel_id)::int as channels
    from :scope as m
  `,
})
