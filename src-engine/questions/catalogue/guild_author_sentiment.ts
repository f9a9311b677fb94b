import { question } from '../define'
import { guild, integer } from '../params'

export default question({
  title: 'How positive is each author?',
  about:
    'The mean of VADER’s compound score, -1 to 1, over the author’s English messages that hold a word or sign it knows; authors with at least that many of them.',
  tags: ['Author', 'Language'],
  params: [guild, integer('min_messages', 'Messages, at least', 20)],
  columns: ['author_id', 'author_name', 'average_sentiment', 'messages'],
  chart: { kind: 'bar', x: 'author_name', y: 'average_sentiment' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['sentiment'] } },
  needs: ['language'],
  sql: `
    with felt as (
      -- VADER tells four digits: as whole numbers their sum is exact in any order
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages,
        sum(round(s.sentiment * 10000)::int) as total
      from :scope as m
      join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
      where s.sentiment is not null
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name,
      f.total::float8 / 10000 / f.messages as average_sentiment, f.messages
    from felt f
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    where f.messages >= :min_messages::int
    order by average_sentiment desc, f.author_id, f.webhook_name collate "C"
  `,
})
