import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Who swears the most?',
  about:
    'English swear words of the list of the library obscenity, disguised ones too, in messages that are English or too short to tell; per 1,000 words of the author’s own prose, without links, code, quotes and mentions.',
  tags: ['Author', 'Language'],
  params: [guild],
  columns: ['author_id', 'author_name', 'swear_words', 'per_1000_words'],
  chart: { kind: 'bar', x: 'author_name', y: 'swear_words' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' }, fixed: { has: ['swear_word'] } },
  needs: ['language'],
  sql: `
    with said as (
      select m.guild_id, m.author_id, m.webhook_name, sum(s.swear_words)::int as swear_words,
        sum(s.words)::float8 as words
      from :scope as m
      join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
      group by m.guild_id, m.author_id, m.webhook_name
    )
    select a.author_key as author_id, a.author_name, s.swear_words,
      1000 * s.swear_words / nullif(s.words, 0) as per_1000_words
    from said s
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    where s.swear_words > 0
    order by s.swear_words desc, s.author_id, s.webhook_name collate "C"
  `,
})
