import { t } from '@lingui/core/macro'
import { IconMessage } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ChannelPlace, channelOf, parseLink } from '#shared/link'
import { callQuery } from '../client'
import classes from './Markdown.module.css'
import mentions from './Mentions.module.css'
import { WebLink } from './WebLink'

type Props = {
  url: string
  /** True when the text of the link is its address: a channel's name says more. */
  isBare: boolean
  children: ReactNode
}

/** A link in a text: into the archive when it leads to a channel or message that the archive holds, else out of it. */
export function TextLink(props: Props) {
  const address = parseLink(props.url)
  const place = address === null ? null : channelOf(address)
  if (place === null) return <WebLink url={props.url}>{props.children}</WebLink>
  return <PlaceLink {...props} place={place} />
}

function PlaceLink({ url, isBare, children, place }: Props & { place: ChannelPlace }) {
  const { guild_id, channel_id, message_id } = place
  const { data: guilds } = useQuery(callQuery('guilds.list', {}))
  const guild = guilds?.find((one) => one.guild_id === guild_id)
  const { data: channels } = useQuery({
    ...callQuery('channels.list', { guild_id }),
    enabled: guild !== undefined,
  })
  const channel = channels?.find((one) => one.channel_id === channel_id)
  if (!guild || !channel) return <WebLink url={url}>{children}</WebLink>
  const where = `${guild.guild_name}, #${channel.channel_name}`
  return (
    <Link
      className={isBare ? mentions.mention : classes.link}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: guild_id, channelId: channel_id }}
      search={message_id === null ? {} : { at: message_id }}
      title={message_id === null ? where : t`${where}: go to the message`}
    >
      {isBare ? (
        <>
          #<bdi>{channel.channel_name}</bdi>
          {message_id !== null && (
            <IconMessage size={14} aria-label={t`message`} className={classes.placeIcon} />
          )}
        </>
      ) : (
        children
      )}
    </Link>
  )
}
