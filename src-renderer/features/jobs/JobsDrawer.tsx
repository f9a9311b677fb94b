import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import {
  ExportResult,
  IngestResult,
  isActive,
  isLoad,
  type JobSnapshot,
  ReportResult,
} from '#shared/job'
import { RemovalResult } from '#shared/removal'
import { call } from '../../client'
import { BackgroundWork } from '../../ui/BackgroundWork'
import { EmptyState } from '../../ui/EmptyState'
import { countOf, formatBytes } from '../../ui/format'
import { IngestFiles } from '../../ui/IngestFiles'
import { JobProgress } from '../../ui/JobProgress'
import { backgroundJobs, canResume, resumeJob, STATE_WORDS } from '../../ui/jobs'
import { Drawer } from '../../ui/Overlays'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import classes from './JobsDrawer.module.css'

type Props = { opened: boolean; onClose: () => void; jobs: readonly JobSnapshot[] }

/** All jobs, newest first: what runs, what came of the rest, and a way to go on with a stopped one. */
export function JobsDrawer({ opened, onClose, jobs }: Props) {
  const own = jobs.filter((job) => !job.is_background)
  const background = backgroundJobs(jobs)
  return (
    <Drawer opened={opened} onClose={onClose} title="Jobs" position="right" size={560}>
      {background.length > 0 && (
        <section className={classes.background} aria-labelledby="background-work">
          <h3 className={classes.heading} id="background-work">
            In the background
          </h3>
          <BackgroundWork jobs={background} />
        </section>
      )}
      {own.length === 0 && (
        <EmptyState title="No jobs yet">Ingests, reports and exports stand here.</EmptyState>
      )}
      <div className={classes.jobs}>
        {own.map((job) =>
          isActive(job) ? (
            <JobProgress key={job.id} job={job} />
          ) : (
            <EndedJob key={job.id} job={job} />
          ),
        )}
      </div>
    </Drawer>
  )
}

function EndedJob({ job }: { job: JobSnapshot }) {
  const time = useTimeFormat()
  return (
    <section className={classes.job} aria-label={job.title} data-state={job.state}>
      <header className={classes.head}>
        <strong>{job.title}</strong>
        <span className={classes.dim}>
          {STATE_WORDS[job.state]} · {time.dateTime(job.finished_at ?? job.created_at)}
        </span>
      </header>
      {job.error && job.error.code !== 'cancelled' && (
        <p className={classes.error}>{job.error.message}</p>
      )}
      <Outcome job={job} />
      {canResume(job) && (
        <div>
          <Button size="xs" variant="default" onClick={() => resumeJob(job.id)}>
            {isLoad(job) ? 'Go on from where it stopped' : 'Run again'}
          </Button>
        </div>
      )}
    </section>
  )
}

function Outcome({ job }: { job: JobSnapshot }) {
  const ingest = IngestResult.safeParse(job.result)
  if (ingest.success) return <IngestOutcome jobId={job.id} result={ingest.data} />
  const report = ReportResult.safeParse(job.result)
  if (report.success) {
    const [first] = report.data.files
    return (
      <Written
        path={`${report.data.out_dir}/${first ?? ''}`}
        text={countOf(report.data.files.length, 'file')}
      />
    )
  }
  const removed = RemovalResult.safeParse(job.result)
  if (removed.success) return <p className={classes.line}>{removedWords(removed.data)}</p>
  const exported = ExportResult.safeParse(job.result)
  if (exported.success)
    return <Written path={exported.data.path} text={countOf(exported.data.rows, 'row')} />
  return null
}

function removedWords({ messages, channels, export_files, freed_bytes }: RemovalResult): string {
  const parts = [
    countOf(messages, 'message'),
    ...(channels > 0 ? [countOf(channels, 'channel')] : []),
    countOf(export_files, 'export file'),
  ]
  const freed = freed_bytes > 0 ? ` The disk has ${formatBytes(freed_bytes)} more room.` : ''
  return `${parts.join(', ')} removed.${freed}`
}

function Written({ path, text }: { path: string; text: string }) {
  return (
    <p className={classes.line}>
      {text} written.{' '}
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => call('shell.show_path', { path }).catch(showError)}
      >
        Show in folder
      </Anchor>
    </p>
  )
}

function IngestOutcome({ jobId, result }: { jobId: number; result: IngestResult }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <p className={classes.line}>
        {countOf(result.messages.new, 'new message')},{' '}
        {countOf(result.messages.updated, 'changed one')}, from{' '}
        {countOf(result.files.found, 'file')}.{' '}
        <Anchor component="button" type="button" size="sm" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the files' : 'Show the files'}
        </Anchor>
      </p>
      {isOpen && <IngestFiles jobId={jobId} />}
    </>
  )
}
