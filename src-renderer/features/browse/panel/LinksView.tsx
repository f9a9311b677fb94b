import { plural, t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconExternalLink, IconLink } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { VList } from 'virtua'
import type { DomainRow, LinkRow, LinksQuery, PanelPlace } from '#shared/panel'
import { call, callQuery } from '../../../client'
import { AuthorLink } from '../../../message/AuthorLink'
import { useShowMessages } from '../../../message/show-messages'
import { countMessages } from '../../../ui/counts'
import { EmptyState } from '../../../ui/EmptyState'
import { EndlessList } from '../../../ui/EndlessList'
import { ErrorState } from '../../../ui/ErrorState'
import { ExportMenu } from '../../../ui/ExportMenu'
import { Late } from '../../../ui/Late'
import { useTimeFormat } from '../../../ui/time'
import { showError } from '../../../ui/toasts'
import { FilterBox } from './FilterBox'
import classes from './Panel.module.css'
import { PanelFrame, PanelSkeleton } from './PanelFrame'
import type { LinksParams } from './panel-params'

type Props = {
  title: ReactNode
  place: PanelPlace
  /** What the file of an export is called. */
  name: string
  shown: LinksParams
  onShow: (shown: LinksParams) => void
  onClose?: (() => void) | undefined
  more?: ReactNode
}

/** The addresses that messages of a place link to, or their domains. */
export function LinksView(props: Props) {
  const { place, shown, onShow } = props
  const [filter, setFilter] = useState('')
  const [text] = useDebouncedValue(filter, 150)
  const { domain, sort = 'newest', by = 'urls' } = shown
  const query: LinksQuery = { ...place, text, sort, ...(domain ? { domain } : {}) }
  const pages = useInfiniteQuery({
    queryKey: ['links.list', query],
    queryFn: ({ pageParam, signal }) =>
      call('links.list', { ...query, cursor: pageParam }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
    enabled: by === 'urls',
  })
  const links = pages.data?.pages.flatMap((page) => page.links)
  const total = pages.data?.pages[0]?.total
  return (
    <PanelFrame
      title={props.title}
      count={by === 'urls' ? (total ?? null) : undefined}
      onClose={props.onClose}
      actions={
        <ExportMenu source={{ kind: 'links', query }} name={props.name} disabled={total === 0} />
      }
      bar={
        <>
          {by === 'urls' && (
            <FilterBox label={t`Filter addresses`} value={filter} onChange={setFilter} />
          )}
          <SegmentedControl
            size="xs"
            aria-label={t`What is listed`}
            data={[
              { value: 'newest', label: t`Newest` },
              { value: 'often', label: t`Most often` },
              { value: 'domains', label: t`Domains` },
            ]}
            value={by === 'domains' ? 'domains' : sort}
            onChange={(value) =>
              onShow(
                value === 'domains'
                  ? { by: 'domains' }
                  : { ...shown, by: undefined, sort: value as LinksQuery['sort'] },
              )
            }
          />
          {props.more}
          {domain && by === 'urls' && (
            <button
              type="button"
              className={classes.chip}
              title={t`Show all domains again`}
              onClick={() => onShow({ ...shown, domain: undefined })}
            >
              <bdi>{domain}</bdi> ×
            </button>
          )}
        </>
      }
    >
      {by === 'domains' ? (
        <Domains place={place} onPick={(picked) => onShow({ domain: picked, sort: 'often' })} />
      ) : pages.error ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : !links ? (
        <Late>
          <PanelSkeleton />
        </Late>
      ) : links.length === 0 ? (
        <EmptyState icon={IconLink} title={t`No links`}>
          {text.trim() === ''
            ? t`No message here has a web address in its text.`
            : t`No address has this in it.`}
        </EmptyState>
      ) : (
        <EndlessList
          label={t`Links`}
          className={classes.list}
          onMore={pages.hasNextPage && !pages.isFetching ? () => void pages.fetchNextPage() : null}
        >
          {links.map((link) => (
            <LinkItem key={link.url} link={link} place={place} />
          ))}
        </EndlessList>
      )}
    </PanelFrame>
  )
}

function LinkItem({ link, place }: { link: LinkRow; place: PanelPlace }) {
  const { url, messages, people, last_at, last_by } = link
  const show = useShowMessages()
  const { day, exact } = useTimeFormat()
  const when = (
    <time dateTime={last_at} title={exact(last_at)}>
      {day(last_at)}
    </time>
  )
  const author = <AuthorLink author={last_by} guild_id={place.guild_id} />
  return (
    <article className={classes.card}>
      <div className={classes.linkLine}>
        <button
          type="button"
          className={classes.linkUrl}
          title={t`Show the messages with ${url}`}
          onClick={() => show({ ...place, url })}
        >
          <bdi>{url.replace(/^https?:\/\//i, '')}</bdi>
        </button>
        <Tooltip label={t`Open in the browser, after a question`}>
          <ActionIcon
            size="sm"
            aria-label={t`Open ${url} in the browser`}
            onClick={() => call('shell.open_link', { url }).catch(showError)}
          >
            <IconExternalLink size={14} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.cardFacts}>
        {messages > 1 && (
          <span>
            {people > 1
              ? t`${plural(messages, { one: '# message', other: '# messages' })} by ${plural(people, { one: '# person', other: '# people' })}`
              : countMessages(messages)}
          </span>
        )}
        <span>
          {messages > 1 ? (
            <Trans>
              last {when} by {author}
            </Trans>
          ) : (
            <Trans>
              {when} by {author}
            </Trans>
          )}
        </span>
      </div>
    </article>
  )
}

function Domains({ place, onPick }: { place: PanelPlace; onPick: (domain: string) => void }) {
  const found = useQuery(callQuery('links.domains', place))
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) {
    return (
      <Late>
        <PanelSkeleton height={20} />
      </Late>
    )
  }
  if (found.data.length === 0) {
    return (
      <EmptyState icon={IconLink} title={t`No links`}>
        {t`No message here has a web address in its text.`}
      </EmptyState>
    )
  }
  const most = found.data[0]?.messages ?? 1
  return (
    <VList className={classes.list} tabIndex={0}>
      {found.data.map((row) => (
        <Domain key={row.domain} row={row} most={most} onPick={onPick} />
      ))}
    </VList>
  )
}

function Domain(props: { row: DomainRow; most: number; onPick: (domain: string) => void }) {
  const { domain, messages, urls } = props.row
  return (
    <button
      type="button"
      className={classes.domain}
      title={plural(urls, { one: 'Show the # address', other: 'Show the # addresses' })}
      onClick={() => props.onPick(domain)}
    >
      <span className={classes.share} style={{ width: `${(messages / props.most) * 100}%` }} />
      <bdi className={classes.memberName}>{domain}</bdi>
      <span className={classes.facts}>
        {countMessages(messages)}, {plural(urls, { one: '# address', other: '# addresses' })}
      </span>
    </button>
  )
}
