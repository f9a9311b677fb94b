import { t } from '@lingui/core/macro'
import { Popover } from '@mantine/core'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useIsTopLayer } from '../ui/layers'
import { AuthorCard } from './AuthorCard'
import { ShowAuthorProvider, type ShownAuthor } from './show-author'

/** A list that gets older messages above takes its rows away for a moment: a name that is away for longer has been left. */
const AWAY_MS = 300

/** Lets every name below it open its card: one at a time, beside the name. It goes when the place changes. */
export function AuthorCards({ children }: { children: ReactNode }) {
  const place = useLocation({ select: ({ href }) => href })
  const [opened, setOpened] = useState<{ shown: ShownAuthor; place: string } | null>(null)
  const show = useCallback((shown: ShownAuthor) => setOpened({ shown, place }), [place])
  const close = useCallback(() => setOpened(null), [])
  const shown = opened?.place === place ? opened.shown : null
  return (
    <ShowAuthorProvider value={show}>
      {children}
      {shown && <Card key={shown.author.author_id} shown={shown} onClose={close} />}
    </ShowAuthorProvider>
  )
}

/** Beside its name also when pictures above it arrive or the list is scrolled; it goes with the name. */
function Card({ shown, onClose }: { shown: ShownAuthor; onClose: () => void }) {
  const { anchor } = shown
  const isTop = useIsTopLayer(true)
  const { left, top, width, height } = usePlaceOf(anchor)
  const close = useCallback(() => {
    onClose()
    anchor.focus({ preventScroll: true })
  }, [anchor, onClose])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const sight = new IntersectionObserver(([seen]) => {
      clearTimeout(timer)
      if (!seen?.isIntersecting) timer = setTimeout(close, AWAY_MS)
    })
    sight.observe(anchor)
    return () => {
      clearTimeout(timer)
      sight.disconnect()
    }
  }, [anchor, close])
  return (
    <Popover
      opened
      onDismiss={close}
      closeOnEscape={isTop}
      position="right-start"
      withinPortal
      trapFocus
      withRoles={false}
      shadow="md"
      width={320}
      middlewares={{ flip: true, shift: { padding: 8 } }}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }} />
      </Popover.Target>
      <Popover.Dropdown
        p={0}
        bg="var(--surface-main)"
        role="dialog"
        aria-label={t`About this author`}
      >
        <AuthorCard
          author={shown.author}
          guild_id={shown.guild_id}
          onShow={(scope) => {
            // what opens gives the focus back to the name, not to the card that is gone
            close()
            shown.showMessages(scope)
          }}
          onLeave={onClose}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Where an element is in the window, followed while something scrolls. */
function usePlaceOf(element: HTMLElement): DOMRect {
  const [place, setPlace] = useState(() => element.getBoundingClientRect())
  useEffect(() => {
    const look = () => {
      const now = element.getBoundingClientRect()
      setPlace((old) => (old.top === now.top && old.left === now.left ? old : now))
    }
    document.addEventListener('scroll', look, { capture: true, passive: true })
    return () => document.removeEventListener('scroll', look, { capture: true })
  }, [element])
  return place
}
