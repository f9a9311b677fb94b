import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which channel has the most swear words?',
  about:
    'English swear words of the list of the library obscenity, disguised ones too, in messages of people that are English or too short to tell; per 1,000 words of prose, without links, code, quotes and mentions.',
  tags: ['Channel', 'Language'],
  params: [guild],
  columns: ['channel_id', 'channel_name', 'swear_words', 'per_1000_words'],
  chart: { kind: 'bar', x: 'channel_name', y: 'swear_words' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id' }, fixed: { has: ['swear_word'] } },
  needs: ['language'],
  sql: `
    with said as (
      select m.channel_id, sum(s.swear_words)::int as swear_words, sum(s.words)::float8 as words
      from :scope as m
      join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
      group by m.channel_id
    )
    select s.channel_id, c.name as channel_name, s.swear_words,
      1000 * s.swear_words / nullif(s.words, 0) as per_1000_words
    from said s
    join discord.channels c on c.id = s.channel_id
    where s.swear_words > 0
    order by s.swear_words desc, s.channel_id
  `,
})
