import { IconMessageCircle, IconMessages } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ChannelRow } from '#shared/rows'
import { EmptyState } from '../../ui/EmptyState'
import { countOf } from '../../ui/format'
import { useTimeFormat } from '../../ui/time'
import classes from './ChannelPage.module.css'

/** The posts of a forum, the latest activity first. */
export function ForumPosts({ posts }: { posts: ChannelRow[] }) {
  const format = useTimeFormat()
  if (posts.length === 0) {
    return <EmptyState icon={IconMessages} title="The archive holds no posts of this forum" />
  }
  const byActivity = posts.toSorted((a, b) =>
    (b.last_message_at ?? '').localeCompare(a.last_message_at ?? ''),
  )
  return (
    <div className={classes.posts}>
      {byActivity.map((post) => (
        <Link
          key={post.channel_id}
          className={classes.post}
          to="/g/$guildId/c/$channelId"
          params={{ guildId: post.guild_id, channelId: post.channel_id }}
        >
          <IconMessageCircle size={18} stroke={1.7} aria-hidden="true" />
          <span className={classes.postName}>
            <bdi>{post.channel_name}</bdi>
          </span>
          <span className={classes.postFacts}>
            {countOf(post.messages, 'message')}
            {post.last_message_at && ` · ${format.day(post.last_message_at)}`}
          </span>
        </Link>
      ))}
    </div>
  )
}
