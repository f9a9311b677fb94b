import { question } from '../define'
import { percentage } from '../params'

export default question({
  title: 'How long do the top x% of authors stay?',
  about:
    'Days from the first to the last message of a guild’s authors with more than 2 messages: mean and median over the x percent of them with the longest span, at least one; authors is how many those are. The longest mean first.',
  tags: ['Guilds'],
  params: [percentage('top_percent', 'Share of authors in percent', 30)],
  columns: ['guild_id', 'guild_name', 'authors', 'average_days', 'median_days'],
  chart: { kind: 'bar', x: 'guild_name', y: 'average_days' },
  bots: 'excluded',
  drill: { by: { guild_id: 'guild_id' } },
  sql: `
    with spans as (
      select m.guild_id,
        extract(epoch from max(m.posted_at) - min(m.posted_at))::float8 / 86400 as days
      from :scope as m
      group by m.guild_id, m.author_id, m.webhook_name
      having count(*) > 2
    ), ranked as (
      select guild_id, days, row_number() over (partition by guild_id order by days desc) as place,
        count(*) over (partition by guild_id) as total
      from spans
    ), counted as (
      select guild_id, count(*)::int as authors, avg(days) as average_days,
        percentile_cont(0.5) within group (order by days) as median_days
      from ranked
      where place <= greatest(ceil(total * least(:top_percent::float8, 100) / 100), 1)
      group by guild_id
    )
    select g.id as guild_id, g.name as guild_name, c.authors, c.average_days, c.median_days
    from counted c
    join discord.guilds g on g.id = c.guild_id
    order by c.average_days desc, g.id
  `,
})
