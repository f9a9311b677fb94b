import { i18n } from '@lingui/core'
import { plural, t } from '@lingui/core/macro'
import { Anchor, Button, CloseButton } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { IngestResult, type JobSnapshot } from '#shared/job'
import { formatSeconds } from '../../ui/format'
import { IngestFiles } from '../../ui/IngestFiles'
import { canResume, resumeJob, STATE_WORDS } from '../../ui/jobs'
import { sharedText } from '../../ui/shared-text'
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
    <section className={classes.result} aria-label={t`Last ingest`} data-testid="ingest-result">
      <CloseButton
        size="sm"
        className={classes.close}
        aria-label={t`Close`}
        onClick={() => close([...closed, job.id])}
      />
      {result.success ? (
        <Outcome jobId={job.id} result={result.data} />
      ) : (
        <p className={classes.headline}>
          {job.title}: {STATE_WORDS[job.state].toLocaleLowerCase(i18n.locale)}
          {job.error && job.error.code !== 'cancelled' && <>. {sharedText(job.error.message)}</>}
        </p>
      )}
      {canResume(job) && (
        <div>
          <p className={classes.dim}>{t`What was stored before stays in the archive.`}</p>
          <Button size="xs" mt={8} onClick={() => resumeJob(job.id)}>
            {t`Go on from where it stopped`}
          </Button>
        </div>
      )}
    </section>
  )
}

/** The sentence that matters first: did everything come in? */
function headline({ files, messages }: IngestResult): string {
  const needsLook = files.damaged + files.foreign
  if (needsLook === 0) return whatCame(messages)
  return `${whatCame(messages)} ${plural(needsLook, { one: '# file could not be read whole.', other: '# files could not be read whole.' })}`
}

function whatCame({ new: added, updated }: IngestResult['messages']): string {
  if (added + updated === 0) return t`Nothing new: all of it was in the archive already.`
  return updated > 0
    ? t`${plural(added, { one: '# new message', other: '# new messages' })} came in, ${plural(updated, { one: '# message', other: '# messages' })} changed.`
    : t`${plural(added, { one: '# new message', other: '# new messages' })} came in.`
}

function Outcome({ jobId, result }: { jobId: number; result: IngestResult }) {
  const needsLook = result.files.damaged + result.files.foreign > 0
  const [isOpen, setOpen] = useState(needsLook)
  const { found } = result.files
  const took = formatSeconds(result.seconds)
  return (
    <>
      <p className={classes.headline}>{headline(result)}</p>
      <p className={classes.dim}>
        {t`${plural(found, { one: '# file', other: '# files' })} in ${took}`} ·{' '}
        <Anchor component="button" type="button" fz="inherit" onClick={() => setOpen(!isOpen)}>
          {isOpen ? t`Hide the files` : t`Show the files`}
        </Anchor>
        {needsLook && (
          <>
            {' · '}
            <Link to="/files" search={{ states: ['damaged', 'foreign'] }} className={classes.link}>
              {t`All files that could not be read whole`}
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
