import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which links got the most reactions?',
  about:
    'Links in the text by their whole address: the messages that hold one, the sum of their reaction counts, and the author of the earliest of them.',
  tags: ['Link', 'Reaction'],
  params: [guild],
  columns: ['url', 'domain', 'reactions', 'messages', 'first_author_id', 'first_author_name'],
  chart: { kind: 'table' },
  bots: 'included',
  drill: { by: { url: 'url' } },
  sql: `
    with linked as (
      select distinct l.url, l.domain, m.guild_id, m.channel_id, m.id, m.posted_at, m.author_id,
        m.webhook_name, m.reaction_count
      from :scope as m
      join discord.links l on l.channel_id = m.channel_id and l.message_id = m.id
      where m.link_count > 0
    ), walked as (
      select *, row_number() over (partition by url order by posted_at, id, channel_id) as place
      from linked
    ), counted as (
      select url, sum(reaction_count)::float8 as reactions, count(*)::int as messages
      from walked
      group by url
      order by sum(reaction_count) desc, url collate "C"
      limit :limit::int
    )
    select c.url, f.domain, c.reactions, c.messages, a.author_key as first_author_id,
      a.author_name as first_author_name
    from counted c
    join walked f on f.url = c.url and f.place = 1
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.reactions desc, c.url collate "C"
  `,
})
