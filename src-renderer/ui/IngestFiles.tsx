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
import { useState } from 'react'
import { VList } from 'virtua'
import type { IngestedFile } from '#shared/job'
import { callQuery } from '../client'
import { ErrorState } from './ErrorState'
import { ExportMenu } from './ExportMenu'
import { baseName, countOf, formatBytes, formatCount } from './format'
import classes from './IngestFiles.module.css'

type State = IngestedFile['state']

/** How often the list of a running ingest is asked for. */
const LIVE_MS = 1000

const STATES: Record<State, { label: string; icon: typeof IconCheck }> = {
  ingested: { label: 'Came in', icon: IconCheck },
  unchanged: { label: 'Unchanged', icon: IconEqual },
  damaged: { label: 'Damaged', icon: IconAlertTriangle },
  foreign: { label: 'Not read', icon: IconFileUnknown },
  waiting: { label: 'Waiting', icon: IconClock },
}

/** What an ingest did with each file, and why; the files that need a look come first. `isLive` = it still runs. */
export function IngestFiles({ jobId, isLive = false }: { jobId: number; isLive?: boolean }) {
  const [shown, setShown] = useState<State | 'all'>('all')
  const { data: files, error } = useQuery({
    ...callQuery('jobs.files', { id: jobId }),
    refetchInterval: isLive ? LIVE_MS : false,
  })
  if (error) return <ErrorState error={error} />
  if (!files || files.length === 0) return null
  const choices = (Object.keys(STATES) as State[]).flatMap((state) => {
    const count = files.filter((file) => file.state === state).length
    return count > 0
      ? [{ value: state, label: `${STATES[state].label} ${formatCount(count)}` }]
      : []
  })
  const visible = files
    .filter((file) => shown === 'all' || file.state === shown)
    .toSorted((a, b) => urgency(a) - urgency(b))
  return (
    <div className={classes.files}>
      <div className={classes.head}>
        {choices.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Files shown"
            value={shown}
            onChange={(value) => setShown(value as State | 'all')}
            data={[{ value: 'all', label: `All ${formatCount(files.length)}` }, ...choices]}
          />
        )}
        {!isLive && <ExportMenu source={{ kind: 'job_files', job_id: jobId }} name="files" />}
      </div>
      <VList className={classes.list} style={{ height: Math.min(360, visible.length * 37 + 2) }}>
        {visible.map((file) => (
          <FileRow key={file.path} file={file} />
        ))}
      </VList>
    </div>
  )
}

function urgency(file: IngestedFile): number {
  return ['damaged', 'foreign', 'waiting', 'ingested', 'unchanged'].indexOf(file.state)
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
          <bdi>{file.channel_name === null ? baseName(file.path) : `#${file.channel_name}`}</bdi>
          {file.channel_name !== null && <bdi className={classes.dim}>{baseName(file.path)}</bdi>}
        </span>
        <span className={classes.dim}>
          {file.state === 'foreign' || file.state === 'waiting'
            ? formatBytes(file.bytes)
            : `${countOf(file.messages, 'message')}, ${formatBytes(file.bytes)}${file.era ? `, DCE ${file.era}` : ''}`}
        </span>
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
              {note.count > 1 && ` (${formatCount(note.count)} times)`}
              {note.byte_offset !== null && (
                <span className={classes.dim}> at byte {formatCount(note.byte_offset)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
