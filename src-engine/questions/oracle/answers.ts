import type { QuestionRun, ResultRow } from '#shared/question'
import { compareIds } from '#shared/snowflake'
import { AUTHOR_ORACLES } from './answers-authors'
import { GUILD_ORACLES } from './answers-guilds'
import { LANGUAGE_ORACLES } from './answers-language'
import { PLACES } from './answers-places'
import { ROLE_ORACLES } from './answers-roles'
import {
  activity,
  ask,
  authorName,
  byCodePoint,
  channelRows,
  clock,
  count,
  first,
  groups,
  last,
  type Oracle,
  pairs,
  perAuthor,
  percent,
  periods,
  positive,
  reactionsOf,
  repliesToOthers,
  says,
  sum,
} from './ask'
import { everyPeriod } from './calendar'
import type { ToldArchive } from './read'

function guildList(archive: ToldArchive, run: QuestionRun): ResultRow[] {
  const asked = ask(archive, run, 'included')
  const { guild_id } = run.scope
  const placeOf = (guild: string, channel: string) => (guild === '0' ? `0/${channel}` : guild)
  const places = groups(
    archive.channels.filter((c) => guild_id === undefined || c.guild === guild_id),
    (c) => placeOf(c.guild, c.id),
  )
  const posted = groups(asked.messages, (m) => placeOf(m.guild, m.channel))
  return [...places]
    .map(([place, channels]) => {
      const messages = posted.get(place) ?? []
      const [channel] = channels
      const people = messages.filter((m) => !m.isBot)
      return {
        conversation: channel?.guild === '0' ? channel.id : '',
        row: {
          guild_id: channel?.guild ?? '',
          guild_name: channel?.guild === '0' ? channel.name : (archive.guilds.get(place) ?? ''),
          channels: channels.filter((c) => !c.isThread).length,
          threads: channels.filter((c) => c.isThread).length,
          authors: count(people.map((m) => m.key)),
          bots: count(messages.filter((m) => m.isBot).map((m) => m.key)),
          messages: messages.length,
          first_message_at: messages.length > 0 ? first(messages) : null,
          last_message_at: messages.length > 0 ? last(messages) : null,
        },
      }
    })
    .toSorted(
      (a, b) =>
        b.row.messages - a.row.messages ||
        compareIds(a.row.guild_id, b.row.guild_id) ||
        compareIds(a.conversation, b.conversation),
    )
    .map(({ row }) => row)
}

function newAuthors(archive: ToldArchive, run: QuestionRun): ResultRow[] {
  const asked = ask(archive, run, 'excluded')
  const { from: _from, to: _to, ...always } = run.scope
  const ever = ask(archive, { ...run, scope: always }, 'excluded')
  const firsts = [...groups(ever.messages, (m) => m.key).values()].map((list) =>
    list.reduce((a, b) => (b.ms < a.ms ? b : a)),
  )
  const months = asked.messages.map((m) => asked.local(m).month)
  const start = Math.min(...asked.messages.map((m) => m.ms))
  let cumulative = firsts.filter((m) => m.ms < start).length
  return everyPeriod('month', months).map((month) => {
    const here = asked.messages.filter((m) => firsts.includes(m) && asked.local(m).month === month)
    cumulative += here.length
    return { month, new_authors: here.length, cumulative_authors: cumulative }
  })
}

/** Messages per author of the run, fewest first. */
function sizesOf(archive: ToldArchive, run: QuestionRun): number[] {
  const authors = groups(ask(archive, run, 'excluded').messages, (m) => m.key)
  return [...authors.values()].map((list) => list.length).sort((a, b) => a - b)
}

/** METRICS §3, by the definitions and not by the formulas that SQL uses: Gini as the mean difference of all pairs. */
function concentration(archive: ToldArchive, run: QuestionRun): ResultRow[] {
  const sizes = sizesOf(archive, run).reverse()
  const [n, total] = [sizes.length, sum(sizes)]
  const top = (k: number) => percent(sum(sizes.slice(0, k)), total)
  const fewest = (isEnough: (part: number) => boolean) => {
    const k = sizes.findIndex((_, index) => isEnough(sum(sizes.slice(0, index + 1))))
    return k < 0 ? null : k + 1
  }
  const differences = sizes.flatMap((a) => sizes.map((b) => Math.abs(a - b)))
  return [
    {
      authors: n,
      messages: total,
      gini: n < 2 ? null : sum(differences) / (2 * n * total),
      nakamoto: fewest((part) => part > total / 2),
      contributor_absence_factor: fewest((part) => part >= total / 2),
      top_1_percent: top(1),
      top_10_percent: top(10),
      top_100_percent: top(100),
      top_decile_percent: top(Math.ceil(n / 10)),
      effective_authors: n === 0 ? null : 1 / sum(sizes.map((size) => (size / total) ** 2)),
    },
  ]
}

