import { t } from '@lingui/core/macro'
import { Plural, Trans } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import type { MessageRow } from '#shared/rows'
import type { Scope } from '#shared/scope'
import { call } from '../client'
import { countMessages } from '../ui/counts'
import { EmptyState } from '../ui/EmptyState'
import { ErrorState } from '../ui/ErrorState'
import { ExportMenu } from '../ui/ExportMenu'
import { Late } from '../ui/Late'
import { useNameOf } from '../ui/names'
import { Drawer } from '../ui/Overlays'
import { ConversationLink } from './ConversationLink'
import classes from './MessagesDrawer.module.css'
import { MessageTools } from './MessageTools'
import { MessageView } from './MessageView'
import { ShowMessagesProvider } from './show-messages'
import { useVersionsShown } from './show-versions'

const PAGE = 50
/** How far from the end the next page is asked for, in pixels. */
const AHEAD = 1500

type Props = {
  /** null = closed. */
  scope: Scope | null
  onClose: () => void
}

/** The messages behind a number, newest first; each leads to its place in its channel. */
export function MessagesDrawer({ scope, onClose }: Props) {
  const isCovered = useVersionsShown()
  return (
    <Drawer.Root
      position="right"
      size={560}
      opened={scope !== null}
      closeOnEscape={!isCovered}
      onClose={onClose}
    >
      <Drawer.Overlay backgroundOpacity={0.25} />
      <Drawer.Content aria-label={t`Messages behind this number`}>
        <div className={classes.content}>
          {scope && <Layers key={keyOf(scope)} scope={scope} />}
        </div>
      </Drawer.Content>
    </Drawer.Root>
  )
}

const keyOf = (scope: Scope) => JSON.stringify(scope)

/** A name in the drawer opens in the same drawer, with a way back. */
function Layers({ scope }: { scope: Scope }) {
  const [above, setAbove] = useState<Scope | null>(null)
  const shown = above ?? scope
  const key = keyOf(shown)
  const show = useCallback((next: Scope) => keyOf(next) !== key && setAbove(next), [key])
  return (
    <ShowMessagesProvider value={show}>
      <Messages key={key} scope={shown} onBack={above && (() => setAbove(null))} />
    </ShowMessagesProvider>
  )
}

/** The messages of a scope, newest first, page by page. */
export function useScopeMessages(scope: Scope, limit = PAGE) {
  return useInfiniteQuery({
    queryKey: ['messages.in_scope', scope, limit],
    queryFn: ({ pageParam, signal }) =>
      call('messages.in_scope', { scope, cursor: pageParam, limit }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  })
}

function Messages({ scope, onBack }: { scope: Scope; onBack: (() => void) | null }) {
  const pages = useScopeMessages(scope)
  const messages = useMemo(() => pages.data?.pages.flatMap((page) => page.messages), [pages.data])
  const author = scope.author_id === undefined ? undefined : messages?.[0]?.author
  const list = useRef<VListHandle>(null)
  const holder = useRef<HTMLDivElement>(null)
  const nameOf = useNameOf()
  const writer = author && <bdi>{nameOf(author)}</bdi>
  const total = pages.data?.pages[0]?.total
  const onScroll = (offset: number) => {
    const view = list.current
    if (!view || !pages.hasNextPage || pages.isFetching) return
    if (offset + view.viewportSize + AHEAD > view.scrollSize) void pages.fetchNextPage()
  }
  return (
    <>
      <div className={classes.head}>
        {onBack && (
          <ActionIcon ref={focus} aria-label={t`Back to the messages before`} onClick={onBack}>
            <IconArrowLeft size={18} stroke={1.7} />
          </ActionIcon>
        )}
        <Drawer.Title className={classes.title} data-testid="behind-total">
          {total === undefined ? (
            t`Messages`
          ) : writer ? (
            <Trans>
              <Plural value={total} one="# message" other="# messages" /> by {writer}
            </Trans>
          ) : (
            countMessages(total)
          )}
        </Drawer.Title>
        <ExportMenu source={{ kind: 'messages', scope }} name="messages" disabled={!total} />
        <Drawer.CloseButton aria-label={t`Close`} />
      </div>
      {pages.error ? (
        <ErrorState error={pages.error} onRetry={() => pages.refetch()} />
      ) : !messages ? (
        <Late>
          <p className={classes.note}>{t`Looking for the messages…`}</p>
        </Late>
      ) : messages.length === 0 ? (
        <EmptyState title={t`No messages`}>
          {t`Nothing in the archive stands behind this number.`}
        </EmptyState>
      ) : (
        <div ref={holder} className={classes.list}>
          <VList ref={list} onScroll={onScroll}>
            {messages.map((message) => (
              <Item key={`${message.channel_id}-${message.message_id}`} message={message} />
            ))}
          </VList>
          <MessageTools
            holder={holder}
            find={(id) => messages.find((message) => message.message_id === id)}
            isApart
          />
        </div>
      )}
    </>
  )
}

/** What was pressed is gone with the list before: the focus goes to the way back. */
const focus = (button: HTMLElement | null) => button?.focus()

function Item({ message }: { message: MessageRow }) {
  return (
    <div className={classes.item}>
      <ConversationLink message={message} className={classes.place} />
      <MessageView message={message} isDated />
    </div>
  )
}
