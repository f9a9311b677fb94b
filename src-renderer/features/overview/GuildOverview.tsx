import { plural, t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconMessageOff, IconMessages } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { callQuery } from '../../client'
import { countChannels } from '../../ui/counts'
import { EmptyState } from '../../ui/EmptyState'
import { GuildIcon } from '../../ui/GuildIcon'
import { lastChannel, rememberOverview } from '../../ui/places'
import { useTimeFormat } from '../../ui/time'
import classes from './Overview.module.css'
import { OverviewView } from './OverviewView'

const route = getRouteApi('/g/$guildId/')

/** A guild at a glance: what opens when it is chosen. */
export function GuildOverview() {
  const { guildId } = route.useParams()
  const filters = route.useSearch()
  const subject = useMemo(() => ({ guild_id: guildId }), [guildId])
  const guilds = useQuery(callQuery('guilds.list', {}))
  const guild = guilds.data?.find((one) => one.guild_id === guildId)
  const { day } = useTimeFormat()
  useEffect(() => rememberOverview(guildId), [guildId])
  if (guilds.data && !guild) {
    return (
      <EmptyState icon={IconMessageOff} title={t`The archive holds nothing of this guild`}>
        {t`Add its exports in the library.`}
      </EmptyState>
    )
  }
  const isDirect = guildId === '0'
  return (
    <OverviewView
      key={guildId}
      page="guild"
      subject={subject}
      filters={filters}
      head={
        <header className={classes.head}>
          {guild && <GuildIcon guild={guild} size={24} />}
          <h2 className={classes.title}>
            <bdi>{guild?.guild_name}</bdi>
          </h2>
          <span className={classes.dates}>
            {guild?.first_message_at &&
              guild.last_message_at &&
              `${day(guild.first_message_at)} – ${day(guild.last_message_at)} · ${channelWords(guild.channels, isDirect)}`}
          </span>
          <GoOn guildId={guildId} />
        </header>
      }
    />
  )
}

function channelWords(channels: number, isDirect: boolean): string {
  return isDirect
    ? plural(channels, { one: '# conversation', other: '# conversations' })
    : countChannels(channels)
}

/** The way back to the channel that was read last; nothing when none was. */
function GoOn({ guildId }: { guildId: string }) {
  const channelId = lastChannel(guildId)
  const { data: channels } = useQuery(callQuery('channels.list', { guild_id: guildId }))
  const channel = channels?.find((one) => one.channel_id === channelId)
  if (!channelId || !channel) return null
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconMessages size={14} aria-hidden="true" />}
      renderRoot={(rest) => (
        <Link {...rest} to="/g/$guildId/c/$channelId" params={{ guildId, channelId }} />
      )}
    >
      <span className={classes.goOn}>{t`Go on reading ${channel.channel_name}`}</span>
    </Button>
  )
}
