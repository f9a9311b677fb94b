import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { countOf, formatCount } from '../../ui/format'
import classes from './ChannelSidebar.module.css'
import { channelKind, isForum } from './channel-kinds'
import type { SideRow } from './channel-tree'

/** A row of the channel list: a category that folds, or a channel with its count. */
export function SideRowView(props: {
  row: SideRow
  index: number
  isHere: boolean
  onToggle: () => void
}) {
  const { row, index, isHere, onToggle } = props
  if (row.kind === 'group') {
    return (
      <button
        type="button"
        className={classes.group}
        data-row={index}
        aria-expanded={row.isOpen}
        onClick={onToggle}
      >
        <Chevron isOpen={row.isOpen} />
        <span>{row.name}</span>
      </button>
    )
  }
  const { channel, depth, isOpen } = row
  const { icon: Icon, label } = channelKind(channel)
  return (
    <div className={classes.row} data-depth={depth} data-here={isHere || undefined}>
      <Link
        className={classes.link}
        to="/g/$guildId/c/$channelId"
        params={{ guildId: channel.guild_id, channelId: channel.channel_id }}
        data-row={index}
        data-channel-id={channel.channel_id}
        aria-current={isHere ? 'page' : undefined}
        title={`${label}: ${channel.channel_name}, ${countOf(row.count, isForum(channel) ? 'post' : 'message')}`}
      >
        <Icon size={16} stroke={1.7} aria-hidden="true" />
        <span className={classes.name}>
          <bdi>{channel.channel_name}</bdi>
        </span>
        <span className={classes.count}>{formatCount(row.count)}</span>
      </Link>
      {isOpen !== null && (
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={isOpen}
          aria-label={`${isOpen ? 'Hide' : 'Show'} the threads of ${channel.channel_name}`}
          onClick={onToggle}
        >
          <Chevron isOpen={isOpen} />
        </button>
      )}
    </div>
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
