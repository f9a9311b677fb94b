import { t } from '@lingui/core/macro'
import { Button, Group, Progress } from '@mantine/core'
import { isActive, type JobSnapshot } from '#shared/job'
import { formatCount, formatSeconds } from './format'
import classes from './JobProgress.module.css'
import { cancelJob, formatAmount, percentDone } from './jobs'

/** What is known of a running job in words: amounts, counters, rate, time left. */
export function progressWords(job: JobSnapshot): string[] {
  const { done, total, unit, rate, seconds_left, counters } = job
  const words: string[] = []
  if (total !== null && total > 0) {
    const soFar = unit === 'bytes' ? formatAmount(done, unit) : formatCount(done)
    words.push(t`${soFar} of ${formatAmount(total, unit)}`)
  }
  for (const name of ['files', 'messages'] as const) {
    const count = counters[name]
    if (count === undefined) continue
    const all = counters[`${name}_total`]
    words.push(
      all === undefined
        ? formatAmount(count, name)
        : t`${formatCount(count)} of ${formatAmount(all, name)}`,
    )
  }
  if (rate !== null && rate > 0 && unit !== 'steps')
    words.push(t`${formatAmount(rate, unit)} a second`)
  if (seconds_left !== null) words.push(t`${formatSeconds(seconds_left)} left`)
  return words
}

/** A running job: what it does, how far it is, and a way to stop it. */
export function JobProgress({ job }: { job: JobSnapshot }) {
  const percent = percentDone(job)
  return (
    <section className={classes.job} aria-label={job.title} data-testid="job-progress">
      <Group justify="space-between" wrap="nowrap">
        <div className={classes.words}>
          <strong>{job.title}</strong>
          <span className={classes.stage}>{job.stage}</span>
        </div>
        {isActive(job) && (
          <Button size="xs" variant="default" onClick={() => cancelJob(job.id)}>
            {t`Cancel`}
          </Button>
        )}
      </Group>
      <Progress
        value={percent ?? 100}
        animated={percent === null}
        size="sm"
        aria-label={`${job.title}: ${job.stage}`}
      />
      <p className={classes.numbers} aria-live="off">
        {progressWords(job).join(' · ')}
      </p>
    </section>
  )
}
