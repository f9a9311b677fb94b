import { t } from '@lingui/core/macro'
import { Button, Progress } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { isActive, type JobSnapshot } from '#shared/job'
import classes from './BackgroundWork.module.css'
import { backgroundWords, cancelJob, canResume, percentDone, resumeJob } from './jobs'
import { sharedText } from './shared-text'

/** What the engine does by itself: how far each is, and a way to have it rest or go on. */
export function BackgroundWork({ jobs }: { jobs: readonly JobSnapshot[] }) {
  return (
    <ul className={classes.list}>
      {jobs.map((job) => (
        <li key={job.kind} className={classes.row} data-kind={job.kind} data-state={job.state}>
          <div className={classes.words}>
            <span>{job.title}</span>
            <span className={classes.dim}>{backgroundWords(job)}</span>
            {job.state === 'failed' && job.error && (
              <span className={classes.error}>{sharedText(job.error.message)}</span>
            )}
          </div>
          {job.state !== 'done' && (
            <Progress
              className={classes.bar}
              size={2}
              value={percentDone(job) ?? 0}
              aria-label={job.title}
            />
          )}
          {isActive(job) && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlayerPause size={14} aria-hidden />}
              onClick={() => cancelJob(job.id)}
            >
              {t`Pause`}
            </Button>
          )}
          {canResume(job) && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlayerPlay size={14} aria-hidden />}
              onClick={() => resumeJob(job.id)}
            >
              {t`Go on`}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
