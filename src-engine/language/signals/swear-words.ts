import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity'

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers })

/** How many English swear words a text holds, also those written with stars or digits. It sees words, no threats. */
export function countSwearWords(text: string): number {
  let count = 0
  let end = -1
  // several patterns may find one word
  for (const { startIndex, endIndex } of matcher.getAllMatches(text, true)) {
    if (startIndex > end) count += 1
    end = Math.max(end, endIndex)
  }
  return count
}
