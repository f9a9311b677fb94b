import { question } from '../define'
import { author, guild } from '../params'

export default question({
  title: 'Which words are typical of an author?',
  about:
    'Class-based TF-IDF: a word’s share of all words that the author says, counted once a message, times ln(1 + words of the guild per author / times the guild says it). The guild is all that its people ever wrote; stop words, links, code, quotes and mentions are left out; of several forms of a word the most typical is shown.',
  tags: ['Author', 'Language'],
  params: [guild, author],
  columns: ['term', 'messages', 'score'],
  chart: { kind: 'cloud', x: 'term', y: 'score' },
  bots: 'excluded',
  drill: { by: { word: 'term' } },
  needs: ['language'],
  sql: `
    with said as (
      select t.term_id, count(*)::int as messages
      from :scope as m
      join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
      cross join unnest(s.terms) as t(term_id)
      group by t.term_id
    ), own as (
      select sum(messages)::float8 as words from said
    ), guild as (
      select t.term_id, sum(t.messages)::float8 as messages
      from discord.channel_words c
      join discord.channel_terms t using (channel_id, year)
      where c.guild_id = :guild_id::bigint
      group by t.term_id
    ), average as (
      select (select sum(messages) from guild) / count(distinct w.author_id) as words
      from discord.channels c
      join discord.author_words w on w.channel_id = c.id
      where c.guild_id = :guild_id::bigint
    ), scored as (
      select t.term, t.stem, s.messages,
        s.messages / own.words * ln(1 + average.words / g.messages) as score
      from said s
      join guild g using (term_id)
      join discord.terms t using (term_id)
      cross join own
      cross join average
    ), ranked as (
      select term, messages, score,
        row_number() over (partition by stem order by score desc, term collate "C") as form
      from scored
    )
    select term, messages, score
    from ranked
    where form = 1
    order by score desc, term collate "C"
  `,
})
