import { question } from '../define'

export default question({
  title: "What share of a guild's authors posted at most 1, 3, 10 or 100 messages?",
  about: 'Share of a guild’s authors with a message, bots left out.',
  tags: ['Guilds'],
  params: [],
  columns: [
    'guild_id',
    'guild_name',
    'at_most_1_percent',
    'at_most_3_percent',
    'at_most_10_percent',
    'at_most_100_percent',
  ],
  chart: { kind: 'bar', x: 'guild_name', y: 'at_most_1_percent' },
  bots: 'excluded',
  drill: { by: { guild_id: 'guild_id' } },
  sql: `
    with posted as (
      select m.guild_id, count(*) as messages
      from :scope as m
      group by m.guild_id, m.author_id, m.webhook_name
    ), counted as (
      select guild_id,
        100 * (count(*) filter (where messages <= 1))::float8 / count(*) as at_most_1_percent,
        100 * (count(*) filter (where messages <= 3))::float8 / count(*) as at_most_3_percent,
        100 * (count(*) filter (where messages <= 10))::float8 / count(*) as at_most_10_percent,
        100 * (count(*) filter (where messages <= 100))::float8 / count(*) as at_most_100_percent
      from posted
      group by guild_id
    )
    select g.id as guild_id, g.name as guild_name, c.at_most_1_percent, c.at_most_3_percent,
      c.at_most_10_percent, c.at_most_100_percent
    from counted c
    join discord.guilds g on g.id = c.guild_id
    order by c.at_most_1_percent desc, g.id
  `,
})
