import { t } from '@lingui/core/macro'
import type { SearchMode, SearchSort } from '#shared/search'
import type { Choice } from './ChoiceMenu'

const MODES: Record<SearchMode, Choice<SearchMode>> = {
  words: { value: 'words', label: t`Words`, about: t`These words, and other forms of them` },
  typos: { value: 'typos', label: t`Typos`, about: t`Also words that are spelled nearly so` },
  meaning: { value: 'meaning', label: t`Meaning`, about: t`What is said, whatever the words` },
  hybrid: { value: 'hybrid', label: t`Hybrid`, about: t`Words and meaning in one list` },
}

/** Ways to match, in words. */
export function modeChoices(modes: readonly SearchMode[]): Choice<SearchMode>[] {
  return modes.map((mode) => MODES[mode])
}

/** The orders of a list of hits. */
export const SORTS: readonly Choice<SearchSort>[] = [
  { value: 'best', label: t`Best match`, about: t`Equal ones newest first` },
  { value: 'newest', label: t`Newest`, about: t`Posted last first` },
  { value: 'oldest', label: t`Oldest`, about: t`Posted first first` },
  { value: 'reactions', label: t`Most reactions`, about: t`Then the newest` },
  { value: 'replies', label: t`Most replies`, about: t`Then the newest` },
]
