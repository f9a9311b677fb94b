import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who posted the most links?',
  about:
    'Links in the text of an author’s messages, and the share of the messages that hold one; authors without a link are not listed.',
  tags: ['Link', 'Author'],
  params: [guild],
  columns: ['author_id', 'author_name', 'links', 'messages_with_link_percent'],
  chart: { kind: 'bar', x: 'author_name', y: 'links' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['link'] } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, sum(m.link_count)::int as links,
        100 * (count(*) filter (where m.link_count > 0))::float8 / count(*) as percent
      from :scope as m
      group by 1, 2, 3
    )
    select a.author_key as author_id, a.author_name, c.links,
      c.percent as messages_with_link_percent
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    where c.links > 0
    order by c.links desc, c.author_id, c.webhook_name collate "C"
  `,
})
