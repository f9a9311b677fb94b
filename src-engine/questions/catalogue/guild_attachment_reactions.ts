import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which attachments got the most reactions?',
  about:
    'One row per message with an attachment, with the sum of its reaction counts; file_name is that of the first attachment, attachments how many there are.',
  tags: ['Attachment', 'Reaction'],
  params: [guild],
  columns: [
    'channel_id',
    'message_id',
    'posted_at',
    'author_id',
    'author_name',
    'channel_name',
    'file_name',
    'attachments',
    'reactions',
  ],
  chart: { kind: 'messages' },
  bots: 'included',
  drill: { by: { channel_id: 'channel_id', message_id: 'message_id' } },
  sql: `
    with listed as materialized (
      select m.guild_id, m.channel_id, m.id, m.posted_at, m.author_id, m.webhook_name,
        m.attachment_count, m.reaction_count
      from :scope as m
      where m.attachment_count > 0
      order by m.reaction_count desc, m.id, m.channel_id
      limit :limit::int
    )
    select l.channel_id, l.id as message_id, l.posted_at, a.author_key as author_id, a.author_name,
      c.name as channel_name, f.file_name, l.attachment_count as attachments,
      l.reaction_count as reactions
    from listed l
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    join discord.channels c on c.id = l.channel_id
    left join lateral (
      select file_name
      from discord.attachments t
      where t.channel_id = l.channel_id and t.message_id = l.id
      order by t.position
      limit 1
    ) f on true
    order by l.reaction_count desc, l.id, l.channel_id
  `,
})
