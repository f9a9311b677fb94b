import type { BotsRule, ResultRow } from '#shared/question'
import { compareIds } from '#shared/snowflake'
import { mean, median } from './answers-places'
import {
  type Asked,
  ask,
  authorName,
  byCodePoint,
  channelName,
  compareKeys,
  count,
  first,
  groups,
  type Oracle,
  percent,
  sum,
} from './ask'
import { everyPeriod } from './calendar'
import type { Told } from './read'

const DAY_MS = 86_400_000

/** Rows of each guild with a message, in an order that ends with the guild's id. */
function perGuild<T>(
  rule: BotsRule,
  of: (messages: Told[], asked: Asked, run: Parameters<Oracle>[1]) => T | null,
  compare: (a: T, b: T) => number,
  rows: (one: T) => ResultRow[],
): Oracle {
  return (archive, run) => {
    const asked = ask(archive, run, rule)
    return [...groups(asked.messages, (m) => m.guild)]
      .flatMap(([id, messages]) => {
        const one = of(messages, asked, run)
        return one === null ? [] : [{ id, one }]
      })
      .toSorted((a, b) => compare(a.one, b.one) || compareIds(a.id, b.id))
      .flatMap(({ id, one }) =>
        rows(one).map((row) => ({
          guild_id: id,
          guild_name: archive.guilds.get(id) ?? null,
          ...row,
        })),
      )
  }
}

type Period = { month: string; messages: Told[] }

const months = (messages: Told[], asked: Asked): Period[] =>
  [...groups(messages, (m) => asked.local(m).month)]
    .map(([month, list]) => ({ month, messages: list }))
    .toSorted((a, b) => byCodePoint(a.month, b.month))

/** The first of those with the most messages. */
const most = <T extends { messages: Told[] }>(list: T[]): T =>
  list.reduce((a, b) => (b.messages.length > a.messages.length ? b : a))

const messagesMonth: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'included')
  return [...groups(asked.messages, (m) => m.guild)]
    .flatMap(([guild_id, messages]) => {
      const found = months(messages, asked)
      const busiest = most(found).messages.length
      const named = found.map(({ month }) => month)
      return everyPeriod('month', named).map((month) => {
        const size = found.find((each) => each.month === month)?.messages.length ?? 0
        return {
          guild_id,
          guild_name: archive.guilds.get(guild_id) ?? null,
          month,
          messages: size,
          normalized: size / busiest,
        }
      })
    })
    .toSorted((a, b) => byCodePoint(a.month, b.month) || compareIds(a.guild_id, b.guild_id))
}

const sharedAuthors: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'excluded')
  return [...groups(asked.messages, (m) => m.key)]
    .map(([key, messages]) => ({
      key,
      messages,
      guilds: [...groups(messages, (m) => m.guild)].toSorted(
        ([a, as], [b, bs]) => bs.length - as.length || compareIds(a, b),
      ),
    }))
    .filter(({ guilds }) => guilds.length > 1)
    .toSorted(
      (a, b) =>
        b.guilds.length - a.guilds.length ||
        b.messages.length - a.messages.length ||
        compareKeys(a.key, b.key),
    )
    .map(({ key, messages, guilds }) => ({
      author_id: key,
      author_name: archive.names.get(`${guilds[0]?.[0]}/${key}`)?.userName ?? null,
      guilds: guilds.length,
      messages: messages.length,
      guild_names: guilds.map(([id]) => archive.guilds.get(id) ?? '').join(', '),
    }))
}

/** Days from the first to the last message of the share of authors who stayed longest. */
export function lifespans(
  authors: readonly { at: number }[][],
  percent: number,
): { authors: number; average_days: number | null; median_days: number | null } {
  const spans = authors
    .filter((list) => list.length > 2)
    .map((list) => {
      const times = list.map(({ at }) => at)
      return (Math.max(...times) - Math.min(...times)) / DAY_MS
    })
    .toSorted((a, b) => b - a)
  const longest = spans.slice(0, Math.max(Math.ceil((spans.length * percent) / 100), 1))
  return { authors: longest.length, average_days: mean(longest), median_days: median(longest) }
}

