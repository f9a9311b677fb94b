import { question } from '../define'
import { guild } from '../params'

export default question({
  title: 'Which words are typical of each channel?',
  about:
    'The ten words with the highest class-based TF-IDF: a word’s share of all words that people say in the channel, counted once a message, times ln(1 + words of the guild per channel / times the guild says it). The guild is all that its people ever wrote; stop words, links, code, quotes and mentions are left out; words of at least two messages, of several forms of a word the most typical one. Channels that say most come first.',
  tags: ['Channel', 'Language'],
  params: [guild],
  columns: ['channel_id', 'channel_name', 'terms'],
  chart: { kind: 'table' },
  bots: 'excluded',
  drill: { by: { channel_id: 'channel_id' } },
  needs: ['language'],
  sql: `
    with asked as (
      select m.channel_id, extract(year from m.posted_at at time zone 'UTC')::smallint as year,
        count(*)::int as messages
      from :scope as m
      where not m.is_bot
      group by 1, 2
    ), counted as (
      -- as many as were counted are just these: their terms need not be counted again
      select channel_id, year
      from asked
      join discord.channel_words using (channel_id, year, messages)
    ), parts as (
      select t.channel_id, t.term_id, t.messages
      from counted
      join discord.channel_terms t using (channel_id, year)
      union all
      select m.channel_id, t.term_id, count(*)::int
      from :scope as m
      join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
      cross join unnest(s.terms) as t(term_id)
      where (m.channel_id, extract(year from m.posted_at at time zone 'UTC')::smallint) in (
        select channel_id, year from asked except select channel_id, year from counted)
      group by 1, 2
    ), said as (
      select channel_id, term_id, sum(messages)::int as messages
      from parts
      group by channel_id, term_id
    ), own as (
      select channel_id, sum(messages)::float8 as words
      from said
      group by channel_id
    ), guild as (
      select t.term_id, sum(t.messages)::float8 as messages
      from discord.channel_words c
      join discord.channel_terms t using (channel_id, year)
      where c.guild_id = :guild_id::bigint
      group by t.term_id
    ), average as (
      select (select sum(messages) from guild) / count(distinct channel_id) as words
      from discord.channel_words
      where guild_id = :guild_id::bigint
    ), scored as (
      select s.channel_id, s.term_id,
        s.messages / own.words * ln(1 + average.words / g.messages) as score
      from said s
      join own using (channel_id)
      join guild g using (term_id)
      cross join average
      where s.messages >= 2
    ), highest as (
      -- more than ten, since several may be forms of one word
      select channel_id, term_id, score,
        rank() over (partition by channel_id order by score desc) as place
      from scored
    ), forms as (
      select h.channel_id, t.term, h.score,
        row_number() over (partition by h.channel_id, t.stem
                           order by h.score desc, t.term collate "C") as form
      from highest h
      join discord.terms t using (term_id)
      where h.place <= 100
    ), ranked as (
      select channel_id, term,
        row_number() over (partition by channel_id order by score desc, term collate "C") as place
      from forms
      where form = 1
    )
    select r.channel_id, c.name as channel_name, string_agg(r.term, ', ' order by r.place) as terms
    from ranked r
    join discord.channels c on c.id = r.channel_id
    join own using (channel_id)
    where r.place <= 10
    group by r.channel_id, c.name, own.words
    order by own.words desc, r.channel_id
  `,
})
