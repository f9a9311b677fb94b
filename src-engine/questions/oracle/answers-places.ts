import type { ResultRow } from '#shared/question'
import { compareIds } from '#shared/snowflake'
import {
  type Asked,
  ask,
  authorName,
  byCodePoint,
  channelName,
  channelRows,
  countReplies,
  groups,
  type Oracle,
  perAuthor,
  percent,
  periods,
  reactionsOf,
  says,
  sum,
} from './ask'
import { everyPeriod } from './calendar'
import type { Told } from './read'

const nameOf = ({ archive }: Asked, m: Told) => authorName(archive, m.guild, m.key)
const placeName = ({ archive }: Asked, id: string) => channelName(archive, id)
const earlier = (a: Told, b: Told) => a.ms - b.ms || compareIds(a.id, b.id)

export const mean = (numbers: number[]) =>
  numbers.length === 0 ? null : sum(numbers) / numbers.length

/** The middle one, or the mean of the middle two. */
export function median(numbers: number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const middle = Number.isInteger(half) ? sorted.slice(half - 1, half + 1) : [sorted[half - 0.5]]
  return mean(middle.filter((each) => each !== undefined))
}

/** Messages as rows, by a measure and then their id. */
function ranked(
  asked: Asked,
  messages: Told[],
  measure: (m: Told) => number,
  rowOf: (m: Told) => ResultRow,
): ResultRow[] {
  return messages
    .toSorted(
      (a, b) =>
        measure(b) - measure(a) || compareIds(a.id, b.id) || compareIds(a.channel, b.channel),
    )
    .map((m) => ({
      channel_id: m.channel,
      message_id: m.id,
      posted_at: m.at,
      author_id: m.key,
      author_name: nameOf(asked, m),
      ...rowOf(m),
    }))
}

const oldest: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'included')
  return [...groups(asked.messages, (m) => m.channel).values()]
    .map((messages) => messages.toSorted(earlier)[0] as Told)
    .toSorted((a, b) => a.ms - b.ms || compareIds(a.channel, b.channel))
    .map((m) => ({
      channel_id: m.channel,
      channel_name: placeName(asked, m.channel),
      message_id: m.id,
      posted_at: m.at,
      author_id: m.key,
      author_name: nameOf(asked, m),
      content: m.content,
    }))
}

const busiestDays: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'included')
  const days = [...groups(asked.messages, (m) => asked.local(m).day)]
    .map(([day, messages]) => ({ day, messages: messages.length }))
    .toSorted((a, b) => b.messages - a.messages || byCodePoint(a.day, b.day))
    .slice(0, Number(run.params.days ?? 10))
  return days.map((day) => ({ ...day, average: mean(days.map((each) => each.messages)) }))
}

/** Attachments by what `keyOf` makes of their message and extension. */
function files(asked: Asked, keyOf: (m: Told, type: string) => string) {
  const all = asked.messages.flatMap((m) =>
    m.fileNames.map((name, n) => {
      const type = name.match(/\.([A-Za-z0-9]+)$/)?.[1]?.toLowerCase() ?? ''
      return { m, type, size: m.fileSizes[n] ?? 0 }
    }),
  )
  return [...groups(all, ({ m, type }) => keyOf(m, type)).values()].map((list) => ({
    channel: list[0]?.m.channel ?? '',
    type: list[0]?.type ?? '',
    attachments: list.length,
    bytes: sum(list.map(({ size }) => size)),
  }))
}

const urlReactions: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'included')
  const linked = asked.messages.flatMap((m) => [...new Set(m.urls)].map((url) => ({ m, url })))
  return [...groups(linked, ({ url }) => url)]
    .map(([url, list]) => {
      const messages = list.map(({ m }) => m)
      const first = messages.toSorted(earlier)[0] as Told
      return {
        url,
        domain: first.domains[first.urls.indexOf(url)] ?? null,
        reactions: sum(messages.map(reactionsOf)),
        messages: messages.length,
        first_author_id: first.key,
        first_author_name: nameOf(asked, first),
      }
    })
    .toSorted((a, b) => b.reactions - a.reactions || byCodePoint(a.url, b.url))
}

