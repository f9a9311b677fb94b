import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'Which messages of an author got the most replies?',
  about:
    'Replies by anybody else to the author’s messages, whenever they were sent; to the first message of a thread also those in the thread. Where bots are left out, it is as if they had written nothing.',
  tags: ['Author', 'Reply'],
  params: [guild, author],
  columns: ['channel_id', 'message_id', 'posted_at', 'channel_name', 'replies', 'content'],
  chart: { kind: 'messages' },
  bots: 'excluded',
  drill: { by: { replies_to_message_id: 'message_id' }, within: 'guild' },
  sql: `
    with counted as (
      select m.channel_id, m.id, count(*)::int as replies
      from :scope as m
      join discord.replies r on r.to_message_id = m.id and r.to_channel_id in (m.channel_id, m.id)
      join discord.messages reply on reply.channel_id = r.channel_id and reply.id = r.message_id
      where reply.is_content and not reply.is_twin
        and (reply.author_id, reply.webhook_name) <> (m.author_id, m.webhook_name)
        and (:include_bots::boolean or not reply.is_bot)
      group by m.channel_id, m.id
      order by replies desc, m.id, m.channel_id
      limit :limit::int
    )
    select n.channel_id, n.id as message_id, m.posted_at, c.name as channel_name, n.replies, m.content
    from counted n
    join discord.messages m using (channel_id, id)
    join discord.channels c on c.id = n.channel_id
    order by n.replies desc, n.id, n.channel_id
  `,
})
