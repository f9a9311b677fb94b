import { question } from '../define'
import { guild, mentionedAuthor } from '../params'

export default question({
  title: 'In which channels is an author mentioned?',
  about: 'Messages of others that mention the author, per channel or thread.',
  tags: ['Author', 'Mention'],
  params: [guild, mentionedAuthor],
  columns: ['channel_id', 'channel_name', 'mentions'],
  chart: { kind: 'bar', x: 'channel_name', y: 'mentions' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id' } },
  sql: `
    with counted as (
      select m.channel_id, count(*)::int as mentions
      from :scope as m
      group by m.channel_id
    )
    select c.id as channel_id, c.name as channel_name, n.mentions
    from counted n
    join discord.channels c on c.id = n.channel_id
    order by n.mentions desc, c.id
  `,
})
