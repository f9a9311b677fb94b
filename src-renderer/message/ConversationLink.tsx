import { t } from '@lingui/core/macro'
import { Link } from '@tanstack/react-router'
import type { MessageRow } from '#shared/rows'

/** To the place of a message that stands outside of its channel. */
export function ConversationLink(props: {
  message: Pick<MessageRow, 'guild_id' | 'channel_id' | 'message_id' | 'channel_name'>
  className: string | undefined
}) {
  const { message, className } = props
  return (
    <Link
      className={className}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: message.guild_id, channelId: message.channel_id }}
      search={{ at: message.message_id }}
    >
      <bdi>#{message.channel_name ?? t`channel`}</bdi> · {t`Open in its conversation`}
    </Link>
  )
}
