import { question } from '../define'

export default question({
  title: 'How active is each guild per month?',
  about:
    'Messages per guild and month in the chosen time zone, months between the guild’s first and last message without one as 0; normalized is their part of the guild’s busiest month, 0 to 1. Direct messages together are guild 0.',
  tags: ['Guilds', 'Time'],
  params: [],
  columns: ['guild_id', 'guild_name', 'month', 'messages', 'normalized'],
  chart: { kind: 'line', x: 'month', y: 'messages', series: 'guild_name' },
  bots: 'included',
  drill: { by: { guild_id: 'guild_id', month: 'month' } },
  sql: `
    with counted as (
      select m.guild_id, date_trunc('month', m.posted_at at time zone :tz::text) as month,
        count(*)::int as messages
      from :scope as m
      group by 1, 2
    ), bounds as (
      select guild_id, min(month) as first_month, max(month) as last_month, max(messages) as most
      from counted
      group by guild_id
    )
    select g.id as guild_id, g.name as guild_name, to_char(every.month, 'YYYY-MM') as month,
      coalesce(c.messages, 0) as messages, coalesce(c.messages, 0)::float8 / b.most as normalized
    from bounds b
    join discord.guilds g on g.id = b.guild_id
    cross join generate_series(b.first_month, b.last_month, interval '1 month') as every(month)
    left join counted c on c.guild_id = b.guild_id and c.month = every.month
    order by every.month, g.id
  `,
})
