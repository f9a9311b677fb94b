import { ActionIcon, Progress, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { isActive, type JobSnapshot } from '#shared/job'
import { useCommand } from '../../ui/commands'
import { formatSeconds } from '../../ui/format'
import { cancelJob, formatAmount, percentDone, STATE_WORDS, useJobs } from '../../ui/jobs'
import classes from './JobStrip.module.css'
import { JobsDrawer } from './JobsDrawer'

function pace({ rate, unit, seconds_left }: JobSnapshot): string {
  const speed = rate === null ? [] : [`${formatAmount(rate, unit)}/s`]
  const left = seconds_left === null ? [] : [`${formatSeconds(seconds_left)} left`]
  return [...speed, ...left].join(' · ')
}

/** One quiet line at the bottom: the job that runs, or the last one; a click opens all of them. */
export function JobStrip() {
  const [isOpen, { open, close }] = useDisclosure(false)
  const { data: jobs = [] } = useJobs()
  useCommand('jobs', open)
  const active = jobs.filter(isActive)
  const job = active.find((each) => each.state === 'running') ?? active[0] ?? jobs[0]
  return (
    <section className={classes.strip} aria-label="Jobs">
      {job ? (
        <>
          <UnstyledButton className={classes.open} onClick={open} title="Show all jobs">
            <span className={classes.title}>{job.title}</span>
            <span className={classes.dim}>
              {isActive(job) ? job.stage : STATE_WORDS[job.state]}
            </span>
            {active.length > 1 && <span className={classes.dim}>+{active.length - 1} waiting</span>}
          </UnstyledButton>
          {isActive(job) && (
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
                aria-label={`Cancel: ${job.title}`}
                onClick={() => cancelJob(job.id)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </>
          )}
        </>
      ) : (
        <span className={classes.dim}>Everything stays on this computer</span>
      )}
      <JobsDrawer opened={isOpen} onClose={close} jobs={jobs} />
    </section>
  )
}
