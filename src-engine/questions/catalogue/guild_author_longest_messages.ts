import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'Which are an author’s longest messages?',
  about: 'Messages of the author by the length of their text in characters (Unicode code points).',
  tags: ['Author', 'Message'],
  params: [guild, author],
  columns: ['channel_id', 'message_id', 'posted_at', 'channel_name', 'length', 'content'],
  chart: { kind: 'messages' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id', message_id: 'message_id' } },
  sql: `
    with page as materialized (
      select m.channel_id, m.id, m.posted_at, char_length(m.content) as length, m.content
      from :scope as m
      order by length desc, m.id, m.channel_id
      limit :limit::int
    )
    select p.channel_id, p.id as message_id, p.posted_at, c.name as channel_name, p.length, p.content
    from page p
    join discord.channels c on c.id = p.channel_id
    order by p.length desc, p.id, p.channel_id
  `,
})
