import { t } from '@lingui/core/macro'
import { IconPinned } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { MessageRow } from '#shared/rows'
import type { Scope } from '#shared/scope'
import { useScopeMessages } from '../../../message/MessagesDrawer'
import { MessageView } from '../../../message/MessageView'
import { EmptyState } from '../../../ui/EmptyState'
import { EndlessList } from '../../../ui/EndlessList'
import { ErrorState } from '../../../ui/ErrorState'
import { ExportMenu } from '../../../ui/ExportMenu'
import { Late } from '../../../ui/Late'
import classes from './Panel.module.css'
import { PanelFrame, PanelSkeleton } from './PanelFrame'
import { PlaceLink } from './PlaceLink'

/** The pinned messages of a scope, newest first. */
export function PinnedView(props: {
  title: ReactNode
  scope: Scope
  /** What the file of an export is called. */
  name: string
  onClose?: (() => void) | undefined
  bar?: ReactNode
}) {
  const { scope } = props
  const pages = useScopeMessages(scope)
  const total = pages.data?.pages[0]?.total
  const messages = pages.data?.pages.flatMap((page) => page.messages)
  return (
    <PanelFrame
      title={props.title}
      count={total ?? null}
      onClose={props.onClose}
      bar={props.bar}
      actions={
        <ExportMenu source={{ kind: 'messages', scope }} name={props.name} disabled={!total} />
      }
    >
      {pages.error ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : !messages ? (
        <Late>
          <PanelSkeleton height={56} />
        </Late>
      ) : messages.length === 0 ? (
        <EmptyState icon={IconPinned} title={t`No pinned messages`}>
          {t`None of these messages was pinned when it was exported.`}
        </EmptyState>
      ) : (
        <EndlessList
          label={t`Pinned messages`}
          className={classes.list}
          onMore={pages.hasNextPage && !pages.isFetching ? () => void pages.fetchNextPage() : null}
        >
          {messages.map((message) => (
            <Pinned
              key={`${message.channel_id}-${message.message_id}`}
              message={message}
              isNamed={scope.channel_id === undefined}
            />
          ))}
        </EndlessList>
      )}
    </PanelFrame>
  )
}

/** `isNamed` tells the channel. */
function Pinned({ message, isNamed }: { message: MessageRow; isNamed: boolean }) {
  return (
    <div className={classes.item}>
      <PlaceLink
        className={classes.place}
        guildId={message.guild_id}
        channelId={message.channel_id}
        at={message.message_id}
      >
        {isNamed && (
          <>
            <bdi>#{message.channel_name}</bdi>
            {' · '}
          </>
        )}
        {t`Go to message`}
      </PlaceLink>
      <MessageView message={message} isDated />
    </div>
  )
}
