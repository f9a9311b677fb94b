import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which channel has the longest messages?',
  about:
    'Mean and median length of the content in characters (Unicode code points) over all messages of a channel or thread, the highest mean first; of an even number the median is the mean of the middle two.',
  tags: ['Channel', 'Message'],
  params: [guild],
  columns: ['channel_id', 'channel_name', 'average_length', 'median_length', 'messages'],
  chart: { kind: 'bar', x: 'channel_name', y: 'average_length' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id' } },
  sql: `
    with lengths as (
      select m.channel_id, char_length(m.content) as length, count(*)::int as messages
      from :scope as m
      group by 1, 2
    ), walked as (
      select channel_id, length, messages,
        sum(messages) over (partition by channel_id order by length) as upto,
        sum(messages) over (partition by channel_id) as total
      from lengths
    ), counted as (
      select channel_id, sum(length::float8 * messages) / sum(messages) as average_length,
        (min(length) filter (where upto * 2 >= total)
          + min(length) filter (where upto * 2 > total))::float8 / 2 as median_length,
        sum(messages)::int as messages
      from walked
      group by channel_id
    )
    select c.id as channel_id, c.name as channel_name, n.average_length, n.median_length, n.messages
    from counted n
    join discord.channels c on c.id = n.channel_id
    order by n.average_length desc, c.id
  `,
})
