import { plural, t } from '@lingui/core/macro'
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
import { formatBytes } from '../../ui/format'
import { IngestFiles } from '../../ui/IngestFiles'
import { JobProgress } from '../../ui/JobProgress'
import { backgroundJobs, canResume, resumeJob, STATE_WORDS } from '../../ui/jobs'
import { Drawer } from '../../ui/Overlays'
import { sharedText } from '../../ui/shared-text'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import classes from './JobsDrawer.module.css'

type Props = { opened: boolean; onClose: () => void; jobs: readonly JobSnapshot[] }

/** All jobs, newest first: what runs, what came of the rest, and a way to go on with a stopped one. */
export function JobsDrawer({ opened, onClose, jobs }: Props) {
  const own = jobs.filter((job) => !job.is_background)
  const background = backgroundJobs(jobs)
  return (
    <Drawer opened={opened} onClose={onClose} title={t`Jobs`} position="right" size={560}>
      {background.length > 0 && (
        <section className={classes.background} aria-labelledby="background-work">
          <h3 className={classes.heading} id="background-work">
            {t`In the background`}
          </h3>
          <BackgroundWork jobs={background} />
        </section>
      )}
      {own.length === 0 && (
        <EmptyState
          title={t`No jobs yet`}
        >{t`Ingests, reports and exports stand here.`}</EmptyState>
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
        <p className={classes.error}>{sharedText(job.error.message)}</p>
      )}
      <Outcome job={job} />
      {canResume(job) && (
        <div>
          <Button size="xs" variant="default" onClick={() => resumeJob(job.id)}>
            {isLoad(job) ? t`Go on from where it stopped` : t`Run again`}
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
        text={plural(report.data.files.length, {
          one: '# file written.',
          other: '# files written.',
        })}
      />
    )
  }
  const removed = RemovalResult.safeParse(job.result)
  if (removed.success) return <p className={classes.line}>{removedWords(removed.data)}</p>
  const exported = ExportResult.safeParse(job.result)
  if (exported.success) {
    const { path, rows } = exported.data
    return (
      <Written
        path={path}
        text={plural(rows, { one: '# row written.', other: '# rows written.' })}
      />
    )
  }
  return null
}

function removedWords({ messages, channels, export_files, freed_bytes }: RemovalResult): string {
  const room = formatBytes(freed_bytes)
  const removed =
    channels > 0
      ? t`${plural(messages, { one: '# message', other: '# messages' })}, ${plural(channels, { one: '# channel', other: '# channels' })}, ${plural(export_files, { one: '# export file', other: '# export files' })} removed.`
      : t`${plural(messages, { one: '# message', other: '# messages' })}, ${plural(export_files, { one: '# export file', other: '# export files' })} removed.`
  return freed_bytes > 0 ? `${removed} ${t`The disk has ${room} more room.`}` : removed
}

function Written({ path, text }: { path: string; text: string }) {
  return (
    <p className={classes.line}>
      {text}{' '}
      <Anchor
        component="button"
        type="button"
        size="sm"
        onClick={() => call('shell.show_path', { path }).catch(showError)}
      >
        {t`Show in folder`}
      </Anchor>
    </p>
  )
}

function IngestOutcome({ jobId, result }: { jobId: number; result: IngestResult }) {
  const [isOpen, setOpen] = useState(false)
  const { new: added, updated } = result.messages
  const { found } = result.files
  return (
    <>
      <p className={classes.line}>
        {t`${plural(added, { one: '# new message', other: '# new messages' })}, ${plural(updated, { one: '# changed one', other: '# changed ones' })}, from ${plural(found, { one: '# file', other: '# files' })}.`}{' '}
        <Anchor component="button" type="button" size="sm" onClick={() => setOpen(!isOpen)}>
          {isOpen ? t`Hide the files` : t`Show the files`}
        </Anchor>
      </p>
      {isOpen && <IngestFiles jobId={jobId} />}
    </>
  )
}
