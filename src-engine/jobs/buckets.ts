import { type Bucket, type BucketLook, bucketUrl } from '#shared/bucket'
import { AppError } from '#shared/errors'
import type { EngineHost } from '../host'
import { listBucket, lookIntoBucket } from '../sources/bucket'
import type { BucketAccess } from '../sources/bucket-client'
import { type FoundFile, type FoundProblem, type Listing, SourceError } from '../sources/source'
import type { JobContext } from './kind'

type KeyHost = Pick<EngineHost, 'readBucketKeys'>

/** The buckets with the keys that were typed in for them; main is asked only for those that want one. */
export async function accessesOf(
  buckets: readonly Bucket[],
  host: KeyHost,
): Promise<BucketAccess[]> {
  const accesses: BucketAccess[] = []
  for (const bucket of buckets) {
    const { endpoint, bucket: name, credentials } = bucket
    const isStored = credentials === 'stored'
    const keys = isStored ? await host.readBucketKeys({ endpoint, bucket: name }) : null
    accesses.push({ bucket, keys })
  }
  return accesses
}

/** What lies in the buckets, each object once; a bucket that cannot be listed is a broken premise. */
export async function listBuckets(
  accesses: readonly BucketAccess[],
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
): Promise<Pick<Listing, 'files' | 'problems'>> {
  const files = new Map<string, FoundFile>()
  const problems = new Map<string, FoundProblem>()
  for (const [place, access] of accesses.entries()) {
    const { bucket } = access
    progress({ stage: `Listing ${bucketUrl(bucket, bucket.prefix)}` })
    const found = await asAppError(signal, () => listBucket(access, place, signal))
    // Two prefixes of one bucket may overlap.
    for (const file of found.files) if (!files.has(file.path)) files.set(file.path, file)
    for (const problem of found.problems) problems.set(problem.path, problem)
  }
  return { files: [...files.values()], problems: [...problems.values()] }
}

/** A first look into a bucket, before anything of it is read. */
export async function checkBucket(
  bucket: Bucket,
  host: KeyHost,
  signal: AbortSignal | undefined,
): Promise<BucketLook> {
  const [access] = await accessesOf([bucket], host)
  return asAppError(signal, () => lookIntoBucket(access as BucketAccess, signal))
}

async function asAppError<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (signal?.aborted) throw new AppError('cancelled', 'The call was cancelled.')
    throw thrown instanceof SourceError ? new AppError('file_unreadable', thrown.message) : thrown
  }
}
