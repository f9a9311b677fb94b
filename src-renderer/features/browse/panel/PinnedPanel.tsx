import { IconPinned } from '@tabler/icons-react'
import type { ChannelRow, MessageRow } from '#shared/rows'
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

/** The pinned messages of a channel, newest first. */
export function PinnedPanel({ channel }: { channel: ChannelRow }) {
  const scope: Scope = { channel_id: channel.channel_id, has: ['pinned'] }
  const pages = useScopeMessages(scope)
  const total = pages.data?.pages[0]?.total
  const messages = pages.data?.pages.flatMap((page) => page.messages)
  return (
    <PanelFrame
      title="Pinned messages"
      count={total ?? null}
      actions={
        <ExportMenu
          source={{ kind: 'messages', scope }}
          name={`${channel.channel_name} pinned`}
          disabled={!total}
        />
      }
    >
      {pages.error ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : !messages ? (
        <Late>
          <PanelSkeleton height={56} />
        </Late>
      ) : messages.length === 0 ? (
        <EmptyState icon={IconPinned} title="No pinned messages">
          None of this channel’s messages was pinned when it was exported.
        </EmptyState>
      ) : (
        <EndlessList
          label="Pinned messages"
          className={classes.list}
          onMore={pages.hasNextPage && !pages.isFetching ? () => void pages.fetchNextPage() : null}
        >
          {messages.map((message) => (
            <Pinned key={message.message_id} message={message} />
          ))}
        </EndlessList>
      )}
    </PanelFrame>
  )
}

function Pinned({ message }: { message: MessageRow }) {
  return (
    <div className={classes.item}>
      <PlaceLink
        className={classes.place}
        guildId={message.guild_id}
        channelId={message.channel_id}
        at={message.message_id}
      >
        Go to message
      </PlaceLink>
      <MessageView message={message} isDated />
    </div>
  )
}
