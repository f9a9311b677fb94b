import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who has the most roles?',
  about:
    'The roles that an author with a message holds, as the newest export that knows their roles shows them; authors without a role are not listed.',
  tags: ['Role', 'Author'],
  params: [guild],
  columns: ['author_id', 'author_name', 'roles'],
  chart: { kind: 'bar', x: 'author_name', y: 'roles' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with posted as materialized (
      select m.guild_id, m.author_id, m.webhook_name
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select p.guild_id, p.author_id, p.webhook_name, count(*)::int as roles
      from posted p
      join discord.author_roles ar on ar.guild_id = p.guild_id and ar.author_id = p.author_id
      where p.webhook_name = ''
      group by 1, 2, 3
    )
    select a.author_key as author_id, a.author_name, c.roles
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.roles desc, c.author_id
  `,
})
