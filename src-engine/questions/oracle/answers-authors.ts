import type { QuestionRun, ResultRow } from '#shared/question'
import { compareIds } from '#shared/snowflake'
import {
  type Asked,
  ask,
  authorRows,
  channelName,
  channelRows,
  clock,
  countReplies,
  first,
  last,
  measuredAuthors,
  type Oracle,
  periods,
  reactionsOf,
  sum,
} from './ask'
import type { Told, ToldArchive } from './read'

const DAY_MS = 86_400_000
const onlyMessages = (messages: Told[]) => ({ messages: messages.length })

/** The run as questions about people have it: bots left out unless asked for. */
const peopleOnly =
  (oracle: Oracle): Oracle =>
  (archive, run) =>
    oracle(archive, { ...run, scope: { bots: 'exclude', ...run.scope } })

function firstAuthor(archive: ToldArchive, run: QuestionRun): ResultRow[] {
  const asked = ask(archive, run, 'excluded')
  const [earliest] = asked.messages.toSorted((a, b) => a.ms - b.ms || compareIds(a.id, b.id))
  if (earliest === undefined) return []
  const own = asked.messages.filter((m) => m.key === earliest.key)
  const end = Date.parse(last(asked.messages))
  const row = {
    first_message_at: first(own),
    last_message_at: last(own),
    active_last_30_days: Date.parse(last(own)) >= end - 30 * DAY_MS,
  }
  return authorRows(asked, [{ key: earliest.key, measure: 1, row }])
}

/** Messages with a measure, the highest first; null leaves one out. */
function ranked(
  name: string,
  measure: (message: Told, asked: Asked) => number | null,
  more: (message: Told) => ResultRow = () => ({}),
): Oracle {
  return (archive, run) => {
    const asked = ask(archive, run, 'excluded')
    return asked.messages
      .flatMap((m) => {
        const value = measure(m, asked)
        return value === null ? [] : [{ m, value }]
      })
      .toSorted((a, b) => b.value - a.value || compareIds(a.m.id, b.m.id))
      .map(({ m, value }) => ({
        channel_id: m.channel,
        message_id: m.id,
        posted_at: m.at,
        channel_name: channelName(archive, m.channel),
        [name]: value,
        ...more(m),
        content: m.content,
      }))
  }
}

/** What others wrote that mentions the author of the run. */
function mentioning(archive: ToldArchive, run: QuestionRun) {
  const { author_id, ...rest } = run.scope
  const asked = ask(archive, { ...run, scope: rest }, 'excluded')
  const messages = asked.messages.filter(
    (m) => m.key !== author_id && m.mentions.includes(author_id ?? ''),
  )
  return { ...asked, messages }
}

function reactionsOverTime(archive: ToldArchive, run: QuestionRun): ResultRow[] {
  const unit = (run.params.interval ?? 'month') as 'month' | 'week' | 'day'
  const rows = periods(unit, (messages) => ({
    reactions: sum(messages.map(reactionsOf)),
    messages: messages.length,
  }))(archive, run)
  return rows.map(({ [unit]: period, ...rest }) => ({ period: period ?? null, ...rest }))
}

/** Of the questions about one author, and about who was there first. */
export const AUTHOR_ORACLES: Record<string, Oracle> = {
  guild_first_author: firstAuthor,
  count_messages_per_channel_for_user_in_guild: (archive, run) =>
    channelRows(ask(archive, run, 'excluded'), 'messages', onlyMessages, false),
  guild_author_most_reacted_messages: ranked('reactions', (m) => reactionsOf(m) || null),
  guild_author_most_replied_messages: ranked(
    'replies',
    (m, asked) => countReplies(m, asked) || null,
  ),
  guild_author_longest_messages: ranked('length', (m) => [...m.content].length),
  guild_author_most_reaction_to_attachment: ranked(
    'reactions',
    (m) => (m.attachments > 0 ? reactionsOf(m) : null),
    (m) => ({ file_name: m.fileNames[0] ?? null, attachments: m.attachments }),
  ),
  guild_author_messages_by_hour_of_day: peopleOnly(
    clock(
      'hour',
      Array.from({ length: 24 }, (_, hour) => hour),
    ),
  ),
  guild_author_messages_day_of_week: peopleOnly(clock('weekday', [1, 2, 3, 4, 5, 6, 7])),
  guild_author_messages_per_month: peopleOnly(periods('month', onlyMessages)),
  guild_author_messages_per_week: peopleOnly(periods('week', onlyMessages)),
  guild_author_messages_per_day: peopleOnly(periods('day', onlyMessages)),
  guild_author_reactions_over_time: peopleOnly(reactionsOverTime),
  guild_author_mentions_by_channel: (archive, run) =>
    channelRows(
      mentioning(archive, run),
      'mentions',
      (messages) => ({ mentions: messages.length }),
      false,
    ),
  guild_author_mentioned_by: (archive, run) =>
    measuredAuthors(mentioning(archive, run), (messages) => ({
      measure: messages.length,
      row: { mentions: messages.length },
    })),
}
