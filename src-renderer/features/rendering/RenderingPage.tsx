import { t } from '@lingui/core/macro'
import { IconPalette } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../../client'
import { MessageView } from '../../message/MessageView'
import { EmptyState } from '../../ui/EmptyState'
import { Late } from '../../ui/Late'
import { casesOf, isRenderingChannel, RENDERING_GUILD } from './cases'
import classes from './RenderingPage.module.css'

const route = getRouteApi('/rendering')
const PAGE = 200

/**
 * Every form a message can have, side by side: the guild of fixtures/rendering, drawn as any other. For those who work
 * on how messages look; nothing leads here unless the archive holds that guild.
 */
export function RenderingPage() {
  const { channel: only } = route.useSearch()
  const { data: own } = useQuery(callQuery('channels.list', { guild_id: RENDERING_GUILD }))
  const { data: direct } = useQuery(callQuery('channels.list', { guild_id: '0' }))
  if (!own || !direct) return <Late>{t`Loading`}</Late>
  const channels = [...own, ...direct].filter(isRenderingChannel)
  if (channels.length === 0) {
    return (
      <EmptyState icon={IconPalette} title={t`The archive does not hold the rendering cases`}>
        {t`They are exports in the source code of this app: add its folder fixtures/rendering.`}
      </EmptyState>
    )
  }
  const shown = only ? channels.filter((channel) => channel.channel_id === only) : channels
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t`Rendering cases`}</h1>
        <nav className={classes.nav} aria-label={t`Themes`}>
          <Link to="/rendering" activeOptions={{ exact: true }}>
            {t`All`}
          </Link>
          {channels.map(({ channel_id, channel_name }) => (
            <Link key={channel_id} to="/rendering" search={{ channel: channel_id }}>
              {channel_name}
            </Link>
          ))}
        </nav>
      </header>
      {shown.map((channel) => (
        <Theme key={channel.channel_id} channel={channel} />
      ))}
    </div>
  )
}

function Theme({ channel }: { channel: ChannelRow }) {
  const { channel_id, guild_id } = channel
  const { data: page } = useQuery(
    callQuery('messages.page', { channel_id, place: { kind: 'oldest' }, limit: PAGE }),
  )
  return (
    <section className={classes.theme} data-rendering-channel={channel_id} aria-busy={!page}>
      <h2 className={classes.name}>
        <Link to="/g/$guildId/c/$channelId" params={{ guildId: guild_id, channelId: channel_id }}>
          <bdi>{channel.channel_name}</bdi>
        </Link>
        <span className={classes.type}>{channel.channel_type}</span>
      </h2>
      <div className={classes.cases}>
        {casesOf(page?.messages ?? []).map(({ caption, messages }) => (
          <section key={caption} className={classes.case}>
            <h3 className={classes.caption}>{caption}</h3>
            {messages.map(({ message, isContinued }) => (
              <MessageView key={message.message_id} message={message} isContinued={isContinued} />
            ))}
          </section>
        ))}
      </div>
    </section>
  )
}
