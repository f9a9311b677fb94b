import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import type { MessageRow } from '#shared/rows'
import type { Scope } from '#shared/scope'
import { AuthorCards } from './AuthorCards'
import { MessagesDrawer } from './MessagesDrawer'
import { ShowMessagesProvider } from './show-messages'
import { ShowVersionsProvider, VersionsShownProvider } from './show-versions'
import { VersionsDialog } from './Versions'

/**
 * Lets every number below it open its messages in a drawer, every name its card, and every message what other exports say
 * of it. All go when the place changes.
 */
export function MessagesBehind({ children }: { children: ReactNode }) {
  const place = useLocation({ select: ({ href }) => href })
  const [shown, setShown] = useState<{ scope: Scope; place: string } | null>(null)
  const show = useCallback((scope: Scope) => setShown({ scope, place }), [place])
  const [compared, setCompared] = useState<{ message: MessageRow; place: string } | null>(null)
  const compare = useCallback((message: MessageRow) => setCompared({ message, place }), [place])
  const message = compared?.place === place ? compared.message : null
  return (
    <ShowMessagesProvider value={show}>
      <ShowVersionsProvider value={compare}>
        <VersionsShownProvider value={message !== null}>
          <AuthorCards>
            {children}
            <MessagesDrawer
              scope={shown?.place === place ? shown.scope : null}
              onClose={() => setShown(null)}
            />
            <VersionsDialog message={message} onClose={() => setCompared(null)} />
          </AuthorCards>
        </VersionsShownProvider>
      </ShowVersionsProvider>
    </ShowMessagesProvider>
  )
}
