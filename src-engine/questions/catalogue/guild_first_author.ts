import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who posted first, and are they still active?',
  about:
    'The author of the earliest message, with their first and last one; active is who posted within the 30 days before the last message of the guild.',
  tags: ['Author', 'Time'],
  params: [guild],
  columns: [
    'author_id',
    'author_name',
    'first_message_at',
    'last_message_at',
    'active_last_30_days',
  ],
  chart: { kind: 'table' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with earliest as (
      select m.guild_id, m.author_id, m.webhook_name
      from :scope as m
      order by m.posted_at, m.id
      limit 1
    ), posted as (
      select e.*, min(m.posted_at) as first_at, max(m.posted_at) as last_at
      from earliest e
      join :scope as m using (guild_id, author_id, webhook_name)
      group by 1, 2, 3
    )
    select a.author_key as author_id, a.author_name, p.first_at as first_message_at,
      p.last_at as last_message_at,
      p.last_at >= (select max(m.posted_at) from :scope as m) - interval '720 hours' as active_last_30_days
    from posted p
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
  `,
})
