import { plural, t } from '@lingui/core/macro'
import { NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMessages } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { VList } from 'virtua'
import type { ThreadRow } from '#shared/panel'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../../../client'
import { AuthorLink } from '../../../message/AuthorLink'
import { excerptLine } from '../../../message/excerpt'
import { countMessages, countPeople } from '../../../ui/counts'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { ExportMenu } from '../../../ui/ExportMenu'
import { Late } from '../../../ui/Late'
import { useTimeFormat } from '../../../ui/time'
import { FilterBox } from './FilterBox'
import classes from './Panel.module.css'
import { PanelFrame, PanelSkeleton } from './PanelFrame'
import { PlaceLink } from './PlaceLink'
import { THREAD_SORT_CHOICES, type ThreadSort } from './thread-sorts'
import { usePanel } from './use-panel'

/** The threads or posts of a channel; of a thread, those beside it. */
export function ThreadsPanel({ channel }: { channel: ChannelRow }) {
  const { guild_id, channel_name } = channel
  const { close } = usePanel()
  const channel_id = (channel.is_thread && channel.parent_id) || channel.channel_id
  const [filter, setFilter] = useState('')
  const [text] = useDebouncedValue(filter, 150)
  const [sort, setSort] = useState<ThreadSort>('activity')
  const query = { guild_id, channel_id, text, sort }
  const found = useQuery({
    ...callQuery('threads.list', query),
    placeholderData: keepPreviousData,
  })
  const threads = found.data?.threads
  const more = (found.data?.total ?? 0) - (threads?.length ?? 0)
  return (
    <PanelFrame
      title={t`Threads`}
      onClose={close}
      count={found.data?.total ?? null}
      actions={
        <ExportMenu
          source={{ kind: 'threads', query }}
          name={t`${channel_name} threads`}
          disabled={!found.data?.total}
        />
      }
      bar={
        <>
          <FilterBox label={t`Filter threads`} value={filter} onChange={setFilter} />
          <NativeSelect
            size="xs"
            aria-label={t`Order of the threads`}
            data={THREAD_SORT_CHOICES}
            value={sort}
            onChange={(event) => setSort(event.currentTarget.value as ThreadSort)}
          />
        </>
      }
    >
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : !threads ? (
        <Late>
          <PanelSkeleton height={56} />
        </Late>
      ) : threads.length === 0 ? (
        <EmptyState
          icon={IconMessages}
          title={text.trim() === '' ? t`No threads` : t`No thread of that name`}
        >
          {text.trim() === '' && t`The archive holds no thread of this channel.`}
        </EmptyState>
      ) : (
        <VList className={classes.list} bufferSize={400} tabIndex={0}>
          {threads.map((thread) => (
            <Thread key={thread.channel_id} thread={thread} guild_id={guild_id} />
          ))}
          {more > 0 && (
            <p className={classes.note}>
              {plural(more, { other: '# more: filter by a name to find them.' })}
            </p>
          )}
        </VList>
      )}
    </PanelFrame>
  )
}

function Thread({ thread, guild_id }: { thread: ThreadRow; guild_id: string }) {
  const time = useTimeFormat()
  const { day, exact } = time
  const { channel_id, channel_name, messages, people, start } = thread
  const { first_message_at: first, last_message_at: last } = thread
  return (
    <article className={classes.card}>
      <PlaceLink className={classes.cardTitle} guildId={guild_id} channelId={channel_id}>
        <bdi>{channel_name}</bdi>
      </PlaceLink>
      {start && (
        <div className={classes.start}>
          <AuthorLink author={start.author} guild_id={guild_id} />{' '}
          <PlaceLink
            className={classes.excerpt}
            title={t`Go to the message it started from`}
            guildId={guild_id}
            channelId={start.channel_id}
            at={start.message_id}
          >
            <span dir="auto">{excerptLine(start.excerpt, time) || t`(no text)`}</span>
          </PlaceLink>
        </div>
      )}
      <div className={classes.cardFacts}>
        <span>{countMessages(messages)}</span>
        <span>{countPeople(people)}</span>
        {first && last && (
          <span title={`${exact(first)} – ${exact(last)}`}>
            {day(first) === day(last) ? day(last) : `${day(first)} – ${day(last)}`}
          </span>
        )}
      </div>
    </article>
  )
}
