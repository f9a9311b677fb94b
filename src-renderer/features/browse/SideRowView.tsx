import { plural, t } from '@lingui/core/macro'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import type { ChannelRow, MediaRef } from '#shared/rows'
import { channelKind, isForum } from '../../ui/channel-kinds'
import { countMessages } from '../../ui/counts'
import { EmojiText } from '../../ui/Emoji'
import { formatCount } from '../../ui/format'
import { initials } from '../../ui/initials'
import { useMedia } from '../../ui/media'
import { useTimeFormat } from '../../ui/time'
import { timeAgo } from '../../ui/time-format'
import classes from './ChannelSidebar.module.css'
import type { SideRow } from './channel-tree'
import type { SideFact } from './use-side-state'

type Props = {
  row: SideRow
  index: number
  fact: SideFact
  /** A conversation's picture; null when there is none. */
  icon: MediaRef | null
  isHere: boolean
  /** True for the one row that Tab stops at; arrow keys go to the others. */
  isStop: boolean
  onToggle: () => void
  onMenu: (event: MouseEvent) => void
}

/** A row of the channel list: a category that folds, a channel with its count, or what is folded away. */
export function SideRowView(props: Props) {
  const { row, index, onToggle } = props
  if (row.kind === 'channel') return <Channel {...props} row={row} />
  return (
    <button
      type="button"
      className={row.kind === 'group' ? classes.group : classes.fold}
      data-depth={row.kind === 'fold' ? row.depth : undefined}
      data-row={index}
      tabIndex={props.isStop ? 0 : -1}
      aria-expanded={row.isOpen}
      onClick={onToggle}
    >
      <Chevron isOpen={row.isOpen} />
      <span>{row.kind === 'group' ? row.name : foldWords(row)}</span>
    </button>
  )
}

function foldWords({ label, count }: Extract<SideRow, { kind: 'fold' }>): string {
  switch (label) {
    case 'empty':
      return plural(count, {
        one: '# channel without messages',
        other: '# channels without messages',
      })
    case 'older':
      return plural(count, { one: '# older thread', other: '# older threads' })
    case 'older_posts':
      return plural(count, { one: '# older post', other: '# older posts' })
  }
}

function Channel(props: Props & { row: Extract<SideRow, { kind: 'channel' }> }) {
  const { row, index, fact, isHere, onToggle, onMenu } = props
  const { channel, depth, isOpen } = row
  const isDirect = channel.channel_type.startsWith('Direct')
  const title = useTitle(row)
  return (
    <div
      className={classes.row}
      data-depth={depth}
      data-here={isHere || undefined}
      data-direct={isDirect || undefined}
    >
      <Link
        className={classes.link}
        to="/g/$guildId/c/$channelId"
        params={{ guildId: channel.guild_id, channelId: channel.channel_id }}
        data-row={index}
        tabIndex={props.isStop ? 0 : -1}
        data-channel-id={channel.channel_id}
        aria-current={isHere ? 'page' : undefined}
        title={title}
        onContextMenu={onMenu}
      >
        {isDirect ? <Face channel={channel} icon={props.icon} /> : <KindIcon channel={channel} />}
        <span className={classes.name}>
          <bdi>
            <EmojiText text={channel.channel_name} />
          </bdi>
        </span>
        {fact !== 'nothing' && <Fact row={row} fact={fact} />}
      </Link>
      {isOpen !== null && (
        <button
          type="button"
          className={classes.toggle}
          // The arrow keys of the row do it.
          tabIndex={-1}
          aria-expanded={isOpen}
          aria-label={toggleWords(channel, isOpen)}
          onClick={onToggle}
        >
          <Chevron isOpen={isOpen} />
        </button>
      )}
    </div>
  )
}

function toggleWords(channel: ChannelRow, isOpen: boolean): string {
  const { channel_name } = channel
  if (isForum(channel)) {
    return isOpen ? t`Hide the posts of ${channel_name}` : t`Show the posts of ${channel_name}`
  }
  return isOpen ? t`Hide the threads of ${channel_name}` : t`Show the threads of ${channel_name}`
}

/** Everything that the row has no room for. */
function useTitle({ channel, count, last_at }: Extract<SideRow, { kind: 'channel' }>): string {
  const format = useTimeFormat()
  const { label } = channelKind(channel)
  const parts = [
    `${label}: ${channel.channel_name}`,
    isForum(channel) ? plural(count, { one: '# post', other: '# posts' }) : countMessages(count),
  ]
  if (last_at !== null) {
    const [ago, time] = [timeAgo(last_at), format.dateTime(last_at)]
    parts.push(t`last ${ago}, ${time}`)
  }
  return parts.join(' · ')
}

function Fact({ row, fact }: { row: Extract<SideRow, { kind: 'channel' }>; fact: SideFact }) {
  const format = useTimeFormat()
  if (fact === 'messages') return <span className={classes.count}>{formatCount(row.count)}</span>
  return row.last_at && <span className={classes.count}>{format.day(row.last_at)}</span>
}

function KindIcon({ channel }: { channel: ChannelRow }) {
  const { icon: Icon } = channelKind(channel)
  return <Icon size={16} stroke={1.7} aria-hidden="true" />
}

function Face({ channel, icon }: { channel: ChannelRow; icon: MediaRef | null }) {
  const { src, onError } = useMedia(icon)
  if (src) {
    return <img className={classes.face} src={src} alt="" loading="lazy" onError={onError} />
  }
  return (
    <span className={classes.face} aria-hidden="true">
      {channel.channel_type === 'DirectTextChat' ? (
        initials(channel.channel_name)
      ) : (
        <KindIcon channel={channel} />
      )}
    </span>
  )
}

function Chevron({ isOpen }: { isOpen: boolean }) {
  return (
    <IconChevronRight
      size={14}
      className={classes.chevron}
      data-open={isOpen || undefined}
      aria-hidden="true"
    />
  )
}
