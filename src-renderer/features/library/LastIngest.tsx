import { Anchor, Button, CloseButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { IngestResult, type JobSnapshot } from '#shared/job'
import { countOf, formatSeconds } from '../../ui/format'
import { IngestFiles } from '../../ui/IngestFiles'
import { canResume, resumeJob, STATE_WORDS } from '../../ui/jobs'
import classes from './Arrivals.module.css'
import { KeepInSync } from './KeepInSync'
import { NextSteps } from './NextSteps'

/** What came in last and what did not, file by file; goes away when it was read. */
export function LastIngest({ job }: { job: JobSnapshot }) {
  const [closed, close] = useLocalStorage<number[]>({
    key: 'read-ingests',
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  if (closed.includes(job.id)) return null
  const result = IngestResult.safeParse(job.result)
  return (
    <section className={classes.result} aria-label="Last ingest" data-testid="ingest-result">
      <CloseButton
        size="sm"
        className={classes.close}
        aria-label="Close"
        onClick={() => close([...closed, job.id])}
      />
      {result.success ? (
        <Outcome jobId={job.id} result={result.data} />
      ) : (
        <p className={classes.headline}>
          {job.title}: {STATE_WORDS[job.state].toLocaleLowerCase('en')}
          {job.error && job.error.code !== 'cancelled' && <>. {job.error.message}</>}
        </p>
      )}
      {canResume(job) && (
        <div>
          <p className={classes.dim}>What was stored before stays in the archive.</p>
          <Button size="xs" mt={8} onClick={() => resumeJob(job.id)}>
            Go on from where it stopped
          </Button>
        </div>
      )}
    </section>
  )
}

/** The sentence that matters first: did everything come in? */
function headline({ files, messages }: IngestResult): string {
  const needsLook = files.damaged + files.foreign
  const came =
    messages.new + messages.updated > 0
      ? `${countOf(messages.new, 'new message')} came in${messages.updated > 0 ? `, ${countOf(messages.updated, 'message')} changed` : ''}`
      : 'Nothing new: all of it was in the archive already'
  return needsLook === 0
    ? `${came}.`
    : `${came}. ${countOf(needsLook, 'file')} could not be read whole.`
}

function Outcome({ jobId, result }: { jobId: number; result: IngestResult }) {
  const needsLook = result.files.damaged + result.files.foreign > 0
  const [isOpen, setOpen] = useState(needsLook)
  return (
    <>
      <p className={classes.headline}>{headline(result)}</p>
      <p className={classes.dim}>
        {countOf(result.files.found, 'file')} in {formatSeconds(result.seconds)} ·{' '}
        <Anchor component="button" type="button" fz="inherit" onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the files' : 'Show the files'}
        </Anchor>
        {needsLook && (
          <>
            {' · '}
            <Link to="/files" search={{ states: ['damaged', 'foreign'] }} className={classes.link}>
              All files that could not be read whole
            </Link>
          </>
        )}
      </p>
      {result.messages.new > 0 && <NextSteps />}
      {isOpen && <IngestFiles jobId={jobId} />}
      <KeepInSync jobId={jobId} />
    </>
  )
}
