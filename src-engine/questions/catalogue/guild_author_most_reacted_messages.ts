import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'Which messages of an author got the most reactions?',
  about: 'Sum of reaction counts per message; messages without a reaction are not listed.',
  tags: ['Author', 'Reaction'],
  params: [guild, author],
  columns: ['channel_id', 'message_id', 'posted_at', 'channel_name', 'reactions', 'content'],
  chart: { kind: 'messages' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id', message_id: 'message_id' } },
  sql: `
    with page as materialized (
      select m.channel_id, m.id, m.posted_at, m.reaction_count, m.content
      from :scope as m
      where m.reaction_count > 0
      order by m.reaction_count desc, m.id, m.channel_id
      limit :limit::int
    )
    select p.channel_id, p.id as message_id, p.posted_at, c.name as channel_name,
      p.reaction_count as reactions, p.content
    from page p
    join discord.channels c on c.id = p.channel_id
    order by p.reaction_count desc, p.id, p.channel_id
  `,
})
