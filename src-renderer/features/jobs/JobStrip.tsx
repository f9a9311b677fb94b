import { t } from '@lingui/core/macro'
import { ActionIcon, Progress, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlayerPause, IconX } from '@tabler/icons-react'
import { isActive, type JobSnapshot } from '#shared/job'
import { useCommand } from '../../ui/commands'
import { formatSeconds } from '../../ui/format'
import { cancelJob, formatAmount, percentDone, STATE_WORDS, useJobs } from '../../ui/jobs'
import classes from './JobStrip.module.css'
import { JobsDrawer } from './JobsDrawer'

function pace({ rate, unit, seconds_left }: JobSnapshot): string {
  const speed = rate === null ? [] : [`${formatAmount(rate, unit)}/s`]
  const left = seconds_left === null ? [] : [t`${formatSeconds(seconds_left)} left`]
  return [...speed, ...left].join(' · ')
}

/** What the strip tells of: what the user waits for, else what the engine does by itself, else what ended last. */
function shownJob(jobs: readonly JobSnapshot[]): JobSnapshot | undefined {
  const own = jobs.filter((job) => !job.is_background)
  return (
    own.find(({ state }) => state === 'running') ??
    own.find(isActive) ??
    jobs.find(({ is_background, state }) => is_background && state === 'running') ??
    own[0]
  )
}

/** One quiet line at the bottom: the job that runs, or the last one; a click opens all of them. */
export function JobStrip() {
  const [isOpen, { open, close }] = useDisclosure(false)
  const { data: jobs = [] } = useJobs()
  useCommand('jobs', open)
  const job = shownJob(jobs)
  const waiting = jobs.filter((each) => !each.is_background && isActive(each)).length - 1
  return (
    <section className={classes.strip} aria-label={t`Jobs`}>
      {job ? (
        <>
          <UnstyledButton className={classes.open} onClick={open} title={t`Show all jobs`}>
            <span className={job.is_background ? classes.dim : classes.title}>{job.title}</span>
            <span className={classes.dim}>
              {isActive(job) ? job.stage : STATE_WORDS[job.state]}
            </span>
            {waiting > 0 && <span className={classes.dim}>{t`+${waiting} waiting`}</span>}
          </UnstyledButton>
          {isActive(job) && (job.is_background ? <Background job={job} /> : <Running job={job} />)}
        </>
      ) : (
        <span className={classes.dim}>{t`Everything stays on this computer`}</span>
      )}
      <JobsDrawer opened={isOpen} onClose={close} jobs={jobs} />
    </section>
  )
}

function Running({ job }: { job: JobSnapshot }) {
  return (
    <>
      <Progress
        className={classes.bar}
        size="xs"
        value={percentDone(job) ?? 100}
        animated={percentDone(job) === null}
        aria-label={job.title}
      />
      <span className={classes.dim}>{pace(job)}</span>
      <ActionIcon
        size="sm"
        aria-label={t`Cancel: ${job.title}`}
        title={t`Cancel`}
        onClick={() => cancelJob(job.id)}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </>
  )
}

/** Nobody waits for it: a thin line, no pace, and a way to have it rest. */
function Background({ job }: { job: JobSnapshot }) {
  return (
    <>
      <Progress
        className={classes.thin}
        size={2}
        value={percentDone(job) ?? 0}
        aria-label={job.title}
      />
      <ActionIcon
        size="sm"
        aria-label={t`Pause: ${job.title}`}
        title={t`Pause`}
        onClick={() => cancelJob(job.id)}
      >
        <IconPlayerPause size={14} aria-hidden />
      </ActionIcon>
    </>
  )
}
