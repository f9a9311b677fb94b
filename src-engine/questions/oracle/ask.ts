import type { BotsRule, QuestionRun, ResultRow } from '#shared/question'
import { compareIds } from '#shared/snowflake'
import { everyPeriod, type Local, localOf } from './calendar'
import type { Told, ToldArchive } from './read'

/** What a question must answer, told from the JSON alone. */
export type Oracle = (archive: ToldArchive, run: QuestionRun) => ResultRow[]

export type Asked = {
  archive: ToldArchive
  run: QuestionRun
  messages: Told[]
  bots: boolean
  local: (message: Told) => Local
}

/** The counted messages of a run, as conventions have them. */
export function ask(archive: ToldArchive, run: QuestionRun, rule: BotsRule): Asked {
  const { guild_id, channel_id, author_id, from, to, bots, tz = 'UTC' } = run.scope
  const withBots = bots === undefined ? rule !== 'excluded' : bots === 'include'
  const local = (message: Told) => localOf(message.ms, tz)
  const messages = archive.messages.filter(
    (m) =>
      m.isCounted &&
      (withBots || !m.isBot) &&
      (guild_id === undefined || m.guild === guild_id) &&
      (channel_id === undefined || m.channel === channel_id) &&
      (author_id === undefined || m.key === author_id) &&
      (from === undefined || local(m).day >= from) &&
      (to === undefined || local(m).day < to),
  )
  return { archive, run, messages, bots: withBots, local }
}

export function groups<K, T>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>()
  for (const item of items) {
    const list = found.get(key(item))
    if (list) list.push(item)
    else found.set(key(item), [item])
  }
  return found
}

export const byCodePoint = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
export const percent = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole)
export const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
export const count = <T>(items: readonly T[]) => new Set(items).size
export const first = (ms: Told[]) => new Date(Math.min(...ms.map((m) => m.ms))).toISOString()
export const reactionsOf = (m: Told) => sum(m.reactions.map((r) => r.count))
export const channelName = (archive: ToldArchive, id: string) =>
  archive.channels.find((channel) => channel.id === id)?.name ?? null
export const authorName = (archive: ToldArchive, guild: string, key: string) =>
  archive.names.get(`${guild}/${key}`)?.name ?? null
export const last = (ms: Told[]) => new Date(Math.max(...ms.map((m) => m.ms))).toISOString()

/** Author keys in the order of the conventions: the id as a number, then the webhook's name by code points. */
export function compareKeys(a: string, b: string): number {
  const [[idA = '', ...nameA], [idB = '', ...nameB]] = [a.split(':'), b.split(':')]
  const [faceA, faceB] = [nameA.join(':'), nameB.join(':')]
  return compareIds(idA, idB) || Buffer.compare(Buffer.from(faceA), Buffer.from(faceB))
}

type Measured = { key: string; measure: number; row: ResultRow }

/** Rows of authors, the measure descending, then the id. */
export function authorRows(asked: Asked, measured: Measured[]): ResultRow[] {
  const guild = asked.run.scope.guild_id ?? asked.messages[0]?.guild ?? ''
  return measured
    .toSorted((a, b) => b.measure - a.measure || compareKeys(a.key, b.key))
    .map(({ key, row }) => ({
      author_id: key,
      author_name: authorName(asked.archive, guild, key),
      ...row,
    }))
}

type Measure = (messages: Told[], asked: Asked) => { measure: number; row: ResultRow } | null

/** A row for each author of the messages, by a measure of theirs; null leaves one out. */
export function measuredAuthors(asked: Asked, measure: Measure): ResultRow[] {
  const measured = [...groups(asked.messages, (m) => m.key)].flatMap(([key, messages]) => {
    const result = measure(messages, asked)
    return result === null ? [] : [{ key, ...result }]
  })
  return authorRows(asked, measured)
}

