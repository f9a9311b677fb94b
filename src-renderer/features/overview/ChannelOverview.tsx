import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconMessageOff, IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { callQuery } from '../../client'
import { channelKind } from '../../ui/channel-kinds'
import { EmojiText } from '../../ui/Emoji'
import { EmptyState } from '../../ui/EmptyState'
import { useTimeFormat } from '../../ui/time'
import classes from './Overview.module.css'
import { OverviewView } from './OverviewView'

const route = getRouteApi('/g/$guildId/c/$channelId/overview')

/** A channel or thread at a glance. */
export function ChannelOverview() {
  const { guildId, channelId } = route.useParams()
  const filters = route.useSearch()
  const subject = useMemo(
    () => ({ guild_id: guildId, channel_id: channelId }),
    [guildId, channelId],
  )
  const { data: channels } = useQuery(callQuery('channels.list', { guild_id: guildId }))
  const channel = channels?.find((one) => one.channel_id === channelId)
  const { day } = useTimeFormat()
  if (channels && !channel) {
    return (
      <EmptyState icon={IconMessageOff} title={t`The archive does not hold this channel`}>
        {t`Its export may not have been added yet.`}
      </EmptyState>
    )
  }
  const { icon: Icon, label } = channelKind(channel ?? { channel_type: '', is_thread: false })
  return (
    <OverviewView
      key={channelId}
      page="channel"
      subject={subject}
      filters={filters}
      head={
        <header className={classes.head}>
          <Icon size={20} stroke={1.7} aria-label={label} />
          <h2 className={classes.title}>
            <bdi>
              <EmojiText text={channel?.channel_name ?? ''} />
            </bdi>
          </h2>
          <span className={classes.dates}>
            {channel?.first_message_at &&
              channel.last_message_at &&
              `${day(channel.first_message_at)} – ${day(channel.last_message_at)}`}
          </span>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconMessages size={14} aria-hidden="true" />}
            renderRoot={(rest) => (
              <Link {...rest} to="/g/$guildId/c/$channelId" params={{ guildId, channelId }} />
            )}
          >
            {t`Read it`}
          </Button>
        </header>
      }
    />
  )
}
