import { t } from '@lingui/core/macro'
import { Button, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconFiles } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type CustomItemComponentProps, Virtualizer } from 'virtua'
import type { FileFilter, FileSort } from '#shared/export-files'
import { call, callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { pickAndIngest } from '../../ui/jobs'
import { Late } from '../../ui/Late'
import { usePagedRows } from '../../ui/paged-rows'
import { FileRow, ROW_HEIGHT, type RowPlace } from './FileRow'
import classes from './FileTable.module.css'
import { stepOf } from './row-keys'

const PAGE = 100
const HEAD_HEIGHT = 33

type Column = { label: string; by?: FileSort['by']; isNumber?: true }

const COLUMNS: Column[] = [
  { label: t`File`, by: 'name' },
  { label: t`State`, by: 'state' },
  { label: t`Exported`, by: 'exported_at' },
  { label: t`Messages from` },
  { label: t`Messages`, by: 'messages', isNumber: true },
  { label: t`Size`, by: 'size_bytes', isNumber: true },
]

type Props = {
  filter: FileFilter
  sort: FileSort
  onSort: (sort: FileSort) => void
  onOpen: (fileId: number) => void
  /** Takes all filters away. */
  onClear: () => void
}

/** The files as a table of any length: arrow keys go from row to row, Enter opens one. */
export function FileTable({ filter, sort, onSort, onOpen, onClear }: Props) {
  const first = useQuery({
    ...callQuery('files.list', { filter, sort, offset: 0, limit: 1 }),
    placeholderData: keepPreviousData,
  })
  const total = first.data?.total
  if (first.error) return <ErrorState error={first.error} onRetry={() => first.refetch()} />
  if (total === undefined) {
    return (
      <Late>
        <p className={classes.wait}>{t`Looking for the files…`}</p>
      </Late>
    )
  }
  if (total === 0) return <NoFiles isFiltered={Object.keys(filter).length > 0} onClear={onClear} />
  return (
    <Rows
      key={JSON.stringify([filter, sort])}
      total={total}
      {...{ filter, sort, onSort, onOpen }}
    />
  )
}

function NoFiles({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return isFiltered ? (
    <EmptyState
      icon={IconFiles}
      title={t`No such file`}
      action={<Button onClick={onClear}>{t`Show all files`}</Button>}
    >
      {t`The archive read no file that fits all of these.`}
    </EmptyState>
  ) : (
    <EmptyState
      icon={IconFiles}
      title={t`No files yet`}
      action={<Button onClick={() => pickAndIngest('folder')}>{t`Add folder…`}</Button>}
    >
      {t`Every file that the archive reads will stand here, also those that it could not use.`}
    </EmptyState>
  )
}

function Rows(props: Omit<Props, 'onClear'> & { total: number }) {
  const { filter, sort, total, onSort, onOpen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const wantsFocus = useRef(false)
  const places = useMemo(() => Array.from({ length: total }, (_each, index) => index), [total])
  const { rowAt, look, error } = usePagedRows(PAGE, {
    key: ['files.list', filter, sort],
    fetch: async (offset, limit, signal) =>
      (await call('files.list', { filter, sort, offset, limit }, { signal })).rows,
  })

  const lookAround = () => {
    const view = scroller.current
    if (!view) return
    const first = Math.floor(view.scrollTop / ROW_HEIGHT)
    look(first, Math.min(total - 1, first + Math.ceil(view.clientHeight / ROW_HEIGHT)))
  }
  const press = (event: KeyboardEvent) => {
    const view = scroller.current
    if (!view) return
    const height = view.clientHeight - HEAD_HEIGHT
    const perPage = Math.floor(height / ROW_HEIGHT)
    const next = stepOf(event.key, { current, total, perPage })
    if (next === null) return
    event.preventDefault()
    wantsFocus.current = true
    setCurrent(next)
    const top = next * ROW_HEIGHT
    if (top < view.scrollTop) view.scrollTop = top
    else if (top + ROW_HEIGHT > view.scrollTop + height) view.scrollTop = top + ROW_HEIGHT - height
  }

  if (error) return <ErrorState error={error} />
  return (
    <div ref={scroller} className={classes.scroll}>
      <table
        className={classes.table}
        aria-label={t`Export files`}
        aria-rowcount={total + 1}
        onKeyDown={press}
      >
        <thead>
          <tr className={classes.head} style={{ height: HEAD_HEIGHT }} aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <HeadCell key={column.label} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <Virtualizer
          as="tbody"
          item={Item}
          scrollRef={scroller}
          startMargin={HEAD_HEIGHT}
          data={places}
          itemSize={ROW_HEIGHT}
          keepMounted={[current]}
          onScroll={lookAround}
          onResize={lookAround}
        >
          {(index) => (
            <FileRow
              key={index}
              index={index}
              file={rowAt(index)}
              isCurrent={index === current}
              wantsFocus={wantsFocus}
              onFocus={() => setCurrent(index)}
              onOpen={onOpen}
            />
          )}
        </Virtualizer>
      </table>
    </div>
  )
}

/** The row is the item itself: a table may hold nothing between its body and its rows. */
function Item({ style, children, ref }: CustomItemComponentProps) {
  return cloneElement(children as ReactElement<RowPlace>, { style, rowRef: ref })
}

function HeadCell(props: { column: Column; sort: FileSort; onSort: (sort: FileSort) => void }) {
  const { column, sort, onSort } = props
  const { label, by, isNumber } = column
  const direction = sort.by === by ? sort.direction : null
  const Icon = direction === 'descending' ? IconArrowDown : IconArrowUp
  const turn = () =>
    by &&
    onSort({
      by,
      direction: direction === 'ascending' ? 'descending' : 'ascending',
    })
  return (
    <th scope="col" className={isNumber && classes.number} aria-sort={direction ?? 'none'}>
      {by ? (
        <UnstyledButton className={classes.sort} onClick={turn}>
          {label}
          {direction && <Icon size={12} aria-hidden />}
        </UnstyledButton>
      ) : (
        <span className={classes.sort}>{label}</span>
      )}
    </th>
  )
}