export function perAuthor(measure: Measure, rule: BotsRule = 'excluded'): Oracle {
  return (archive, run) => measuredAuthors(ask(archive, run, rule), measure)
}

export const positive = (
  name: string,
  measure: (messages: Told[], asked: Asked) => number,
): Oracle =>
  perAuthor((messages, asked) => {
    const value = measure(messages, asked)
    return value === 0 ? null : { measure: value, row: { [name]: value } }
  })

/** Pairs (who counts, whose message counts for them) as author rows with how many distinct others. */
export function pairs(
  pairsOf: (asked: Asked) => { key: string; other: string }[],
  names: [string, string],
): Oracle {
  return (archive, run) => {
    const asked = ask(archive, run, 'excluded')
    const found = [...groups(pairsOf(asked), (pair) => pair.key)].map(([key, list]) => ({
      key,
      measure: list.length,
      row: { [names[0]]: list.length, [names[1]]: count(list.map((pair) => pair.other)) },
    }))
    return authorRows(asked, found)
  }
}

/** Replies to a message of somebody else that is there, is content, and is a person's where bots are left out. */
export function repliesToOthers({ messages, archive, bots }: Asked) {
  return messages.flatMap((reply) => {
    const original = archive.byPlace.get(reply.replyTo ?? '')
    const isContent =
      original !== undefined && (original.isCounted || original.channel === original.id)
    if (!isContent || original.key === reply.key || (original.isBot && !bots)) return []
    return [{ reply, original }]
  })
}

/** True where the words stand in a row. */
export const says = (m: Told, phrase: string) => {
  const words = (text: string) =>
    ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
  return words(m.content).includes(words(phrase))
}

/** How many replies by somebody else a message has, at any time; a thread's starter is answered in the thread too. */
export function countReplies(m: Told, { archive, bots }: Asked): number {
  const places = [`${m.channel}/${m.id}`, `${m.id}/${m.id}`]
  return archive.messages.filter(
    (reply) =>
      reply.isCounted &&
      (bots || !reply.isBot) &&
      reply.key !== m.key &&
      places.includes(reply.replyTo ?? ''),
  ).length
}

/** One row per period from the first to the last message of `span`. */
export function periods(
  unit: 'month' | 'week' | 'day',
  rowOf: (messages: Told[]) => ResultRow,
  select: (asked: Asked) => Told[] = (asked) => asked.messages,
): Oracle {
  return (archive, run) => {
    const asked = ask(archive, run, 'included')
    const all = asked.messages.map((m) => asked.local(m)[unit])
    const byPeriod = groups(select(asked), (m) => asked.local(m)[unit])
    return everyPeriod(unit, all).map((p) => ({ [unit]: p, ...rowOf(byPeriod.get(p) ?? []) }))
  }
}

export const activity = (messages: Told[]) => ({
  messages: messages.length,
  authors: count(messages.map((m) => m.key)),
})

export function clock(name: 'weekday' | 'hour', values: number[]): Oracle {
  return (archive, run) => {
    const asked = ask(archive, run, 'included')
    const found = groups(asked.messages, (m) => asked.local(m)[name])
    return values.map((value) => ({ [name]: value, messages: found.get(value)?.length ?? 0 }))
  }
}

export function channelRows(
  asked: Asked,
  measure: string,
  rowOf: (messages: Told[]) => ResultRow,
  withType: boolean,
): ResultRow[] {
  return [...groups(asked.messages, (m) => m.channel)]
    .map(([id, messages]): ResultRow => {
      const channel = asked.archive.channels.find((each) => each.id === id)
      return {
        channel_id: id,
        channel_name: channel?.name ?? null,
        ...(withType
          ? { channel_type: channel?.type ?? '', parent_id: channel?.parent ?? null }
          : {}),
        ...rowOf(messages),
      }
    })
    .toSorted(
      (a, b) =>
        Number(b[measure]) - Number(a[measure]) ||
        compareIds(String(a.channel_id), String(b.channel_id)),
    )
}
