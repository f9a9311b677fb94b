import { question } from '../define'
import { integer } from '../params'

export default question({
  title: 'Who posted the most in each guild?',
  about:
    'The N authors with the most messages in each guild; the smaller id wins a tie. The guild with the most messages first; direct messages together are guild 0.',
  tags: ['Guilds', 'Author'],
  params: [integer('top', 'Authors per guild', 3)],
  columns: ['guild_id', 'guild_name', 'rank', 'author_id', 'author_name', 'messages'],
  chart: { kind: 'table' },
  bots: 'excluded',
  drill: { by: { guild_id: 'guild_id', author_id: 'author_id' } },
  sql: `
    with posted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages
      from :scope as m
      group by 1, 2, 3
    ), ranked as (
      select *, sum(messages) over (partition by guild_id) as total,
        (row_number() over (partition by guild_id
          order by messages desc, author_id, webhook_name collate "C"))::int as rank
      from posted
    )
    select g.id as guild_id, g.name as guild_name, r.rank, a.author_key as author_id, a.author_name,
      r.messages
    from ranked r
    join discord.guilds g on g.id = r.guild_id
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    where r.rank <= :top::bigint
    order by r.total desc, g.id, r.rank
  `,
})
