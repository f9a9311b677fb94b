import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which file types are attached?',
  about:
    'Attachments and their bytes by the lower-case extension of the file name, without its dot; empty = none.',
  tags: ['Attachment'],
  params: [guild],
  columns: ['file_type', 'attachments', 'bytes'],
  chart: { kind: 'bar', x: 'file_type', y: 'attachments' },
  bots: 'included',
  drill: { by: { extension: 'file_type' } },
  sql: `
    select a.extension as file_type, count(*)::int as attachments, sum(a.file_size_bytes) as bytes
    from :scope as m
    join discord.attachments a on a.channel_id = m.channel_id and a.message_id = m.id
    where m.attachment_count > 0
    group by a.extension
    order by count(*) desc, a.extension collate "C"
  `,
})
