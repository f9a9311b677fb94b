import { question } from '../define'

export default question({
  title: 'Which guild is the oldest?',
  about:
    'Guilds with a message by the time of their earliest stored one, oldest first; direct messages together are guild 0.',
  tags: ['Guilds'],
  params: [],
  columns: ['guild_id', 'guild_name', 'first_message_at'],
  chart: { kind: 'table' },
  bots: 'included',
  drill: { by: { guild_id: 'guild_id' } },
  sql: `
    with counted as (
      select m.guild_id, min(m.posted_at) as first_message_at
      from :scope as m
      group by m.guild_id
    )
    select g.id as guild_id, g.name as guild_name, c.first_message_at
    from counted c
    join discord.guilds g on g.id = c.guild_id
    order by c.first_message_at, g.id
  `,
})
