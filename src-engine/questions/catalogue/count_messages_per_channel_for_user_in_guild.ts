import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'Where does an author post?',
  about: 'Messages of the author per channel or thread.',
  tags: ['Author', 'Channel'],
  params: [guild, author],
  columns: ['channel_id', 'channel_name', 'messages'],
  chart: { kind: 'bar', x: 'channel_name', y: 'messages' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id' } },
  sql: `
    with counted as (
      select m.channel_id, count(*)::int as messages
      from :scope as m
      group by m.channel_id
    )
    select c.id as channel_id, c.name as channel_name, n.messages
    from counted n
    join discord.channels c on c.id = n.channel_id
    order by n.messages desc, c.id
  `,
})
