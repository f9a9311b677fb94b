import {
  type AuthorWords,
  type ChannelWords,
  type SaidMessage,
  saidPart,
  writeChannelWords,
  type YearWords,
} from '../archive/terms'
import { factorShares } from '../language/mtld'
import type { SignalReader } from '../language/signals/reader'
import type { JobContext } from './kind'

/** The words of an author in a channel as numbers, in order, and where each month of theirs begins. */
type Said = { words: number[]; months: { month: string; start: number }[] }

/** Counts a channel's terms and how varied its authors' words are, anew. Yields after each part, the rows come with the last. */
export async function countWords(
  channelId: string,
  reader: SignalReader,
  context: JobContext,
  checkpoint: unknown,
): Promise<void> {
  const years = new Map<number, YearWords>()
  const authors = new Map<string, Said>()
  const numbers = new Map<string, number>()
  for (let after: string | null = '0'; after !== null; ) {
    const from: string = after
    const part = await context.batch((tx) => saidPart(tx, channelId, from))
    const texts = await reader.words(part.messages.map(({ content }) => content))
    part.messages.forEach((message, place) => {
      countTerms(years, message)
      const said = authors.get(message.author_id) ?? { words: [], months: [] }
      authors.set(message.author_id, said)
      if (said.months.at(-1)?.month !== message.month) {
        said.months.push({ month: message.month, start: said.words.length })
      }
      for (const word of texts[place] ?? []) {
        const number = numbers.get(word) ?? numbers.size
        numbers.set(word, number)
        said.words.push(number)
      }
    })
    after = part.reached_id
  }
  const counted: ChannelWords = {
    channel_id: channelId,
    years: [...years.values()],
    authors: [...authors].flatMap(([author_id, said]) => monthsOf(author_id, said)),
  }
  await context.batch((tx) => writeChannelWords(tx, counted), checkpoint)
}

function countTerms(years: Map<number, YearWords>, { month, terms }: SaidMessage): void {
  const year = Number(month.slice(0, 4))
  const counts = years.get(year) ?? { year, messages: 0, terms: new Map<number, number>() }
  years.set(year, counts)
  counts.messages += 1
  for (const term of terms ?? []) counts.terms.set(term, (counts.terms.get(term) ?? 0) + 1)
}

/** A clock that is set back may have an author come to a month twice: what is said is added up. */
function monthsOf(author_id: string, { words, months }: Said): AuthorWords[] {
  const { forward, backward } = factorShares(Int32Array.from(words))
  const byMonth = new Map<string, AuthorWords>()
  months.forEach(({ month, start }, index) => {
    const end = months[index + 1]?.start ?? words.length
    if (end === start) return
    const none = { author_id, month, words: 0, forward_factors: 0, backward_factors: 0 }
    const sums = byMonth.get(month) ?? none
    sums.words += end - start
    for (let at = start; at < end; at++) {
      sums.forward_factors += forward[at] ?? 0
      sums.backward_factors += backward[at] ?? 0
    }
    byMonth.set(month, sums)
  })
  return [...byMonth.values()]
}
