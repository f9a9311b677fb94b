import type { QuestionRun } from '#shared/question'
import { gazetteer } from '../../language/entities/gazetteer'
import { analyse, type Signals } from '../../language/signals/analyse'
import { ask, authorRows, channelRows, count, first, groups, last, type Oracle, sum } from './ask'
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
    const measured = [...groups(felt, (m) => m.key)]
      .filter(([, messages]) => messages.length >= Number(run.params.min_messages ?? 20))
      .map(([key, messages]) => {
        // whole numbers, so that the order of the sum decides no tie
        const total = sum(messages.map((m) => Math.round((signalsOf(m).sentiment ?? 0) * 10_000)))
        const measure = total / 10_000 / messages.length
        return { key, measure, row: { average_sentiment: measure, messages: messages.length } }
      })
    return authorRows(asked, measured)
  },
  guild_author_swears: (archive, run) => {
    const asked = prose(archive, run)
    const measured = [...groups(asked.messages, (m) => m.key)]
      .map(([key, messages]) => ({ key, measure: swearWords(messages), row: swearing(messages) }))
      .filter(({ measure }) => measure > 0)
    return authorRows(asked, measured)
  },
  guild_channel_swears: (archive, run) =>
    channelRows(prose(archive, run), 'swear_words', swearing, false).filter(
      (row) => Number(row.swear_words) > 0,
    ),
}
