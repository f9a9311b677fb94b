import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who was mentioned the most?',
  about:
    'Messages that mention the author, the author’s own left out; mentioned by are the distinct authors who did. Where bots are left out, it is as if they had written nothing.',
  tags: ['Author', 'Mention'],
  params: [guild],
  columns: ['author_id', 'author_name', 'mentions', 'mentioned_by'],
  chart: { kind: 'bar', x: 'author_name', y: 'mentions' },
  bots: 'excluded',
  drill: { by: { mentions_author_id: 'author_id' } },
  sql: `
    with mentioned as (
      select m.guild_id, mn.author_id, m.author_id as by_id, m.webhook_name as by_webhook,
        count(*) as mentions
      from :scope as m
      join discord.mentions mn on mn.channel_id = m.channel_id and mn.message_id = m.id
      where m.mention_count > 0 and (mn.author_id, '') <> (m.author_id, m.webhook_name)
      group by 1, 2, 3, 4
    ), counted as (
      select guild_id, author_id, '' as webhook_name, sum(mentions)::int as mentions,
        count(*)::int as mentioned_by
      from mentioned
      group by guild_id, author_id
    )
    select a.author_key as author_id, a.author_name, c.mentions, c.mentioned_by
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    where :include_bots::boolean or not a.is_bot
    order by c.mentions desc, c.author_id
  `,
})
