import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { useCommand } from '../../../ui/commands'
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

/** The panel that was open last. */
let last: { panel: PanelName; author?: string | undefined } = { panel: 'members' }

/** Opens panels by name from the palette, and the last one again by its key. */
export function usePanelCommands() {
  const { panel, author, open, close } = usePanel()
  useEffect(() => {
    if (panel) last = { panel, author }
  }, [panel, author])
  useCommand('panel', () => (panel ? close() : open(last.panel, last.author)))
  useCommand('members', () => open('members'))
  useCommand('threads', () => open('threads'))
  useCommand('pinned', () => open('pinned'))
  useCommand('media', () => open('media'))
  useCommand('links', () => open('links'))
}
