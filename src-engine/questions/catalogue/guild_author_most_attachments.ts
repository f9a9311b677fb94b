import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who sent the most attachments?',
  about: 'Attachments per author; authors without one are not listed.',
  tags: ['Author', 'Attachment'],
  params: [guild],
  columns: ['author_id', 'author_name', 'attachments'],
  chart: { kind: 'bar', x: 'author_name', y: 'attachments' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['attachment'] } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, sum(m.attachment_count)::int as attachments
      from :scope as m
      where m.attachment_count > 0
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name, c.attachments
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.attachments desc, c.author_id, c.webhook_name collate "C"
  `,
})
