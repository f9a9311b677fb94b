import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who writes the longest messages on average?',
  about:
    'Mean length of the text in characters (Unicode code points) over all messages of the author.',
  tags: ['Author', 'Message'],
  params: [guild],
  columns: ['author_id', 'author_name', 'average_length', 'messages'],
  chart: { kind: 'bar', x: 'author_name', y: 'average_length' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as messages,
        sum(char_length(m.content))::float8 / count(*) as average_length
      from :scope as m
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name, c.average_length, c.messages
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.average_length desc, c.author_id, c.webhook_name collate "C"
  `,
})
