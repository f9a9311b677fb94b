import { question } from '../define'

export default question({
  title: 'Which channel is the most active in each guild, and when?',
  about:
    'The channel or thread of each guild with the most messages, and the month in which it had the most; the smaller id and the earlier month win a tie. Direct messages together are guild 0.',
  tags: ['Guilds', 'Channel'],
  params: [],
  columns: [
    'guild_id',
    'guild_name',
    'channel_id',
    'channel_name',
    'messages',
    'busiest_month',
    'busiest_month_messages',
  ],
  chart: { kind: 'table' },
  bots: 'included',
  drill: { by: { guild_id: 'guild_id', channel_id: 'channel_id' } },
  sql: `
    with monthly as (
      select m.guild_id, m.channel_id, date_trunc('month', m.posted_at at time zone :tz::text) as month,
        count(*)::int as messages
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select guild_id, channel_id, sum(messages)::int as messages, max(messages) as most,
        (array_agg(month order by messages desc, month))[1] as busiest_month
      from monthly
      group by 1, 2
    ), best as (
      select distinct on (guild_id) *
      from counted
      order by guild_id, messages desc, channel_id
    )
    select g.id as guild_id, g.name as guild_name, c.id as channel_id, c.name as channel_name,
      b.messages, to_char(b.busiest_month, 'YYYY-MM') as busiest_month,
      b.most as busiest_month_messages
    from best b
    join discord.guilds g on g.id = b.guild_id
    join discord.channels c on c.id = b.channel_id
    order by b.messages desc, g.id
  `,
})
