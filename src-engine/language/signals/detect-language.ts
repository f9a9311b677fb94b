import { eld } from 'eld/small'

/** A few words of chat say too little: so many letters are the least. */
const LEAST_LETTERS = 6
/** Languages that look alike in a few words: with scores so close the one that more people write is meant. */
const CLOSE = 0.02
const COMMON: ReadonlySet<string> = new Set([
  'en',
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'nl',
  'pl',
  'ru',
  'tr',
  'id',
  'vi',
  'uk',
  'sv',
  'ja',
  'zh',
  'ko',
  'ar',
  'hi',
])

/**
 * The language of a text as ISO 639-1; null when it is too short or cannot be told. The text is readable prose, without
 * code and links.
 */
export function detectLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const isDense = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)
  if (letters < (isDense ? 3 : LEAST_LETTERS)) return null
  const found = eld.detect(text)
  if (found.language === '' || !(found.isReliable() || isDense)) return null
  if (COMMON.has(found.language)) return found.language
  const scores = found.getScores()
  const best = scores[found.language] ?? 0
  const near = Object.entries(scores)
    .filter(([language, score]) => COMMON.has(language) && best - score <= CLOSE)
    .toSorted(([, a], [, b]) => b - a)
  return near[0]?.[0] ?? found.language
}
