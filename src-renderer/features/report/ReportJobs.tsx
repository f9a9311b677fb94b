import { t } from '@lingui/core/macro'
import { Button, Group, Progress } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { isActive, type JobSnapshot, ReportResult } from '#shared/job'
import { call } from '../../client'
import { cancelJob, percentDone, STATE_WORDS, useJobs } from '../../ui/jobs'
import { sharedText } from '../../ui/shared-text'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import classes from './ReportPage.module.css'

const SHOWN = 5

/** The reports that are being written or were written last, with their files. */
export function ReportJobs() {
  const jobs = useJobs()
  const reports = (jobs.data ?? []).filter((job) => job.kind === 'report').slice(0, SHOWN)
  if (reports.length === 0) return null
  return (
    <section aria-label={t`Reports`} className={classes.jobs}>
      <h2 className={classes.heading}>{t`Reports`}</h2>
      {reports.map((job) => (
        <ReportJob key={job.id} job={job} />
      ))}
    </section>
  )
}

function ReportJob({ job }: { job: JobSnapshot }) {
  const time = useTimeFormat()
  const result = ReportResult.safeParse(job.result)
  return (
    <article className={classes.job} data-state={job.state} data-testid="report-job">
      <Group justify="space-between" wrap="nowrap">
        <div>
          <strong>{job.title}</strong>
          <p className={classes.note}>
            {isActive(job) ? job.stage : STATE_WORDS[job.state]} ·{' '}
            {time.dateTime(job.finished_at ?? job.created_at)}
          </p>
        </div>
        {isActive(job) && (
          <Button size="xs" variant="default" onClick={() => cancelJob(job.id)}>
            {t`Cancel`}
          </Button>
        )}
        {result.success && <ShowInFolder result={result.data} />}
      </Group>
      {isActive(job) && <Progress size="xs" mt={8} value={percentDone(job) ?? 0} />}
      {job.error && <p className={classes.note}>{sharedText(job.error.message)}</p>}
      {result.success && <p className={classes.note}>{result.data.files.join(', ')}</p>}
    </article>
  )
}

function ShowInFolder({ result }: { result: ReportResult }) {
  const first = result.files[0]
  const path = first === undefined ? result.out_dir : `${result.out_dir}/${first}`
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconFolderOpen size={14} aria-hidden />}
      onClick={() => call('shell.show_path', { path }).catch(showError)}
    >
      {t`Show in folder`}
    </Button>
  )
}
