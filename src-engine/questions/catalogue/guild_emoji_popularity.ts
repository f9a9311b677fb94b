import { question } from '../define'
import { author, channel, guild, optional } from '../params'

export default question({
  title: 'Which emoji are used most in reactions?',
  about:
    'Reaction counts per emoji and the messages that have it, optionally to one author or in one channel: custom emoji by id, Unicode emoji by character.',
  tags: ['Reaction'],
  params: [guild, optional(author), optional(channel)],
  columns: ['emoji', 'is_custom', 'reactions', 'messages'],
  chart: { kind: 'bar', x: 'emoji', y: 'reactions' },
  bots: 'included',
  drill: { by: { emoji: '_emoji_key' } },
  sql: `
    with counted as (
      select r.emoji_key, sum(r.count)::float8 as reactions, count(*)::int as messages
      from :scope as m
      join discord.reactions r on r.channel_id = m.channel_id and r.message_id = m.id
      where m.reaction_count > 0
      group by r.emoji_key
    )
    select case when e.is_custom then ':' || e.name || ':' else c.emoji_key end as emoji,
      e.is_custom, c.reactions, c.messages, c.emoji_key as "_emoji_key"
    from counted c
    join discord.emojis e using (emoji_key)
    order by c.reactions desc, c.emoji_key collate "C"
  `,
})
