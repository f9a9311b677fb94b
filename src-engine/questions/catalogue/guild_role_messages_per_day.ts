import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'How much do holders of each role post per day?',
  about:
    'Messages of the authors who hold a role now, per day in the chosen time zone; days between the first and the last message of a role without one as 0. Who holds several roles counts for each.',
  tags: ['Role', 'Time'],
  params: [guild],
  columns: ['role_id', 'role_name', 'day', 'messages'],
  chart: { kind: 'line', x: 'day', y: 'messages', series: 'role_name', layout: 'apart' },
  bots: 'excluded',
  drill: { by: { role_id: 'role_id', day: 'day' } },
  sql: `
    with posted as (
      select m.guild_id, m.author_id, date_trunc('day', m.posted_at at time zone :tz::text) as day,
        count(*)::int as messages
      from :scope as m
      where m.webhook_name = ''
      group by 1, 2, 3
    ), counted as (
      select p.guild_id, ar.role_id, p.day, sum(p.messages)::int as messages
      from posted p
      join discord.author_roles ar on ar.guild_id = p.guild_id and ar.author_id = p.author_id
      group by 1, 2, 3
    ), bounds as (
      select guild_id, role_id, min(day) as first_day, max(day) as last_day
      from counted
      group by 1, 2
    )
    select r.id as role_id, r.name as role_name, to_char(every.day, 'YYYY-MM-DD') as day,
      coalesce(c.messages, 0) as messages
    from bounds b
    join discord.roles r on r.guild_id = b.guild_id and r.id = b.role_id
    cross join generate_series(b.first_day, b.last_day, interval '1 day') as every(day)
    left join counted c on c.role_id = b.role_id and c.day = every.day
    order by every.day, r.id
  `,
})
