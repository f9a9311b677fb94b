import { question } from '../define'
import { guild, mentionedAuthor } from '../params'

export default question({
  title: 'Who mentions an author the most?',
  about: 'Messages of others that mention the author, per author who wrote them.',
  tags: ['Author', 'Mention'],
  params: [guild, mentionedAuthor],
  columns: ['author_id', 'author_name', 'mentions'],
  chart: { kind: 'bar', x: 'author_name', y: 'mentions' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as mentions
      from :scope as m
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name, c.mentions
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.mentions desc, c.author_id, c.webhook_name collate "C"
  `,
})
