import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How many messages has a channel on average?',
  about:
    'Mean and median of the messages of each channel or thread that holds one; a thread counts as a channel of its own.',
  tags: ['Channel'],
  params: [guild],
  columns: ['channels', 'average_messages', 'median_messages'],
  chart: { kind: 'number', y: 'average_messages' },
  bots: 'included',
  drill: { by: {} },
  sql: `
    with counted as (
      select m.channel_id, count(*)::int as messages
      from :scope as m
      group by m.channel_id
    )
    select count(*)::int as channels, avg(messages)::float8 as average_messages,
      percentile_cont(0.5) within group (order by messages) as median_messages
    from counted
  `,
})
