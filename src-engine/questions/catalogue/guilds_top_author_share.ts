import { question } from '../define'

export default question({
  title: 'What share of messages came from the top 1, 10 and 100 authors?',
  about: 'Share of a guild’s messages that its most active authors wrote, bots left out.',
  tags: ['Guilds'],
  params: [],
  columns: ['guild_id', 'guild_name', 'top_1_percent', 'top_10_percent', 'top_100_percent'],
  chart: { kind: 'bar', x: 'guild_name', y: 'top_10_percent' },
  bots: 'excluded',
  drill: { by: { guild_id: 'guild_id' } },
  sql: `
    with posted as (
      select m.guild_id, count(*)::float8 as messages,
        row_number() over (partition by m.guild_id order by count(*) desc) as rank
      from :scope as m
      group by m.guild_id, m.author_id, m.webhook_name
    ), counted as (
      select guild_id,
        100 * sum(messages) filter (where rank <= 1) / sum(messages) as top_1_percent,
        100 * sum(messages) filter (where rank <= 10) / sum(messages) as top_10_percent,
        100 * sum(messages) filter (where rank <= 100) / sum(messages) as top_100_percent
      from posted
      group by guild_id
    )
    select g.id as guild_id, g.name as guild_name, c.top_1_percent, c.top_10_percent,
      c.top_100_percent
    from counted c
    join discord.guilds g on g.id = c.guild_id
    order by c.top_1_percent desc, g.id
  `,
})
