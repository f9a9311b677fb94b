import { plural, t } from '@lingui/core/macro'
import { SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMessageCircle, IconMessages, IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { VList } from 'virtua'
import type { ThreadRow } from '#shared/panel'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../../client'
import { AuthorName } from '../../message/AuthorName'
import { Avatar } from '../../message/Avatar'
import { excerptLine } from '../../message/excerpt'
import { useContextMenu } from '../../ui/ContextMenu'
import { countMessages, countPeople } from '../../ui/counts'
import { EmojiText } from '../../ui/Emoji'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { formatCount } from '../../ui/format'
import { Late } from '../../ui/Late'
import { useTimeFormat } from '../../ui/time'
import { timeAgo } from '../../ui/time-format'
import { walkThrough } from '../../ui/walk'
import classes from './ForumPosts.module.css'
import { MessageSkeleton } from './MessageSkeleton'
import { FilterBox } from './panel/FilterBox'
import { THREAD_SORT_CHOICES, type ThreadSort } from './panel/thread-sorts'
import { useChannelActions } from './use-channel-actions'

/** The posts of a forum with their first line, to be searched and ordered. */
export function ForumPosts({ forum, posts }: { forum: ChannelRow; posts: readonly ChannelRow[] }) {
  const { guild_id, channel_id } = forum
  const [filter, setFilter] = useState('')
  const [text] = useDebouncedValue(filter, 150)
  const [sort, setSort] = useState<ThreadSort>('activity')
  const { open, menu } = useContextMenu()
  const actionsOf = useChannelActions()
  const found = useQuery({
    ...callQuery('threads.list', { guild_id, channel_id, text, sort }),
    placeholderData: keepPreviousData,
  })
  if (posts.length === 0) {
    return <EmptyState icon={IconMessages} title={t`The archive holds no posts of this forum`} />
  }
  return (
    <div className={classes.forum}>
      <div className={classes.tools}>
        <FilterBox
          className={classes.filter}
          label={t`Filter posts`}
          value={filter}
          onChange={setFilter}
        />
        <SegmentedControl
          size="xs"
          aria-label={t`Order of posts`}
          value={sort}
          onChange={setSort}
          data={THREAD_SORT_CHOICES}
        />
        {found.data && (
          <span className={classes.total} role="status">
            {postsFound(found.data.threads.length, found.data.total)}
          </span>
        )}
      </div>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <Late>
          <MessageSkeleton />
        </Late>
      ) : found.data.threads.length === 0 ? (
        <EmptyState title={t`No post has these letters in its name`} />
      ) : (
        <nav className={classes.list} aria-label={t`Posts`} onKeyDown={walk}>
          <VList data={found.data.threads} bufferSize={400}>
            {(post) => (
              <Post
                key={post.channel_id}
                post={post}
                guild_id={guild_id}
                onMenu={(event) => {
                  const channel = posts.find((one) => one.channel_id === post.channel_id)
                  if (channel) open(event, post.channel_name, actionsOf(channel))
                }}
              />
            )}
          </VList>
        </nav>
      )}
      {menu}
    </div>
  )
}

function postsFound(listed: number, total: number): string {
  const shown = formatCount(listed)
  return listed < total
    ? t`${shown} of ${plural(total, { one: '# post', other: '# posts' })}`
    : plural(total, { one: '# post', other: '# posts' })
}

const walk = walkThrough('[data-post]')

function Post(props: {
  post: ThreadRow
  guild_id: string
  onMenu: (event: React.MouseEvent) => void
}) {
  const { post, guild_id, onMenu } = props
  const format = useTimeFormat()
  const { start, last_message_at, messages, people } = post
  const line = start ? excerptLine(start.excerpt, format) : ''
  return (
    <Link
      className={classes.post}
      data-post={post.channel_id}
      to="/g/$guildId/c/$channelId"
      params={{ guildId: guild_id, channelId: post.channel_id }}
      onContextMenu={onMenu}
    >
      {start ? (
        <Avatar author={start.author} size={36} />
      ) : (
        <span className={classes.noFace}>
          <IconMessageCircle size={18} stroke={1.7} aria-hidden="true" />
        </span>
      )}
      <span className={classes.body}>
        <span className={classes.name}>
          <bdi>
            <EmojiText text={post.channel_name} />
          </bdi>
        </span>
        <span className={classes.line} dir="auto">
          {start && (
            <>
              <AuthorName author={start.author} />
              {line !== '' && ': '}
            </>
          )}
          {start ? line : t`Its first message is not in the archive`}
        </span>
        <span className={classes.facts}>
          <span>
            <IconMessages size={14} aria-hidden="true" /> {countMessages(messages)}
          </span>
          <span>
            <IconUsers size={14} aria-hidden="true" /> {countPeople(people)}
          </span>
          {last_message_at && (
            <time dateTime={last_message_at} title={format.exact(last_message_at)}>
              {timeAgo(last_message_at)}
            </time>
          )}
        </span>
      </span>
    </Link>
  )
}