function lorenz(archive: ToldArchive, run: QuestionRun): ResultRow[] {
  const sizes = sizesOf(archive, run)
  if (sizes.length === 0) return []
  return [0, ...sizes].map((_, k) => ({
    author_percent: percent(k, sizes.length),
    message_percent: percent(sum(sizes.slice(0, k)), sum(sizes)),
  }))
}

/** By question id. */
export const ORACLES: Record<string, Oracle> = {
  ...AUTHOR_ORACLES,
  ...PLACES,
  ...LANGUAGE_ORACLES,
  ...ROLE_ORACLES,
  ...GUILD_ORACLES,
  list_guilds: guildList,
  guild_channels: (archive, run) => {
    const asked = ask(archive, run, 'included')
    const posted = groups(asked.messages, (m) => m.channel)
    return archive.channels
      .filter((c) => c.guild === run.scope.guild_id)
      .toSorted(
        (a, b) =>
          byCodePoint(a.category ?? '', b.category ?? '') ||
          byCodePoint(a.name, b.name) ||
          compareIds(a.id, b.id),
      )
      .map((c) => {
        const messages = posted.get(c.id) ?? []
        return {
          channel_id: c.id,
          channel_name: c.name,
          channel_type: c.type,
          parent_id: c.parent,
          category: c.category,
          messages: messages.length,
          first_message_at: messages.length > 0 ? first(messages) : null,
          last_message_at: messages.length > 0 ? last(messages) : null,
        }
      })
  },
  guild_authors: perAuthor(
    (messages) => ({
      measure: messages.length,
      row: {
        is_bot: messages[0]?.isBot ?? false,
        messages: messages.length,
        first_message_at: first(messages),
        last_message_at: last(messages),
      },
    }),
    'listed',
  ),
  channel_authors: perAuthor(
    (messages) => ({
      measure: messages.length,
      row: { is_bot: messages[0]?.isBot ?? false, messages: messages.length },
    }),
    'listed',
  ),
  channel_messages: (archive, run) =>
    ask(archive, run, 'included')
      .messages.filter(
        (m) =>
          (run.params.before === undefined || compareIds(m.id, String(run.params.before)) < 0) &&
          (run.params.after === undefined || compareIds(m.id, String(run.params.after)) > 0),
      )
      .toSorted((a, b) => compareIds(a.id, b.id))
      .map((m) => ({
        channel_id: m.channel,
        message_id: m.id,
        posted_at: m.at,
        author_id: m.key,
        author_name: authorName(archive, m.guild, m.key),
        content: m.content,
        reply_to_message_id: m.replyTo?.split('/')[1] ?? null,
      })),
  guild_author_most_messages: positive('messages', (messages) => messages.length),
  user_longest_avg_msg_length: perAuthor((messages) => {
    const average = sum(messages.map((m) => [...m.content].length)) / messages.length
    return { measure: average, row: { average_length: average, messages: messages.length } }
  }),
  guild_author_most_days_with_messages: positive('days', (messages, asked) =>
    count(messages.map((m) => asked.local(m).day)),
  ),
  guild_author_most_reactions: positive('reactions', (messages) => sum(messages.map(reactionsOf))),
  guild_author_distinct_reaction_count: positive('emojis', (messages) =>
    count(messages.flatMap((m) => m.reactions.map((r) => r.key))),
  ),
  guild_author_most_messages_single_day: perAuthor((messages, asked) => {
    const days = [...groups(messages, (m) => asked.local(m).day)].map(([day, list]) => ({
      day,
      messages: list.length,
    }))
    const [best] = days.sort((a, b) => b.messages - a.messages || (a.day < b.day ? -1 : 1))
    return best ? { measure: best.messages, row: best } : null
  }),
  guild_author_most_attachments: positive('attachments', (messages) =>
    sum(messages.map((m) => m.attachments)),
  ),
  guild_author_edit_percentage: perAuthor((messages) => {
    if (messages.length < 2) return null
    const edited = messages.filter((m) => m.isEdited).length
    const share = (100 * edited) / messages.length
    return { measure: share, row: { edited, messages: messages.length, edited_percent: share } }
  }),
  guild_author_most_question_messages: positive(
    'questions',
    (messages) => messages.filter((m) => m.isQuestion).length,
  ),
  guild_author_most_question_responses: pairs(
    (asked) =>
      repliesToOthers(asked)
        .filter(({ original }) => original.isQuestion)
        .map(({ reply, original }) => ({ key: reply.key, other: original.key })),
    ['answers', 'askers'],
  ),
  guild_author_most_replies_sent: pairs(
    (asked) =>
      repliesToOthers(asked).map(({ reply, original }) => ({
        key: reply.key,
        other: original.key,
      })),
    ['replies', 'replied_to'],
  ),
  guild_author_most_replied_to: pairs(
    (asked) =>
      repliesToOthers(asked).map(({ reply, original }) => ({
        key: original.key,
        other: reply.key,
      })),
    ['replies', 'repliers'],
  ),
  guild_author_mention_count: pairs(
    ({ messages, archive, bots }) =>
      messages.flatMap((m) =>
        m.mentions
          .filter((id) => id !== m.key && (bots || !archive.names.get(`${m.guild}/${id}`)?.isBot))
          .map((id) => ({ key: id, other: m.key })),
      ),
    ['mentions', 'mentioned_by'],
  ),
  guild_author_message_min_100: (archive, run) => {
    const authors = [...groups(ask(archive, run, 'excluded').messages, (m) => m.key).values()]
    const many = authors.filter((m) => m.length > Number(run.params.min_messages ?? 100)).length
    return [
      { authors: many, total_authors: authors.length, percent: percent(many, authors.length) },
    ]
  },
  guild_author_count: (archive, run) => [
    { authors: count(ask(archive, run, 'excluded').messages.map((m) => m.key)) },
  ],
  guild_bots_count: (archive, run) => [
    { bots: count(ask(archive, run, 'listed').messages.flatMap((m) => (m.isBot ? [m.key] : []))) },
  ],
  guild_channels_count: (archive, run) => {
    const held = new Set(ask(archive, run, 'included').messages.map((m) => m.channel))
    const channels = archive.channels.filter((c) => held.has(c.id))
    const threads = channels.filter((c) => c.isThread).length
    return [{ channels: channels.length - threads, threads }]
  },
  guild_activity_per_month: periods('month', activity),
  guild_activity_per_week: periods('week', activity),
  guild_activity_per_day: periods('day', activity),
  guild_activity_per_day_of_week: clock('weekday', [1, 2, 3, 4, 5, 6, 7]),
  guild_activity_per_hour_of_day: clock(
    'hour',
    Array.from({ length: 24 }, (_, hour) => hour),
  ),
  guild_messages_percent_total_days: (archive, run) => {
    const asked = ask(archive, run, 'included')
    const days = [...new Set(asked.messages.map((m) => asked.local(m).day))].sort()
    const [start, end] = [days[0] ?? null, days.at(-1) ?? null]
    const total =
      start === null || end === null ? 0 : (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1
    return [
      {
        first_day: start,
        last_day: end,
        days_with_messages: days.length,
        total_days: total,
        percent: percent(days.length, total),
      },
    ]
  },
  guild_new_author_per_month: newAuthors,
  guild_concentration: concentration,
  guild_lorenz_curve: lorenz,
  guild_message_per_channel: (archive, run) =>
    channelRows(ask(archive, run, 'included'), 'messages', activity, true),
  guild_channel_author_count: (archive, run) =>
    channelRows(
      ask(archive, run, 'excluded'),
      'authors',
      (messages) => ({ authors: count(messages.map((m) => m.key)) }),
      false,
    ),
  guild_domain_count: (archive, run) => {
    const linked = ask(archive, run, 'included').messages.flatMap((m) =>
      m.domains.map((domain) => ({ m, domain })),
    )
    return [...groups(linked, (link) => link.domain)]
      .map(([domain, links]) => ({
        domain,
        links: links.length,
        messages: count(links.map((link) => link.m)),
        authors: count(links.map((link) => link.m.key)),
      }))
      .toSorted((a, b) => b.links - a.links || byCodePoint(a.domain, b.domain))
  },
  guild_emoji_popularity: (archive, run) => {
    const reactions = ask(archive, run, 'included').messages.flatMap((m) => m.reactions)
    return [...groups(reactions, (r) => r.key)]
      .map(([key, list]) => ({ key, list, reactions: sum(list.map((r) => r.count)) }))
      .toSorted((a, b) => b.reactions - a.reactions || byCodePoint(a.key, b.key))
      .map(({ list, reactions }) => ({
        emoji: list[0]?.emoji ?? '',
        is_custom: list[0]?.isCustom ?? false,
        reactions,
        messages: list.length,
      }))
  },
  guild_activity_per_month_search_text: (archive, run) =>
    periods(
      'month',
      (messages) => ({ messages: messages.length }),
      (asked) => asked.messages.filter((m) => says(m, String(run.params.search_text))),
    )(archive, run),
  number_of_messages_matching_search_string: (archive, run) => {
    const found = ask(archive, run, 'included').messages.filter((m) =>
      says(m, String(run.params.search_text)),
    )
    return [{ ...activity(found), channels: count(found.map((m) => m.channel)) }]
  },
}