/** How many messages each author has, the most first. */
const sizesOf = (messages: Told[]) =>
  [...groups(messages, (m) => m.key).values()].map(({ length }) => length).sort((a, b) => b - a)

/** Questions that compare guilds, by id. */
export const GUILD_ORACLES: Record<string, Oracle> = {
  guilds_top_author_share: perGuild(
    'excluded',
    (messages) => {
      const sizes = sizesOf(messages)
      const top = (n: number) => (100 * sum(sizes.slice(0, n))) / sum(sizes)
      return { top_1_percent: top(1), top_10_percent: top(10), top_100_percent: top(100) }
    },
    (a, b) => b.top_1_percent - a.top_1_percent,
    (shares) => [shares],
  ),
  guilds_author_activity_bands: perGuild(
    'excluded',
    (messages) => {
      const sizes = sizesOf(messages)
      const atMost = (n: number) => percent(sizes.filter((size) => size <= n).length, sizes.length)
      return {
        at_most_1_percent: atMost(1),
        at_most_3_percent: atMost(3),
        at_most_10_percent: atMost(10),
        at_most_100_percent: atMost(100),
      }
    },
    (a, b) => Number(b.at_most_1_percent) - Number(a.at_most_1_percent),
    (bands) => [bands],
  ),
  guilds_by_oldest_message: perGuild(
    'included',
    (messages) => first(messages),
    byCodePoint,
    (first_message_at) => [{ first_message_at }],
  ),
  guilds_by_size: perGuild(
    'included',
    (messages) => messages,
    (a, b) => b.length - a.length,
    (messages) => [
      {
        messages: messages.length,
        authors: count(messages.map((m) => m.key)),
        channels: count(messages.map((m) => m.channel)),
      },
    ],
  ),
  guild_messages_month: messagesMonth,
  guilds_most_active_channel: perGuild(
    'included',
    (messages, asked) => {
      const channels = [...groups(messages, (m) => m.channel)]
        .map(([id, list]) => ({ id, messages: list }))
        .toSorted((a, b) => compareIds(a.id, b.id))
      const best = most(channels)
      const name = channelName(asked.archive, best.id)
      return { ...best, name, busiest: most(months(best.messages, asked)) }
    },
    (a, b) => b.messages.length - a.messages.length,
    ({ id, name, messages, busiest }) => [
      {
        channel_id: id,
        channel_name: name,
        messages: messages.length,
        busiest_month: busiest.month,
        busiest_month_messages: busiest.messages.length,
      },
    ],
  ),
  guilds_busiest_month: perGuild(
    'included',
    (messages, asked) => most(months(messages, asked)),
    (a, b) => b.messages.length - a.messages.length,
    ({ month, messages }) => [{ month, messages: messages.length }],
  ),
  guilds_author_lifespan: perGuild(
    'excluded',
    (messages, _asked, run) => {
      const authors = [...groups(messages, (m) => m.key).values()]
      const found = lifespans(
        authors.map((list) => list.map((m) => ({ at: m.ms }))),
        Number(run.params.top_percent ?? 30),
      )
      return found.authors === 0 ? null : found
    },
    (a, b) => Number(b.average_days) - Number(a.average_days),
    (found) => [found],
  ),
  guilds_shared_authors: sharedAuthors,
  guilds_top_authors: perGuild(
    'excluded',
    (messages, asked, run) => ({
      total: messages.length,
      rows: [...groups(messages, (m) => m.key)]
        .toSorted(([a, as], [b, bs]) => bs.length - as.length || compareKeys(a, b))
        .slice(0, Number(run.params.top ?? 3))
        .map(([key, list], index) => ({
          rank: index + 1,
          author_id: key,
          author_name: authorName(asked.archive, list[0]?.guild ?? '', key),
          messages: list.length,
        })),
    }),
    (a, b) => b.total - a.total,
    ({ rows }) => rows,
  ),
}
