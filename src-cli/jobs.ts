import { AppError } from '#shared/errors'
import type { JobSnapshot } from '#shared/job'

/** The result of a job that ended well; otherwise throws why it did not. */
export function resultOf(job: JobSnapshot): unknown {
  if (job.state === 'done') return job.result
  if (job.error) throw AppError.fromPayload(job.error)
  throw new AppError('cancelled', 'Stopped. Run the same command again to go on from there.')
}