const channelDomains: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'included')
  return [...groups(asked.messages, (m) => m.channel)]
    .map(([id, messages]) => ({ id, domains: messages.flatMap((m) => m.domains) }))
    .toSorted((a, b) => b.domains.length - a.domains.length || compareIds(a.id, b.id))
    .flatMap(({ id, domains }) =>
      [...groups(domains, (domain) => domain)]
        .toSorted(([a, as], [b, bs]) => bs.length - as.length || byCodePoint(a, b))
        .slice(0, 5)
        .map(([domain, list]) => ({
          channel_id: id,
          channel_name: placeName(asked, id),
          domain,
          links: list.length,
          percent_of_channel: percent(list.length, domains.length),
        })),
    )
}

const phraseEngagement: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'included')
  const phrases = [...new Set(run.params.phrases as string[])].filter((each) => each.trim() !== '')
  const months = asked.messages.map((m) => asked.local(m).month)
  return everyPeriod('month', months).flatMap((month) =>
    phrases.map((phrase) => {
      const found = asked.messages.filter((m) => asked.local(m).month === month && says(m, phrase))
      return {
        phrase,
        month,
        messages: found.length,
        reactions: sum(found.map(reactionsOf)),
        replies: sum(found.map((m) => countReplies(m, asked))),
      }
    }),
  )
}

/** Questions about channels, time, attachments and links, by id. */
export const PLACES: Record<string, Oracle> = {
  guild_oldest_message: oldest,
  guild_busiest_days: busiestDays,
  guild_phrase_engagement: phraseEngagement,
  guild_channel_message_length: (archive, run) => {
    const lengths = (messages: Told[]) => messages.map((m) => [...m.content].length)
    return channelRows(
      ask(archive, run, 'excluded'),
      'average_length',
      (messages) => ({
        average_length: mean(lengths(messages)),
        median_length: median(lengths(messages)),
        messages: messages.length,
      }),
      false,
    )
  },
  guild_channel_messages_per_month: periods('month', ({ length }) => ({ messages: length })),
  guild_channel_author_message_count: perAuthor((messages, asked) => ({
    measure: messages.length,
    row: { messages: messages.length, percent: percent(messages.length, asked.messages.length) },
  })),
  guild_channel_message_statistics: (archive, run) => {
    const { messages } = ask(archive, run, 'included')
    const sizes = [...groups(messages, (m) => m.channel).values()].map((list) => list.length)
    return [
      { channels: sizes.length, average_messages: mean(sizes), median_messages: median(sizes) },
    ]
  },
  guild_attachment_file_type_count: (archive, run) =>
    files(ask(archive, run, 'included'), (_m, type) => type)
      .toSorted((a, b) => b.attachments - a.attachments || byCodePoint(a.type, b.type))
      .map(({ type, attachments, bytes }) => ({ file_type: type, attachments, bytes })),
  guild_attachment_channel_file_type_count: (archive, run) => {
    const asked = ask(archive, run, 'included')
    return files(asked, (m, type) => `${m.channel}/${type}`)
      .toSorted(
        (a, b) =>
          b.attachments - a.attachments ||
          compareIds(a.channel, b.channel) ||
          byCodePoint(a.type, b.type),
      )
      .map(({ channel, type, attachments }) => ({
        channel_id: channel,
        channel_name: placeName(asked, channel),
        file_type: type,
        attachments,
      }))
  },
  guild_attachment_reactions: (archive, run) => {
    const asked = ask(archive, run, 'included')
    const attached = asked.messages.filter((m) => m.attachments > 0)
    return ranked(asked, attached, reactionsOf, (m) => ({
      channel_name: placeName(asked, m.channel),
      file_name: m.fileNames[0] ?? null,
      attachments: m.attachments,
      reactions: reactionsOf(m),
    }))
  },
  guild_author_url_react: urlReactions,
  guild_author_most_links: perAuthor((messages) => {
    const links = sum(messages.map((m) => m.urls.length))
    if (links === 0) return null
    const linked = messages.filter((m) => m.urls.length > 0).length
    const row = { links, messages_with_link_percent: percent(linked, messages.length) }
    return { measure: links, row }
  }),
  guild_channel_domains: channelDomains,
  guild_message_most_links: (archive, run) => {
    const asked = ask(archive, run, 'included')
    const linked = asked.messages.filter((m) => m.urls.length > 0)
    return ranked(
      asked,
      linked,
      (m) => m.urls.length,
      (m) => ({ links: m.urls.length, content: m.content }),
    )
  },
}
