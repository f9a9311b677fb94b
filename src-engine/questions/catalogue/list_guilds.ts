import { question } from '../define'

export default question({
  title: 'Which guilds are in the archive?',
  about:
    'One row per guild; authors are people with a message, bots apart. Direct messages are one row per conversation under guild 0, named after the channel. Channels and threads are those an export file was read for.',
  tags: ['Guild'],
  params: [],
  columns: [
    'guild_id',
    'guild_name',
    'channels',
    'threads',
    'authors',
    'bots',
    'messages',
    'first_message_at',
    'last_message_at',
  ],
  chart: { kind: 'table' },
  bots: 'included',
  drill: { by: { guild_id: 'guild_id', channel_id: '_channel_id' } },
  sql: `
    with places as (
      select c.id as channel_id, c.guild_id, c.is_thread,
        case when c.guild_id = 0 then c.id end as conversation_id,
        case when c.guild_id = 0 then c.name else g.name end as guild_name
      from discord.channels c
      join discord.guilds g on g.id = c.guild_id
      where not c.is_placeholder and (:guild_ids::bigint[] is null or c.guild_id = any (:guild_ids::bigint[]))
    ), listed as (
      select guild_id, conversation_id, min(guild_name) as guild_name,
        (count(*) filter (where not is_thread))::int as channels,
        (count(*) filter (where is_thread))::int as threads
      from places
      group by guild_id, conversation_id
    ), posted as (
      select m.guild_id, case when m.guild_id = 0 then m.channel_id end as conversation_id,
        m.author_id, m.webhook_name, m.is_bot, count(*) as messages,
        min(m.posted_at) as first_at, max(m.posted_at) as last_at
      from :scope as m
      group by 1, 2, 3, 4, 5
    ), counted as (
      select guild_id, conversation_id, sum(messages)::int as messages,
        (count(*) filter (where not is_bot))::int as authors,
        (count(*) filter (where is_bot))::int as bots,
        min(first_at) as first_at, max(last_at) as last_at
      from posted
      group by guild_id, conversation_id
    )
    select l.guild_id, l.guild_name, l.channels, l.threads,
      coalesce(c.authors, 0) as authors, coalesce(c.bots, 0) as bots,
      coalesce(c.messages, 0) as messages,
      c.first_at as first_message_at, c.last_at as last_message_at,
      l.conversation_id as "_channel_id"
    from listed l
    left join counted c
      on c.guild_id = l.guild_id and c.conversation_id is not distinct from l.conversation_id
    order by coalesce(c.messages, 0) desc, l.guild_id, l.conversation_id
  `,
})
