/*
 * MTLD (McCarthy & Jarvis 2010): how many words it takes on average until a text repeats itself so much that the share of
 * different words falls to 0.72. Such a stretch is a factor; what is left at the end counts as the part of one that it
 * has come to. The text is read forwards and backwards, and MTLD is the mean of words / factors of both.
 */

const THRESHOLD = 0.72

/** For each word of a text its share of the factor in which it stands: they add up to the number of factors. */
export type FactorShares = { forward: Float64Array; backward: Float64Array }

/** Reads a text, its words as numbers: equal words are equal numbers. Linear. */
export function factorShares(words: Int32Array): FactorShares {
  const backward = sharesOf(words.toReversed()).reverse()
  return { forward: sharesOf(words), backward }
}

function sharesOf(words: Int32Array): Float64Array {
  const shares = new Float64Array(words.length)
  const types = new Set<number>()
  let start = 0
  for (let at = 0; at < words.length; at++) {
    types.add(words[at] as number)
    const count = at + 1 - start
    if (types.size / count > THRESHOLD) continue
    shares.fill(1 / count, start, at + 1)
    start = at + 1
    types.clear()
  }
  const rest = words.length - start
  if (rest > 0) shares.fill((1 - types.size / rest) / (1 - THRESHOLD) / rest, start)
  return shares
}
