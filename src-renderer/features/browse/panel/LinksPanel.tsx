import { t } from '@lingui/core/macro'
import { useState } from 'react'
import type { ChannelRow } from '#shared/rows'
import { GuildLink } from './GuildLink'
import { LinksView } from './LinksView'
import type { LinksParams } from './panel-params'
import { usePanel } from './use-panel'

/** The links of a channel. */
export function LinksPanel({ channel }: { channel: ChannelRow }) {
  const { guild_id, channel_id, channel_name } = channel
  const { close } = usePanel()
  const [shown, setShown] = useState<LinksParams>({})
  return (
    <LinksView
      title={t`Links`}
      place={{ guild_id, channel_id }}
      name={t`${channel_name} links`}
      shown={shown}
      onShow={setShown}
      onClose={close}
      more={<GuildLink guild_id={guild_id} to="links" />}
    />
  )
}
