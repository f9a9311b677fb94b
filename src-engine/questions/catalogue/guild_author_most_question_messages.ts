import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who asked the most questions?',
  about:
    'Messages that ask a question: after links, code and quotes are taken away, a sentence ends with a question mark or begins as a question does.',
  tags: ['Author', 'Question'],
  params: [guild],
  columns: ['author_id', 'author_name', 'questions'],
  chart: { kind: 'bar', x: 'author_name', y: 'questions' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['question'] } },
  sql: `
    with counted as (
      select m.guild_id, m.author_id, m.webhook_name, count(*)::int as questions
      from :scope as m
      where m.is_question
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name, c.questions
    from counted c
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    order by c.questions desc, c.author_id, c.webhook_name collate "C"
  `,
})
