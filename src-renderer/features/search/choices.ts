import type { SearchMode, SearchSort } from '#shared/search'
import type { Choice } from './ChoiceMenu'

const MODES: Record<SearchMode, Choice<SearchMode>> = {
  words: { value: 'words', label: 'Words', about: 'These words, and other forms of them' },
  typos: { value: 'typos', label: 'Typos', about: 'Also words that are spelled nearly so' },
  meaning: { value: 'meaning', label: 'Meaning', about: 'What is said, whatever the words' },
  hybrid: { value: 'hybrid', label: 'Hybrid', about: 'Words and meaning in one list' },
}

/** Ways to match, in words. */
export function modeChoices(modes: readonly SearchMode[]): Choice<SearchMode>[] {
  return modes.map((mode) => MODES[mode])
}

/** The orders of a list of hits. */
export const SORTS: readonly Choice<SearchSort>[] = [
  { value: 'best', label: 'Best match', about: 'Equal ones newest first' },
  { value: 'newest', label: 'Newest', about: 'Posted last first' },
  { value: 'oldest', label: 'Oldest', about: 'Posted first first' },
  { value: 'reactions', label: 'Most reactions', about: 'Then the newest' },
  { value: 'replies', label: 'Most replies', about: 'Then the newest' },
]
