import { fold } from './characters'
import { stemEnglish } from './english'
import { isStopWord } from './prose-stop-words'

const LONGEST = 32
/** Letters of scripts without spaces are syllables or words: there one may be a word. */
const SHORT = /^\p{Script=Latin}?.$/u

/** Which words of a prose (`proseWords`) say something, each once, in the order in which they come first. */
export function termsOf(words: readonly string[], language: string | null): string[] {
  const terms = new Set<string>()
  for (const word of words) {
    const term = bare(word, language)
    if (term.length > LONGEST || SHORT.test(term) || isStopWord(word, language)) continue
    if (!isStopWord(term, language)) terms.add(term)
  }
  return [...terms]
}

/** Without the 's of English and the l' of French and its kin. */
function bare(word: string, language: string | null): string {
  const isEnglish = language === null || language === 'en'
  return word.replace(isEnglish ? /'s$/ : /^\p{L}{1,2}'(?=\p{L}{2})/u, '')
}

/** What the forms of a term share. */
export function stemOf(term: string): string {
  return stemEnglish(fold(term).replaceAll("'", ''))
}
