import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { isActive, type JobRequest } from '#shared/job'
import { call } from '../../client'
import { backgroundWords, canResume, percentDone, resumeJob, useJobs } from '../../ui/jobs'
import { showError } from '../../ui/toasts'
import classes from './Entities.module.css'

const KIND: string = 'language'

/** How far the reading of entities is, and a way to have it go on; nothing when all messages were read. */
export function ReadingState() {
  const { data: jobs = [] } = useJobs()
  const job = jobs.find(({ kind }) => kind === KIND)
  const { data: background } = useQuery({
    // what is left changes with the state of the job
    queryKey: ['background.status', {}, job?.id, job?.state],
    queryFn: ({ signal }) => call('background.status', {}, { signal }),
  })
  const work = background?.work.find(({ kind }) => kind === KIND)
  if (!work?.is_pending) return null
  const percent = job && percentDone(job)
  const isRunning = job?.state === 'running'
  const start = () => {
    if (job && canResume(job)) return resumeJob(job.id)
    call('jobs.start', { kind: KIND, params: {} } as JobRequest).catch(showError)
  }
  return (
    <div className={classes.reading} role="status">
      <span>
        {isRunning
          ? `Entities are being read${percent === null || percent === undefined ? '' : `: ${Math.floor(percent)} %`}. The numbers grow until then.`
          : job && isActive(job)
            ? `New messages wait to be read: ${backgroundWords(job).toLowerCase()}.`
            : 'Some messages were not read for entities yet.'}
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
