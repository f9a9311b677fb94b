import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which web domains are linked?',
  about:
    'Links in the text by registrable domain (public suffix list), the messages that hold them, and the distinct authors of those.',
  tags: ['Link'],
  params: [guild],
  columns: ['domain', 'links', 'messages', 'authors'],
  chart: { kind: 'bar', x: 'domain', y: 'links' },
  bots: 'included',
  drill: { by: { domain: 'domain' } },
  sql: `
    with linked as (
      select l.domain, m.channel_id, m.id, m.author_id, m.webhook_name, count(*) as links
      from :scope as m
      join discord.links l on l.channel_id = m.channel_id and l.message_id = m.id
      where m.link_count > 0
      group by 1, 2, 3, 4, 5
    )
    select domain, sum(links)::int as links, count(*)::int as messages,
      count(distinct (author_id, webhook_name))::int as authors
    from linked
    group by domain
    order by sum(links) desc, domain collate "C"
  `,
})
