import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who received the most different emoji?',
  about:
    'Distinct emoji among the reactions to the author’s messages: custom emoji by id, Unicode emoji by character.',
  tags: ['Author', 'Reaction'],
  params: [guild],
  columns: ['author_id', 'author_name', 'emojis'],
  chart: { kind: 'bar', x: 'author_name', y: 'emojis' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['reaction'] } },
  sql: `
    with received as (
      select distinct m.guild_id, m.author_id, m.webhook_name, r.emoji_key
      from :scope as m
      join discord.reactions r on r.channel_id = m.channel_id and r.message_id = m.id
      where m.reaction_count > 0
    ), counted as (
      select guild_id, author_id, webhook_name, count(*)::int as emojis
      from received
      group by guild_id, author_id, webhook_name
    )
    select a.author_key as author_id, a.author_name, c.emojis
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.emojis desc, c.author_id, c.webhook_name collate "C"
  `,
})
