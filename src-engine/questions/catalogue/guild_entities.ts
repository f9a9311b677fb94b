import { ENTITY_TYPES } from '#shared/entities'
import { question } from '../define'
import { choice, guild } from '../params'

export default question({
  title: 'Which people, organisations, places and products are talked about?',
  about:
    'Names that messages of people hold, found by lists, rules and grammar and corrected by you, with the messages and the authors that name them. A name counts once three messages and two authors of the archive said it.',
  tags: ['Language'],
  params: [guild, choice('type', 'Type', ['any', ...ENTITY_TYPES], 'any')],
  columns: ['entity', 'type', 'messages', 'authors', 'first_seen_at', 'last_seen_at'],
  chart: { kind: 'bar', x: 'entity', y: 'messages' },
  bots: 'excluded',
  drill: { by: { text: '_text' } },
  needs: ['language'],
  sql: `
    with shown as (
      select n.id as name_id, e.entity_id
      from discord.entities e
      join discord.entity_names n on n.entity_id = e.entity_id
      where e.is_shown and :type::text in ('any', e.type)
    ), said as (
      select s.entity_id, m.author_id, m.webhook_name, m.channel_id, m.id, m.posted_at
      from :scope as m
      join (select x.channel_id, x.message_id, shown.entity_id
            from discord.entity_spans x join shown using (name_id)) s
        on s.channel_id = m.channel_id and s.message_id = m.id
      group by 1, 2, 3, 4, 5, 6
    ), by_author as (
      select entity_id, count(*) as messages, min(posted_at) as first_at, max(posted_at) as last_at
      from said
      group by entity_id, author_id, webhook_name
    ), counted as (
      select entity_id, sum(messages)::int as messages, count(*)::int as authors,
        min(first_at) as first_seen_at, max(last_at) as last_seen_at
      from by_author
      group by entity_id
    )
    select e.name as entity, e.type, c.messages, c.authors, c.first_seen_at, c.last_seen_at,
      'entity:"' || replace(replace(e.name, '\\', '\\\\'), '"', '\\"') || '"' as _text
    from counted c
    join discord.entities e using (entity_id)
    order by c.messages desc, e.key collate "C"
  `,
})
