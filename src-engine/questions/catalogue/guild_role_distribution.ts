import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How are roles distributed?',
  about:
    'The authors with a message who hold a role, as the newest export that knows their roles shows them, and their share of all authors with a message; the rarest role last. Roles that none of them holds are not listed.',
  tags: ['Role'],
  params: [guild],
  columns: ['role_id', 'role_name', 'authors', 'percent'],
  chart: { kind: 'bar', x: 'role_name', y: 'authors' },
  bots: 'excluded',
  drill: { by: { role_id: 'role_id' } },
  sql: `
    with posted as (
      select m.guild_id, m.author_id, m.webhook_name
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select p.guild_id, ar.role_id, count(*)::int as authors
      from posted p
      join discord.author_roles ar on ar.guild_id = p.guild_id and ar.author_id = p.author_id
      where p.webhook_name = ''
      group by 1, 2
    )
    select r.id as role_id, r.name as role_name, c.authors,
      100 * c.authors::float8 / (select count(*) from posted) as percent
    from counted c
    join discord.roles r on r.guild_id = c.guild_id and r.id = c.role_id
    order by c.authors desc, r.id
  `,
})
