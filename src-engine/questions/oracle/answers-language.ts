import type { QuestionRun } from '#shared/question'
import { compareIds } from '#shared/snowflake'
import { gazetteer } from '../../language/entities/gazetteer'
import { analyse, type Signals } from '../../language/signals/analyse'
import { stemOf } from '../../language/terms'
import {
  ask,
  byCodePoint,
  channelName,
  channelRows,
  count,
  first,
  groups,
  last,
  measuredAuthors,
  type Oracle,
  sum,
} from './ask'
import type { Told, ToldArchive } from './read'

const known = gazetteer([])
const read = new Map<string, Signals>()

/** What a text tells by itself; the texts of the random archive mention nobody. */
export function signalsOf({ content }: Pick<Told, 'content'>): Signals {
  const signals = read.get(content) ?? analyse(content, [], known, { hasGrammar: false })
  read.set(content, signals)
  return signals
}

/** What people write without links, cut into words by ICU alone. */
function wordsOf({ content }: Told): string[] {
  const prose = content.replace(/https?:\S+/g, ' ')
  return [...new Intl.Segmenter('en', { granularity: 'word' }).segment(prose)]
    .map(({ segment }) => segment.toLowerCase())
    .filter((word) => /\p{L}/u.test(word))
}

/** The messages of the run that people wrote: what machines write is not read. */
function prose(archive: ToldArchive, run: QuestionRun) {
  const asked = ask(archive, run, 'excluded')
  return { ...asked, messages: asked.messages.filter((m) => !m.isBot) }
}

const swearWords = (messages: Told[]) => sum(messages.map((m) => signalsOf(m).swear_words))
const swearing = (messages: Told[]) => ({
  swear_words: swearWords(messages),
  per_1000_words: (1000 * swearWords(messages)) / sum(messages.map((m) => wordsOf(m).length)),
})

/** Names by their key, of all that people wrote in the archive: three messages and two authors make one. */
function shownNames(archive: ToldArchive): Map<string, { name: string; type: string }> {
  const messages = archive.messages.filter((m) => m.isCounted && !m.isBot)
  const said = messages.flatMap((m) => signalsOf(m).entities.map((entity) => ({ m, entity })))
  const shown = new Map<string, { name: string; type: string }>()
  for (const [key, list] of groups(said, ({ entity }) => entity.key)) {
    const [one] = list
    if (one === undefined || count(list.map(({ m }) => m)) < 3) continue
    if (count(list.map(({ m }) => m.author)) >= 2) shown.set(key, one.entity)
  }
  return shown
}

/** What the people of a guild ever wrote. */
const ever = (archive: ToldArchive, guild: string | undefined) =>
  archive.messages.filter((m) => m.isCounted && !m.isBot && m.guild === guild)

/** In how many messages each term stands. */
function termCounts(messages: Told[]): Map<string, number> {
  const said = messages.flatMap((m) => signalsOf(m).terms)
  return new Map([...groups(said, (term) => term)].map(([term, list]) => [term, list.length]))
}

/** Class-based TF-IDF, most typical first: one form of each word. */
function typical(messages: Told[], guild: Told[], classOf: (m: Told) => string, least = 1) {
  const [own, all] = [termCounts(messages), termCounts(guild)]
  const words = sum([...own.values()])
  const classes = count(guild.filter((m) => wordsOf(m).length > 0).map(classOf))
  const average = sum([...all.values()]) / classes
  const stems = new Set<string>()
  return [...own]
    .filter(([, times]) => times >= least)
    .map(([term, times]) => {
      const score = (times / words) * Math.log(1 + average / (all.get(term) ?? 0))
      return { term, messages: times, score }
    })
    .toSorted((a, b) => b.score - a.score || byCodePoint(a.term, b.term))
    .filter(({ term }) => !stems.has(stemOf(term)) && stems.add(stemOf(term)))
}

/** MTLD as its paper tells it: for each word its share of the factor that it stands in. */
function shares(words: string[]): number[] {
  const found: number[] = []
  while (found.length < words.length) {
    const rest = words.slice(found.length)
    const ttr = (length: number) => new Set(rest.slice(0, length)).size / length
    const length = rest.findIndex((_, at) => ttr(at + 1) <= 0.72) + 1
    const factors = length > 0 ? 1 : (1 - ttr(rest.length)) / (1 - 0.72)
    const stretch = length > 0 ? length : rest.length
    found.push(...Array<number>(stretch).fill(factors / stretch))
  }
  return found
}

type Density = { forward: number; backward: number }

