import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Do channels prefer certain domains?',
  about:
    'The five domains that a channel or thread links to most, and their share of all its links; the channel with the most links first. A domain is a registrable one (public suffix list); the earlier in the alphabet wins a tie.',
  tags: ['Link', 'Channel'],
  params: [guild],
  columns: ['channel_id', 'channel_name', 'domain', 'links', 'percent_of_channel'],
  chart: { kind: 'table' },
  bots: 'included',
  drill: { by: { channel_id: 'channel_id', domain: 'domain' } },
  sql: `
    with linked as (
      select m.channel_id, l.domain, count(*)::int as links
      from :scope as m
      join discord.links l on l.channel_id = m.channel_id and l.message_id = m.id
      where m.link_count > 0
      group by 1, 2
    ), ranked as (
      select channel_id, domain, links, sum(links) over (partition by channel_id) as total,
        row_number() over (partition by channel_id order by links desc, domain collate "C") as place
      from linked
    )
    select c.id as channel_id, c.name as channel_name, r.domain, r.links,
      100 * r.links::float8 / r.total as percent_of_channel
    from ranked r
    join discord.channels c on c.id = r.channel_id
    where r.place <= 5
    order by r.total desc, c.id, r.place
  `,
})
