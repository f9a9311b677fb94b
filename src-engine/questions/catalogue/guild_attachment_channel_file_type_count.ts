import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which file types are attached in which channel?',
  about:
    'Attachments per channel or thread and lower-case extension of the file name, without its dot; empty = none.',
  tags: ['Attachment', 'Channel'],
  params: [guild],
  columns: ['channel_id', 'channel_name', 'file_type', 'attachments'],
  chart: {
    kind: 'bar',
    x: 'channel_name',
    y: 'attachments',
    series: 'file_type',
    layout: 'stacked',
  },
  bots: 'included',
  drill: { by: { channel_id: 'channel_id', extension: 'file_type' } },
  sql: `
    with counted as (
      select m.channel_id, a.extension, count(*)::int as attachments
      from :scope as m
      join discord.attachments a on a.channel_id = m.channel_id and a.message_id = m.id
      where m.attachment_count > 0
      group by 1, 2
    )
    select c.id as channel_id, c.name as channel_name, n.extension as file_type, n.attachments
    from counted n
    join discord.channels c on c.id = n.channel_id
    order by n.attachments desc, c.id, n.extension collate "C"
  `,
})
