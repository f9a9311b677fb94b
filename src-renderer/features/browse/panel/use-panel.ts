import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { PanelName, PanelParams } from './panel-params'

/** The panel that the address names, and the ways to open and close it; each is a step of the history. */
export function usePanel(): PanelParams & {
  /** Opens a panel; the author is whose it is. */
  open(panel: PanelName, author?: string): void
  close(): void
} {
  const panel = useLocation({ select: ({ search }) => search.panel })
  const author = useLocation({ select: ({ search }) => search.author })
  const navigate = useNavigate()
  const go = useCallback(
    (next: PanelParams) =>
      void navigate({
        to: '.',
        search: (old) => ({ ...old, panel: undefined, author: undefined, ...next }),
      }),
    [navigate],
  )
  const open = useCallback((name: PanelName, of?: string) => go({ panel: name, author: of }), [go])
  const close = useCallback(() => go({}), [go])
  return { panel, author, open, close }
}
