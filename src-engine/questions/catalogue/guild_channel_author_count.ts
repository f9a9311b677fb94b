import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How many authors posted in each channel?',
  about: 'Distinct authors per channel or thread.',
  tags: ['Channel', 'Author'],
  params: [guild],
  columns: ['channel_id', 'channel_name', 'authors'],
  chart: { kind: 'bar', x: 'channel_name', y: 'authors' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id' } },
  sql: `
    with counted as (
      select channel_id, count(*)::int as authors
      from (select distinct m.channel_id, m.author_id, m.webhook_name from :scope as m) as posted
      group by channel_id
    )
    select c.id as channel_id, c.name as channel_name, n.authors
    from counted n
    join discord.channels c on c.id = n.channel_id
    order by n.authors desc, c.id
  `,
})
