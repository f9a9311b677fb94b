import { isActive, isLoad, type JobSnapshot } from '#shared/job'
import { IngestFiles } from '../../ui/IngestFiles'
import { JobProgress } from '../../ui/JobProgress'
import classes from './Arrivals.module.css'
import { LastIngest } from './LastIngest'

/**
 * What is coming in, file by file; when nothing is, what came in last, until it was read. Folders that are kept in sync
 * are not: nobody waits for them, and they say so themselves.
 */
export function Arrivals({ jobs }: { jobs: readonly JobSnapshot[] }) {
  const loads = jobs.filter((job) => isLoad(job) && job.kind !== 'sync')
  const running = loads.filter(isActive)
  const [last] = loads
  if (running.length === 0) return last ? <LastIngest key={last.id} job={last} /> : null
  return running.map((job) => (
    <section key={job.id} className={classes.running}>
      <JobProgress job={job} />
      {job.state === 'running' && <IngestFiles jobId={job.id} isLive />}
    </section>
  ))
}
