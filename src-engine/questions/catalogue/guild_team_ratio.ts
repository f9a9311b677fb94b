import { question } from '../define'
import { guild, roleList } from '../params'

export default question({
  title: 'What is the ratio of team posts to other posts?',
  about:
    'Authors who hold any of the named roles now (true) and all others (false): how many have a message, how many messages those are, and their share of all messages. Roles are named by id or by name, in any case.',
  tags: ['Role'],
  params: [guild, roleList('roles', 'Roles of the team')],
  columns: ['team', 'authors', 'messages', 'percent'],
  chart: { kind: 'bar', x: 'team', y: 'messages' },
  bots: 'excluded',
  drill: { by: { role_ids: '_role_ids', without_role_ids: '_without_role_ids' } },
  sql: `
    with team as (
      select distinct ar.guild_id, ar.author_id, '' as webhook_name, true as is_team
      from discord.author_roles ar
      where ar.guild_id = :guild_id::bigint and ar.role_id = any (:roles::bigint[])
    ), posted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select t.is_team is not null as team, count(*)::int as authors, sum(p.messages)::int as messages
      from posted p
      left join team t using (guild_id, author_id, webhook_name)
      group by 1
    )
    select s.team, coalesce(c.authors, 0) as authors, coalesce(c.messages, 0) as messages,
      100 * coalesce(c.messages, 0)::float8 / (select sum(messages) from counted) as percent,
      case when s.team then array_to_string(:roles::bigint[], ',') end as "_role_ids",
      case when not s.team then array_to_string(:roles::bigint[], ',') end as "_without_role_ids"
    from (values (true), (false)) as s(team)
    left join counted c using (team)
    where exists (select from counted)
    order by s.team desc
  `,
})
