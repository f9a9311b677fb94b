import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which bots are interacted with the most?',
  about:
    'Only bots and webhooks: replies to their messages by others, messages of others that mention them, and their own messages that answer a command (interactions: the export names who used it, or the type is 20 or 23). In the order of the three together; a reply that also mentions the bot counts in both.',
  tags: ['Bot'],
  params: [guild],
  columns: ['author_id', 'author_name', 'replies', 'mentions', 'interactions'],
  chart: { kind: 'bar', x: 'author_name', y: 'interactions' },
  bots: 'listed',
  drill: { by: { interacts_with_author_id: 'author_id' } },
  sql: `
    with met as (
      select m.guild_id, original.author_id, original.webhook_name, 1 as replies, 0 as mentions,
        0 as interactions
      from :scope as m
      join discord.replies r on r.channel_id = m.channel_id and r.message_id = m.id
      join discord.messages original
        on original.channel_id = r.to_channel_id and original.id = r.to_message_id
      where m.type = 'Reply' and original.is_content and original.is_bot
        and (original.author_id, original.webhook_name) <> (m.author_id, m.webhook_name)
      union all
      select m.guild_id, bot.id, '', 0, 1, 0
      from :scope as m
      join discord.mentions mn on mn.channel_id = m.channel_id and mn.message_id = m.id
      join discord.authors bot on bot.id = mn.author_id and bot.webhook_name = '' and bot.is_bot
      where m.mention_count > 0 and (m.author_id, m.webhook_name) <> (bot.id, '')
      union all
      select m.guild_id, m.author_id, m.webhook_name, 0, 0, 1
      from :scope as m
      where m.is_bot and (m.type in ('20', '23') or jsonb_typeof(m.extra -> 'interaction') = 'object')
    ), counted as (
      select guild_id, author_id, webhook_name, sum(replies)::int as replies,
        sum(mentions)::int as mentions, sum(interactions)::int as interactions
      from met
      group by 1, 2, 3
    )
    select a.author_key as author_id, a.author_name, c.replies, c.mentions, c.interactions
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.replies + c.mentions + c.interactions desc, c.author_id, c.webhook_name collate "C"
  `,
})
