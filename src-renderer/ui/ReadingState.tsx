import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { isActive, type JobRequest } from '#shared/job'
import { call } from '../client'
import { backgroundWords, canResume, percentDone, resumeJob, useJobs } from './jobs'
import classes from './ReadingState.module.css'
import { showError } from './toasts'

/** How far the reading of something is, and a way to have it go on; nothing when all messages were read. */
export function ReadingState(props: {
  /** The job that reads. */
  kind: string
  /** What it reads, as a sentence begins: `Entities`. */
  what: string
}) {
  const { data: jobs = [] } = useJobs()
  const job = jobs.find(({ kind }) => kind === props.kind)
  const { data: background } = useQuery({
    // what is left changes with the state of the job
    queryKey: ['background.status', {}, job?.id, job?.state],
    queryFn: ({ signal }) => call('background.status', {}, { signal }),
  })
  const work = background?.work.find(({ kind }) => kind === props.kind)
  if (!work?.is_pending) return null
  const percent = job && percentDone(job)
  const isRunning = job?.state === 'running'
  const start = () => {
    if (job && canResume(job)) return resumeJob(job.id)
    call('jobs.start', { kind: props.kind, params: {} } as JobRequest).catch(showError)
  }
  return (
    <div className={classes.reading} role="status">
      <span>
        {isRunning
          ? `${props.what} are being read${percent === null || percent === undefined ? '' : `: ${Math.floor(percent)} %`}. The numbers grow until then.`
          : job && isActive(job)
            ? `New messages wait to be read: ${backgroundWords(job).toLowerCase()}.`
            : `Some messages were not read for ${props.what.toLowerCase()} yet.`}
      </span>
      {!isRunning && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={start}
        >
          Read now
        </Button>
      )}
    </div>
  )
}
