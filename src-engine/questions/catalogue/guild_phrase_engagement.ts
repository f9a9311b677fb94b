import { question } from '../define'
import { guild, textList } from '../params'

export default question({
  title: 'When was engagement with a set of phrases at its peak?',
  about:
    'Per phrase and month in the chosen time zone: the messages in which the word search finds it as a phrase (the words in a row, in any form), the sum of their reaction counts, and the replies to them by anybody else, whenever they were sent; to the first message of a thread also those in the thread. Months of the guild without one as 0.',
  tags: ['Search', 'Time'],
  params: [guild, textList('phrases', 'Phrases')],
  columns: ['phrase', 'month', 'messages', 'reactions', 'replies'],
  chart: { kind: 'line', x: 'month', y: 'messages', series: 'phrase' },
  bots: 'included',
  drill: { by: { text: '_search', month: 'month' } },
  sql: `
    with asked as (
      select phrase, search, place
      from unnest(:phrases::text[], :phrases_search::text[]) with ordinality as a(phrase, search, place)
    ), found as (
      select m.place, m.channel_id, m.id, m.author_id, m.webhook_name, m.reaction_count,
        date_trunc('month', m.posted_at at time zone :tz::text) as month
      from :phrases_found as m
    ), replied as (
      select f.place, f.channel_id, f.id, count(*) as replies
      from found f
      join discord.replies r on r.to_message_id = f.id and r.to_channel_id in (f.channel_id, f.id)
      join discord.messages reply on reply.channel_id = r.channel_id and reply.id = r.message_id
      where reply.is_content and not reply.is_twin
        and (reply.author_id, reply.webhook_name) <> (f.author_id, f.webhook_name)
        and (:include_bots::boolean or not reply.is_bot)
      group by 1, 2, 3
    ), counted as (
      select f.place, f.month, count(*)::int as messages, sum(f.reaction_count)::float8 as reactions,
        coalesce(sum(r.replies), 0)::int as replies
      from found f
      left join replied r using (place, channel_id, id)
      group by 1, 2
    ), bounds as (
      select date_trunc('month', min(m.posted_at) at time zone :tz::text) as first_month,
        date_trunc('month', max(m.posted_at) at time zone :tz::text) as last_month
      from :scope as m
    )
    select a.phrase, to_char(every.month, 'YYYY-MM') as month, coalesce(c.messages, 0) as messages,
      coalesce(c.reactions, 0) as reactions, coalesce(c.replies, 0) as replies, a.search as "_search"
    from bounds b
    cross join generate_series(b.first_month, b.last_month, interval '1 month') as every(month)
    cross join asked a
    left join counted c on c.place = a.place and c.month = every.month
    order by every.month, a.place
  `,
})
