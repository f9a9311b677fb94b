import { type FoundEntity, findEntities } from '../entities/find-entities'
import type { Gazetteer } from '../entities/gazetteer'
import { proseWords } from '../prose-words'
import { termsOf } from '../terms'
import { codeLanguages } from './code-languages'
import { detectLanguage } from './detect-language'
import { readable } from './readable'
import { sentimentOf } from './sentiment'
import { countSwearWords } from './swear-words'

/** What one message of a person tells by its text. */
export type Signals = {
  /** ISO 639-1; null = too short, or undecided. */
  language: string | null
  /** -1 to 1; null = not English, or nothing in it that the lexicon knows. */
  sentiment: number | null
  swear_words: number
  /** How many words its author's own prose has. */
  words: number
  /** What of them says something, each once. */
  terms: string[]
  /** Languages of fenced blocks. */
  code: string[]
  entities: FoundEntity[]
}

/**
 * Reads a message. `names` = how the people that it mentions are called. Without grammar, which is thirty times slower than
 * all the rest, names that no list and no rule knows stay `other`. Never throws, whatever the text.
 */
export function analyse(
  content: string,
  names: readonly string[],
  known: Gazetteer,
  { hasGrammar = true } = {},
): Signals {
  const text = readable(content, names)
  const isEmpty = !/[\p{L}\p{N}]/u.test(text)
  const language = isEmpty ? null : detectLanguage(text)
  const isEnglish = language === 'en'
  const words = isEmpty ? [] : proseWords(text)
  return {
    language,
    sentiment: isEnglish ? sentimentOf(text) : null,
    swear_words: !isEmpty && (isEnglish || language === null) ? countSwearWords(text) : 0,
    words: isEmpty || names.length === 0 ? words.length : prose(content).length,
    terms: termsOf(words, language),
    code: codeLanguages(content),
    entities: isEmpty ? [] : findEntities(text, language, known, hasGrammar),
  }
}

/** The words of a message, one after the other, whoever it mentions: always the same of the same content. */
export function prose(content: string): string[] {
  return proseWords(readable(content))
}
