import { question } from '../define'

export default question({
  title: "What was each guild's busiest month?",
  about:
    'The month with the most messages of each guild, in the chosen time zone; an earlier month wins a tie. Direct messages together are guild 0.',
  tags: ['Guilds', 'Time'],
  params: [],
  columns: ['guild_id', 'guild_name', 'month', 'messages'],
  chart: { kind: 'table' },
  bots: 'included',
  drill: { by: { guild_id: 'guild_id', month: 'month' } },
  sql: `
    with counted as materialized (
      select m.guild_id, date_trunc('month', m.posted_at at time zone :tz::text) as month,
        count(*)::int as messages
      from :scope as m
      group by 1, 2
    ), best as (
      select distinct on (guild_id) *
      from counted
      order by guild_id, messages desc, month
    )
    select g.id as guild_id, g.name as guild_name, to_char(b.month, 'YYYY-MM') as month, b.messages
    from best b
    join discord.guilds g on g.id = b.guild_id
    order by b.messages desc, g.id
  `,
})
