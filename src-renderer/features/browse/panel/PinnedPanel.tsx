import { t } from '@lingui/core/macro'
import type { ChannelRow } from '#shared/rows'
import { GuildLink } from './GuildLink'
import { PinnedView } from './PinnedView'
import { usePanel } from './use-panel'

/** The pinned messages of a channel. */
export function PinnedPanel({ channel }: { channel: ChannelRow }) {
  const { guild_id, channel_id, channel_name } = channel
  const { close } = usePanel()
  return (
    <PinnedView
      title={t`Pinned messages`}
      scope={{ channel_id, has: ['pinned'] }}
      name={t`${channel_name} pinned`}
      onClose={close}
      bar={<GuildLink guild_id={guild_id} to="pinned" />}
    />
  )
}
