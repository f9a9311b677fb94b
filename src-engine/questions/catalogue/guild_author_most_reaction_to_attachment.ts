import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'Which attachment of an author got the most reactions?',
  about:
    'Sum of reaction counts, one row per message with an attachment; the file is the first one, attachments is how many there are.',
  tags: ['Author', 'Attachment', 'Reaction'],
  params: [guild, author],
  columns: [
    'channel_id',
    'message_id',
    'posted_at',
    'channel_name',
    'reactions',
    'file_name',
    'attachments',
    'content',
  ],
  chart: { kind: 'messages' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id', message_id: 'message_id' } },
  sql: `
    with page as materialized (
      select m.channel_id, m.id, m.posted_at, m.reaction_count, m.attachment_count, m.content
      from :scope as m
      where m.attachment_count > 0
      order by m.reaction_count desc, m.id, m.channel_id
      limit :limit::int
    )
    select p.channel_id, p.id as message_id, p.posted_at, c.name as channel_name,
      p.reaction_count as reactions, f.file_name, p.attachment_count as attachments, p.content
    from page p
    join discord.channels c on c.id = p.channel_id
    left join lateral (
      select a.file_name
      from discord.attachments a
      where a.channel_id = p.channel_id and a.message_id = p.id
      order by a.position
      limit 1
    ) f on true
    order by p.reaction_count desc, p.id, p.channel_id
  `,
})
