import { SentimentIntensityAnalyzer } from 'vader-sentiment'

/** VADER looks at every word's neighbours. */
const MAX_LENGTH = 2000

/**
 * How an English text feels, -1 to 1 (VADER's compound score); null when it holds no word, sign or emoticon that the
 * lexicon knows.
 */
export function sentimentOf(text: string): number | null {
  const { compound, pos, neg } = SentimentIntensityAnalyzer.polarity_scores(
    text.slice(0, MAX_LENGTH),
  )
  return pos === 0 && neg === 0 ? null : compound
}
