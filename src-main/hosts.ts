import { join } from 'node:path'
import { z } from 'zod'
import type { CallName, HandlerInput } from '#shared/api'
import { type Bucket, BucketPlace, bucketHost, isSamePlace } from '#shared/bucket'
import { AppError } from '#shared/errors'
import { jsonFile } from './json-file'

/** Whether a person let the app speak to a bucket's host; the window can only ask. */
export type HostBook = {
  /** Resolves when every bucket may be spoken to; throws `cancelled` when the person says no. */
  allow(buckets: readonly Bucket[]): Promise<void>
}

/** What the person answers. `always` = also in later runs. */
export type HostAnswer = 'no' | 'once' | 'always'

/** Calls from the window that let the engine speak to a host; a test holds the contract to this list. */
export const CALLS_WITH_BUCKETS: readonly CallName[] = ['buckets.check', 'jobs.start']

const Allowed = BucketPlace.extend({ host: z.string() })
type Allowed = z.infer<typeof Allowed>

/** Asks once for each bucket and host and run, and never again where the person said so. */
export function openHostBook(
  userDataDir: string,
  ask: (bucket: Bucket, host: string) => Promise<HostAnswer>,
): HostBook {
  const path = join(userDataDir, 'bucket-hosts.json')
  const file = jsonFile<Allowed[]>(path, z.array(Allowed), [], { isPrivate: true })
  const always = file.read()
  const allowed = [...always]
  // One question at a time, however many calls wait for its answer.
  let last: Promise<void> = Promise.resolve()

  async function allowOne(bucket: Bucket): Promise<void> {
    const { endpoint, bucket: name } = bucket
    const place = { endpoint, bucket: name, host: bucketHost(bucket) }
    if (allowed.some((known) => known.host === place.host && isSamePlace(known, place))) return
    const answer = await ask(bucket, place.host)
    if (answer === 'no') {
      throw new AppError('cancelled', `Nothing was asked of ${place.host}.`)
    }
    allowed.push(place)
    if (answer === 'always') {
      always.push(place)
      file.write(always)
    }
  }

  return {
    allow(buckets) {
      const turn = last.then(async () => {
        for (const bucket of buckets) await allowOne(bucket)
      })
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

/** The buckets that a call would have the engine speak to. */
export function bucketsOf<N extends CallName>(name: N, input: HandlerInput<N>): readonly Bucket[] {
  if (name === 'buckets.check') return [(input as HandlerInput<'buckets.check'>).bucket]
  if (name === 'jobs.start') {
    const request = input as HandlerInput<'jobs.start'>
    return request.kind === 'ingest' ? request.params.buckets : []
  }
  return []
}
