import { useCommand } from '../../ui/commands'
import { namesOf, withoutFilters } from './filters'
import type { View } from './use-view'

/** Takes all filters away, also by its key; the way back is a step of the history. */
export function useClear({ filters, subject, change }: View): () => void {
  const names = namesOf(filters, subject)
  const clear = () => change(withoutFilters(names))
  useCommand(
    'clear_filters',
    () => {
      if (!isElsewhere()) clear()
    },
    names.length > 0,
  )
  return clear
}

const NEARER = '[role="dialog"]:not([aria-modal="true"]), [role="menu"]'

/** True while a card or a menu has the focus: its key closes that. */
function isElsewhere(): boolean {
  return document.activeElement?.closest(NEARER) != null
}
