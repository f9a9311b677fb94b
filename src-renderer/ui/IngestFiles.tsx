import { plural, t } from '@lingui/core/macro'
import { SegmentedControl, UnstyledButton } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconChevronRight,
  IconClock,
  IconEqual,
  IconFileUnknown,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import { fileName } from '#shared/file-name'
import { INGESTED_STATES, type IngestedFile } from '#shared/job'
import { call, callQuery } from '../client'
import { countMessages } from './counts'
import { ErrorState } from './ErrorState'
import { ExportMenu } from './ExportMenu'
import { formatBytes, formatCount } from './format'
import classes from './IngestFiles.module.css'
import { usePagedRows } from './paged-rows'

type State = IngestedFile['state']

/** How often the list of a running ingest is asked for. */
const LIVE_MS = 1000
const PAGE = 100
const ROW_HEIGHT = 37
const LIST_HEIGHT = 300

const STATES: Record<State, { label: string; icon: typeof IconCheck }> = {
  ingested: { label: t`Came in`, icon: IconCheck },
  unchanged: { label: t`Unchanged`, icon: IconEqual },
  damaged: { label: t`Damaged`, icon: IconAlertTriangle },
  foreign: { label: t`Not read`, icon: IconFileUnknown },
  waiting: { label: t`Waiting`, icon: IconClock },
}

/** What an ingest did with each file, and why; the files that need a look come first. `isLive` = it still runs. */
export function IngestFiles({ jobId, isLive = false }: { jobId: number; isLive?: boolean }) {
  const [shown, setShown] = useState<State | 'all'>('all')
  const { data: counts, error } = useQuery({
    ...callQuery('jobs.file_counts', { id: jobId }),
    refetchInterval: isLive ? LIVE_MS : false,
  })
  if (error) return <ErrorState error={error} />
  if (!counts) return null
  const states = INGESTED_STATES.filter((state) => counts[state] > 0)
  const all = states.reduce((sum, state) => sum + counts[state], 0)
  if (all === 0) return null
  const isGone = shown !== 'all' && counts[shown] === 0
  const state = isGone ? 'all' : shown
  return (
    <div className={classes.files}>
      <div className={classes.head}>
        {states.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t`Files shown`}
            value={state}
            onChange={(value) => setShown(value as State | 'all')}
            data={[
              { value: 'all', label: t`All ${formatCount(all)}` },
              ...states.map((each) => ({
                value: each,
                label: `${STATES[each].label} ${formatCount(counts[each])}`,
              })),
            ]}
          />
        )}
        {!isLive && <ExportMenu source={{ kind: 'job_files', job_id: jobId }} name="files" />}
      </div>
      <FileList
        key={state}
        jobId={jobId}
        state={state}
        total={state === 'all' ? all : counts[state]}
        isLive={isLive}
      />
    </div>
  )
}

function FileList(props: { jobId: number; state: State | 'all'; total: number; isLive: boolean }) {
  const { jobId, state, total, isLive } = props
  const list = useRef<VListHandle>(null)
  const places = useMemo(() => Array.from({ length: total }, (_each, index) => index), [total])
  const { rowAt, look, error } = usePagedRows(PAGE, {
    key: ['jobs.files', jobId, state],
    fetch: (offset, limit, signal) =>
      call(
        'jobs.files',
        { id: jobId, offset, limit, ...(state !== 'all' && { state }) },
        { signal },
      ),
    ...(isLive && { everyMs: LIVE_MS }),
  })
  const lookAround = () => {
    const view = list.current
    if (!view) return
    const last = view.findItemIndex(view.scrollOffset + view.viewportSize)
    look(view.findItemIndex(view.scrollOffset), Math.min(total - 1, last))
  }
  if (error) return <ErrorState error={error} />
  return (
    <VList
      ref={list}
      className={classes.list}
      style={{ height: Math.min(LIST_HEIGHT, total * ROW_HEIGHT + 2) }}
      data={places}
      itemSize={ROW_HEIGHT}
      onScroll={lookAround}
    >
      {(index) => {
        const file = rowAt(index)
        return file ? (
          <FileRow key={file.path} file={file} />
        ) : (
          <div key={index} style={{ height: ROW_HEIGHT }} aria-busy="true" />
        )
      }}
    </VList>
  )
}

/** How much a file holds, and which DiscordChatExporter wrote it. */
function factsOf({ state, messages, bytes, era }: IngestedFile): string[] {
  if (state === 'foreign' || state === 'waiting') return [formatBytes(bytes)]
  const count = countMessages(messages)
  return [count, formatBytes(bytes), ...(era ? [t`DCE ${era}`] : [])]
}

function FileRow({ file }: { file: IngestedFile }) {
  const [isOpen, setOpen] = useState(file.state === 'damaged' || file.state === 'foreign')
  const { icon: Icon, label } = STATES[file.state]
  const hasNotes = file.notes.length > 0
  return (
    <div className={classes.file} data-state={file.state} data-testid="ingested-file">
      <UnstyledButton
        className={classes.row}
        disabled={!hasNotes}
        aria-expanded={hasNotes ? isOpen : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon size={16} stroke={1.7} className={classes.icon} role="img" aria-label={label} />
        <span className={classes.name} title={file.path}>
          <bdi>{file.channel_name === null ? fileName(file.path) : `#${file.channel_name}`}</bdi>
          {file.channel_name !== null && <bdi className={classes.dim}>{fileName(file.path)}</bdi>}
        </span>
        <span className={classes.dim}>{factsOf(file).join(', ')}</span>
        {hasNotes && (
          <IconChevronRight
            size={14}
            className={classes.turn}
            data-open={isOpen || undefined}
            aria-hidden
          />
        )}
      </UnstyledButton>
      {isOpen && hasNotes && (
        <ul className={classes.notes}>
          {file.notes.map((note) => (
            <li key={`${note.code} ${note.message}`}>
              {note.message}
              {note.count > 1 && ` ${plural(note.count, { one: '(# time)', other: '(# times)' })}`}
              {note.byte_offset !== null && (
                <span className={classes.dim}> {t`at byte ${formatCount(note.byte_offset)}`}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
