import { t } from '@lingui/core/macro'
import {
  IconCopy,
  IconDownload,
  IconFiles,
  IconHash,
  IconSearch,
  IconTrash,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { channelAddress } from '#shared/link'
import type { ChannelRow } from '#shared/rows'
import type { MenuAction } from '../../ui/ContextMenu'
import { channelKind, isForum } from '../../ui/channel-kinds'
import { copyId, copyLink } from '../../ui/copy-link'
import { exportRows } from '../../ui/ExportMenu'
import { useRemove } from '../../ui/removal'
import { searchIn } from '../../ui/search-in'
import { showError } from '../../ui/toasts'

function searchWords(channel: ChannelRow): string {
  if (channel.is_thread) return t`Search in this thread`
  return isForum(channel) ? t`Search in this forum` : t`Search in this channel`
}

/** What can be done with a channel of the list. */
export function useChannelActions(): (channel: ChannelRow) => MenuAction[] {
  const navigate = useNavigate()
  const client = useQueryClient()
  const remove = useRemove()
  return (channel) => {
    const { guild_id, channel_id, channel_name, messages } = channel
    const place = { guild_id, channel_id, message_id: null }
    const export_as = (format: 'csv' | 'json') =>
      exportRows({ kind: 'messages', scope: { channel_id } }, channel_name, format).catch(showError)
    return [
      {
        label: t`Open`,
        icon: channelKind(channel).icon,
        run: () =>
          void navigate({
            to: '/g/$guildId/c/$channelId',
            params: { guildId: guild_id, channelId: channel_id },
          }),
      },
      {
        label: searchWords(channel),
        icon: IconSearch,
        run: () => void searchIn(client, { guild_id, channel_id }),
      },
      {
        label: t`Copy link`,
        icon: IconCopy,
        isApart: true,
        run: () => void copyLink(channelAddress(place)),
      },
      {
        label: t`Copy ID`,
        icon: IconHash,
        run: () => void copyId(channel_id),
      },
      ...(messages > 0
        ? [
            {
              label: t`Export as CSV…`,
              icon: IconDownload,
              isApart: true,
              run: () => void export_as('csv'),
            },
            { label: t`Export as JSON…`, icon: IconDownload, run: () => void export_as('json') },
          ]
        : []),
      {
        label: t`Its export files`,
        icon: IconFiles,
        run: () => void navigate({ to: '/files', search: { guild_id, channel_id } }),
      },
      {
        label: t`Remove from the archive…`,
        icon: IconTrash,
        tone: 'bad',
        isApart: true,
        run: () => remove({ kind: 'channel', channel_id }),
      },
    ]
  }
}
