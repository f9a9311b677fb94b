import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import type { Scope } from '#shared/scope'
import { MessagesDrawer } from './MessagesDrawer'
import { ShowMessagesProvider } from './show-messages'

/** Lets every name and number below it open its messages in a drawer, which goes when the place changes. */
export function MessagesBehind({ children }: { children: ReactNode }) {
  const place = useLocation({ select: ({ href }) => href })
  const [shown, setShown] = useState<{ scope: Scope; place: string } | null>(null)
  const show = useCallback((scope: Scope) => setShown({ scope, place }), [place])
  return (
    <ShowMessagesProvider value={show}>
      {children}
      <MessagesDrawer
        scope={shown?.place === place ? shown.scope : null}
        onClose={() => setShown(null)}
      />
    </ShowMessagesProvider>
  )
}
