import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who gets replied to the most?',
  about:
    'Replies to the author’s messages by somebody else; repliers are the distinct authors who did. Where bots are left out, it is as if they had written nothing.',
  tags: ['Author', 'Reply'],
  params: [guild],
  columns: ['author_id', 'author_name', 'replies', 'repliers'],
  chart: { kind: 'bar', x: 'author_name', y: 'replies' },
  bots: 'excluded',
  drill: { by: { replies_to_author_id: 'author_id' } },
  sql: `
    with received as (
      select m.guild_id, original.author_id, original.webhook_name, m.author_id as replier_id,
        m.webhook_name as replier_webhook, count(*) as replies
      from :scope as m
      join discord.messages original
        on original.channel_id = coalesce(m.reference_channel_id, m.channel_id)
        and original.id = m.reference_message_id
      where m.type = 'Reply' and original.is_content
        and (original.author_id, original.webhook_name) <> (m.author_id, m.webhook_name)
        and (:include_bots::boolean or not original.is_bot)
      group by 1, 2, 3, 4, 5
    ), counted as (
      select guild_id, author_id, webhook_name, sum(replies)::int as replies,
        count(*)::int as repliers
      from received
      group by guild_id, author_id, webhook_name
    )
    select a.author_key as author_id, a.author_name, c.replies, c.repliers
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.replies desc, c.author_id, c.webhook_name collate "C"
  `,
})
