import type { Pairs } from './columns'
import { largest } from './largest'

/** In how many messages of a guild each term stands. */
export type TermTotals = {
  /** By the id of the term. */
  messages: Uint32Array
  /** All of it in one number: terms said, each once a message. */
  said: number
  /** Channels in which any is said. */
  channels: number
}

/** A term, how typical it is, and in how many messages of a scope it stands. */
export type TypicalTerm = { term_id: number; score: number; messages: number }

/** What a guild says in all. */
export function totalsOf({ row, of }: Pairs, channel: Uint32Array, channels: number): TermTotals {
  const messages = new Uint32Array(of.reduce((most, id) => Math.max(most, id), -1) + 1)
  const isSaid = new Uint8Array(channels)
  for (let pair = 0; pair < of.length; pair++) {
    const id = of[pair] as number
    messages[id] = (messages[id] as number) + 1
    isSaid[channel[row[pair] as number] as number] = 1
  }
  return { messages, said: of.length, channels: isSaid.reduce((sum, one) => sum + one, 0) }
}

/**
 * The terms with the highest class-based TF-IDF in the rows that fail nothing, beside the guild: the share of what is said × ln(1 +
 * what is said in a channel on average / how often all say it). Terms of one message are left out; forms of one word are not.
 */
export function typicalTerms(
  { row, of }: Pairs,
  totals: TermTotals,
  fails: Uint8Array,
  most: number,
): TypicalTerm[] {
  const messages = new Uint32Array(totals.messages.length)
  let said = 0
  for (let pair = 0; pair < of.length; pair++) {
    if (fails[row[pair] as number] !== 0) continue
    const id = of[pair] as number
    messages[id] = (messages[id] as number) + 1
    said++
  }
  const average = totals.said / totals.channels
  const scores = new Float64Array(messages.length)
  for (let id = 0; id < messages.length; id++) {
    const own = messages[id] as number
    if (own < 2) continue
    scores[id] = (own / said) * Math.log(1 + average / (totals.messages[id] as number))
  }
  return largest(scores, most, (a, b) => a - b).map((term_id) => ({
    term_id,
    score: scores[term_id] as number,
    messages: messages[term_id] as number,
  }))
}
