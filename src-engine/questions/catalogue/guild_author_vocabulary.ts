import { question } from '../define'
import { guild, integer } from '../params'

export default question({
  title: 'Who has the most varied vocabulary?',
  about:
    'MTLD (McCarthy & Jarvis 2010): how many words it takes on average, read forwards and backwards, until the share of different ones falls to 0.72. An author’s words are read channel by channel, without links, code, quotes and mentions; when narrowed, each word has the share of a factor that words of its month and channel have on average. Authors with at least so many words.',
  tags: ['Author', 'Language'],
  params: [guild, integer('min_words', 'Words, at least', 500)],
  columns: ['author_id', 'author_name', 'words', 'mtld'],
  chart: { kind: 'bar', x: 'author_name', y: 'mtld' },
  bots: 'excluded',
  drill: { by: { author_id: 'author_id' } },
  needs: ['language'],
  sql: `
    with said as (
      select m.guild_id, m.author_id, m.webhook_name, m.channel_id,
        date_trunc('month', m.posted_at at time zone 'UTC')::date as month, sum(s.words) as words
      from :scope as m
      join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
      where s.words > 0
      group by 1, 2, 3, 4, 5
    ), measured as (
      select guild_id, author_id, webhook_name, sum(s.words)::float8 as words,
        nullif(sum(w.forward_factors * s.words / w.words), 0) as forwards,
        nullif(sum(w.backward_factors * s.words / w.words), 0) as backwards
      from said s
      join discord.author_words w using (channel_id, author_id, month)
      group by 1, 2, 3
    )
    select a.author_key as author_id, a.author_name, m.words::int as words,
      (m.words / m.forwards + m.words / m.backwards) / 2 as mtld
    from measured m
    left join discord.guild_authors a using (guild_id, author_id, webhook_name)
    where m.words >= :min_words::int and m.forwards > 0 and m.backwards > 0
    order by round(((m.words / m.forwards + m.words / m.backwards) / 2)::numeric, 9) desc, m.author_id
  `,
})