/** Factors per word of an author, in a channel and a month. */
function densities(archive: ToldArchive, guild: string | undefined): Map<string, Density> {
  const found = new Map<string, Density>()
  for (const messages of groups(ever(archive, guild), (m) => `${m.channel} ${m.key}`).values()) {
    const inOrder = messages.toSorted((a, b) => compareIds(a.id, b.id))
    const words = inOrder.flatMap((m) => wordsOf(m).map((word) => ({ word, month: placeOf(m) })))
    const text = words.map(({ word }) => word)
    const [forward, backward] = [shares(text), shares(text.toReversed()).toReversed()]
    for (const [month, list] of groups([...words.keys()], (at) => words[at]?.month ?? '')) {
      const density = (part: number[]) => sum(list.map((at) => part[at] ?? 0)) / list.length
      found.set(month, { forward: density(forward), backward: density(backward) })
    }
  }
  return found
}

const placeOf = (m: Told) => `${m.channel} ${m.key} ${m.at.slice(0, 7)}`

/** By question id, those about what a message says. */
export const LANGUAGE_ORACLES: Record<string, Oracle> = {
  guild_entities: (archive, run) => {
    const { messages } = prose(archive, run)
    const { type = 'any' } = run.params
    return [...shownNames(archive)]
      .filter(([, entity]) => type === 'any' || entity.type === type)
      .map(([key, { name, type }]) => {
        const naming = messages.filter((m) => signalsOf(m).entities.some((e) => e.key === key))
        return { key, name, type, naming }
      })
      .filter(({ naming }) => naming.length > 0)
      .toSorted((a, b) => b.naming.length - a.naming.length || (a.key < b.key ? -1 : 1))
      .map(({ name, type, naming }) => ({
        entity: name,
        type,
        messages: naming.length,
        authors: count(naming.map((m) => m.key)),
        first_seen_at: first(naming),
        last_seen_at: last(naming),
      }))
  },
  guild_author_sentiment: (archive, run) => {
    const asked = prose(archive, run)
    const felt = asked.messages.filter((m) => signalsOf(m).sentiment !== null)
    return measuredAuthors({ ...asked, messages: felt }, (messages) => {
      if (messages.length < Number(run.params.min_messages ?? 20)) return null
      // whole numbers, so that the order of the sum decides no tie
      const total = sum(messages.map((m) => Math.round((signalsOf(m).sentiment ?? 0) * 10_000)))
      const measure = total / 10_000 / messages.length
      return { measure, row: { average_sentiment: measure, messages: messages.length } }
    })
  },
  guild_author_vocabulary: (archive, run) => {
    const density = densities(archive, run.scope.guild_id)
    return measuredAuthors(prose(archive, run), (messages) => {
      const words = sum(messages.map((m) => wordsOf(m).length))
      const factors = (way: keyof Density) =>
        sum(messages.map((m) => wordsOf(m).length * (density.get(placeOf(m))?.[way] ?? 0)))
      const [forward, backward] = [factors('forward'), factors('backward')]
      const mtld = (words / forward + words / backward) / 2
      if (words < Number(run.params.min_words ?? 500) || !Number.isFinite(mtld)) return null
      return { measure: Number(mtld.toFixed(9)), row: { words, mtld } }
    })
  },
  guild_author_keywords: (archive, run) =>
    typical(prose(archive, run).messages, ever(archive, run.scope.guild_id), (m) => m.author),
  guild_channel_keywords: (archive, run) => {
    const asked = prose(archive, run)
    const guild = ever(archive, run.scope.guild_id)
    return [...groups(asked.messages, (m) => m.channel)]
      .map(([channel, messages]) => ({
        words: sum([...termCounts(messages).values()]),
        channel_id: channel,
        channel_name: channelName(archive, channel),
        terms: typical(messages, guild, (m) => m.channel, 2),
      }))
      .filter(({ terms }) => terms.length > 0)
      .toSorted((a, b) => b.words - a.words || compareIds(a.channel_id, b.channel_id))
      .map(({ words: _words, terms, ...row }) => ({
        ...row,
        terms: terms
          .slice(0, 10)
          .map(({ term }) => term)
          .join(', '),
      }))
  },
  guild_author_swears: (archive, run) =>
    measuredAuthors(prose(archive, run), (messages) => {
      const measure = swearWords(messages)
      return measure === 0 ? null : { measure, row: swearing(messages) }
    }),
  guild_channel_swears: (archive, run) =>
    channelRows(prose(archive, run), 'swear_words', swearing, false).filter(
      (row) => Number(row.swear_words) > 0,
    ),
}
