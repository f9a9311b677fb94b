import { isActive, type JobSnapshot } from '#shared/job'
import type { Io } from './command'

function words(job: JobSnapshot): string {
  const share = job.total ? ` ${Math.floor((100 * job.done) / job.total)} %` : ''
  const left = job.seconds_left === null ? '' : `, ${Math.ceil(job.seconds_left)} s left`
  return `${job.stage}${share}${left}`
}

/** Tells a job's progress on stderr: one line that is rewritten on a terminal, else one line a stage. */
export function progressLine(io: Io): (job: JobSnapshot) => void {
  let stage = ''
  return (job) => {
    if (io.is_terminal) {
      io.stderr(isActive(job) ? `\r\x1b[K${words(job)}` : '\r\x1b[K')
    } else if (job.state === 'running' && job.stage !== stage) {
      stage = job.stage
      io.stderr(`${stage}\n`)
    }
  }
}
