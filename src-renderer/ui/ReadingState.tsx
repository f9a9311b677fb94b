import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { isActive, type JobRequest } from '#shared/job'
import { call } from '../client'
import { withinSentence } from './format'
import { backgroundWords, canResume, percentDone, resumeJob, useJobs } from './jobs'
import classes from './ReadingState.module.css'
import { showError } from './toasts'

/** What each kind of thing says that is read: of the job that runs, and of messages that are left. */
const WORDS = {
  entities: {
    running: t`Entities are being read. The numbers grow until then.`,
    runningAt: (percent: number) =>
      t`Entities are being read: ${percent} %. The numbers grow until then.`,
    left: t`Some messages were not read for entities yet.`,
  },
  names_and_words: {
    running: t`Names and words are being read. The numbers grow until then.`,
    runningAt: (percent: number) =>
      t`Names and words are being read: ${percent} %. The numbers grow until then.`,
    left: t`Some messages were not read for names and words yet.`,
  },
  words_and_names: {
    running: t`Words and names are being read. The numbers grow until then.`,
    runningAt: (percent: number) =>
      t`Words and names are being read: ${percent} %. The numbers grow until then.`,
    left: t`Some messages were not read for words and names yet.`,
  },
}

/** How far the reading of something is, and a way to have it go on; nothing when all messages were read. */
export function ReadingState(props: {
  /** The job that reads. */
  kind: string
  /** What it reads. */
  what: keyof typeof WORDS
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
  const percent = job ? percentDone(job) : null
  const words = WORDS[props.what]
  const isRunning = job?.state === 'running'
  const start = () => {
    if (job && canResume(job)) return resumeJob(job.id)
    call('jobs.start', { kind: props.kind, params: {} } as JobRequest).catch(showError)
  }
  return (
    <div className={classes.reading} role="status">
      <span>
        {isRunning
          ? percent === null
            ? words.running
            : words.runningAt(Math.floor(percent))
          : job && isActive(job)
            ? t`New messages wait to be read: ${withinSentence(backgroundWords(job))}.`
            : words.left}
      </span>
      {!isRunning && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerPlay size={14} aria-hidden />}
          onClick={start}
        >
          {t`Read now`}
        </Button>
      )}
    </div>
  )
}
