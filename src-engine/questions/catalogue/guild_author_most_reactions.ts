import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who received the most reactions?',
  about:
    'Sum of reaction counts over the author’s messages; authors without a reaction are not listed.',
  tags: ['Author', 'Reaction'],
  params: [guild],
  columns: ['author_id', 'author_name', 'reactions'],
  chart: { kind: 'bar', x: 'author_name', y: 'reactions' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['reaction'] } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, sum(m.reaction_count)::float8 as reactions
      from :scope as m
      where m.reaction_count > 0
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name, c.reactions
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.reactions desc, c.author_id, c.webhook_name collate "C"
  `,
})
