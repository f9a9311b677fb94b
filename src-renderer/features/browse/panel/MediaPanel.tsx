import { t } from '@lingui/core/macro'
import { useState } from 'react'
import type { ChannelRow } from '#shared/rows'
import { GuildLink } from './GuildLink'
import { MediaView } from './MediaView'
import type { MediaParams } from './panel-params'
import { usePanel } from './use-panel'

/** The files of a channel. */
export function MediaPanel({ channel }: { channel: ChannelRow }) {
  const { guild_id, channel_id, channel_name } = channel
  const { close } = usePanel()
  const [shown, setShown] = useState<MediaParams>({})
  return (
    <MediaView
      title={t`Media`}
      place={{ guild_id, channel_id }}
      name={t`${channel_name} media`}
      tile={96}
      shown={shown}
      onShow={setShown}
      onClose={close}
      more={<GuildLink guild_id={guild_id} to="media" />}
    />
  )
}
