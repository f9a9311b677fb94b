import { question } from '../define'

export default question({
  title: 'Who posts in more than one guild?',
  about:
    'Authors with a message in at least 2 guilds, by their user name: in how many, their messages in all of them, and the guilds, the one with the most of their messages first. Direct messages together count as a guild.',
  tags: ['Guilds', 'Author'],
  params: [],
  columns: ['author_id', 'author_name', 'guilds', 'messages', 'guild_names'],
  chart: { kind: 'table' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with posted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages
      from :scope as m
      group by 1, 2, 3
    ), counted as (
      select p.author_id, p.webhook_name, count(*)::int as guilds, sum(p.messages)::int as messages,
        string_agg(g.name, ', ' order by p.messages desc, g.id) as guild_names
      from posted p
      join discord.guilds g on g.id = p.guild_id
      group by 1, 2
      having count(*) > 1
    )
    select a.author_key as author_id, a.name as author_name, c.guilds, c.messages, c.guild_names
    from counted c
    join discord.authors a on a.id = c.author_id and a.webhook_name = c.webhook_name
    order by c.guilds desc, c.messages desc, c.author_id, c.webhook_name collate "C"
  `,
})
