import { t } from '@lingui/core/macro'
import type { SearchMode } from '#shared/search'
import { describeSearch, type ValueName } from './describe'
import { demandsOf, withoutSpan } from './text-edits'

/**
 * What a search asks, as a sentence: words by words, else what is to be said as it was typed. The text itself where it asks
 * nothing.
 */
export function searchTitle(text: string, mode: SearchMode, nameOf: ValueName): string {
  const demands = demandsOf(text)
  const said = demands.toReversed().reduce(withoutSpan, text).trim()
  if (said === '' || mode === 'words' || mode === 'typos') {
    return describeSearch(text, nameOf) || text
  }
  const narrowed = describeSearch(demands.map((demand) => demand.text).join(' '), nameOf)
  if (mode === 'meaning')
    return narrowed === '' ? t`About “${said}”` : t`${narrowed}, about “${said}”`
  return narrowed === ''
    ? t`“${said}”, in words or meaning`
    : t`${narrowed}: “${said}”, in words or meaning`
}
