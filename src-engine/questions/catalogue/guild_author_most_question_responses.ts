import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who answers the most questions?',
  about:
    'Explicit replies to a question of somebody else that the archive holds; askers are the distinct authors answered. Where bots are left out, it is as if they had written nothing.',
  tags: ['Author', 'Question'],
  params: [guild],
  columns: ['author_id', 'author_name', 'answers', 'askers'],
  chart: { kind: 'bar', x: 'author_name', y: 'answers' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['answer'] } },
  sql: `
    with answered as (
      select m.guild_id, m.author_id, m.webhook_name, asked.author_id as asker_id,
        asked.webhook_name as asker_webhook, count(*) as answers
      from :scope as m
      join discord.replies r on r.channel_id = m.channel_id and r.message_id = m.id
      join discord.messages asked on asked.channel_id = r.to_channel_id and asked.id = r.to_message_id
      where asked.is_content and asked.is_question
        and (asked.author_id, asked.webhook_name) <> (m.author_id, m.webhook_name)
        and (:include_bots::boolean or not asked.is_bot)
      group by 1, 2, 3, 4, 5
    ), counted as (
      select guild_id, author_id, webhook_name, sum(answers)::int as answers, count(*)::int as askers
      from answered
      group by guild_id, author_id, webhook_name
    )
    select a.author_key as author_id, a.author_name, c.answers, c.askers
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.answers desc, c.author_id, c.webhook_name collate "C"
  `,
})
