import { t } from '@lingui/core/macro'
import { Bucket, bucketHost, DEFAULT_REGION, normalEndpoint, parseS3Url } from '#shared/bucket'

/** What stands in the fields of the bucket dialog, as it was typed. Keys are not among it. */
export type BucketForm = {
  endpoint: string
  region: string
  bucket: string
  prefix: string
  path_style: boolean
  credentials: Bucket['credentials']
  profile: string
}

/** A sentence per field that is wrong. */
export type FormProblems = Partial<Record<'endpoint' | 'region' | 'bucket' | 'prefix', string>>

const EMPTY: BucketForm = {
  endpoint: '',
  region: '',
  bucket: '',
  prefix: '',
  path_style: true,
  credentials: 'stored',
  profile: '',
}

/** The fields of a bucket that was read before; empty ones when there is none. */
export function formOf(bucket: Bucket | null): BucketForm {
  if (bucket === null) return EMPTY
  return {
    ...bucket,
    endpoint: bucket.endpoint ?? '',
    profile: bucket.profile ?? '',
    // on AWS the field is not shown, and what it says there is not what a server of one's own wants
    path_style: bucket.endpoint === null || bucket.path_style,
  }
}

/** The form after a change; an s3:// address in the bucket's field fills two fields. */
export function changed(form: BucketForm, change: Partial<BucketForm>): BucketForm {
  const pasted = change.bucket === undefined ? null : parseS3Url(change.bucket.trim())
  return { ...form, ...change, ...pasted }
}

/** What the fields mean, or what is wrong with them. */
export function readForm(form: BucketForm): { bucket: Bucket | null; problems: FormProblems } {
  const typed = form.endpoint.trim()
  const endpoint = typed === '' ? null : normalEndpoint(typed)
  const profile = form.profile.trim()
  const result = Bucket.safeParse({
    endpoint,
    region: form.region.trim() || DEFAULT_REGION,
    bucket: form.bucket.trim(),
    prefix: form.prefix,
    path_style: endpoint !== null && form.path_style,
    credentials: form.credentials,
    profile: form.credentials === 'environment' && profile !== '' ? profile : null,
  })
  const problems: FormProblems = {}
  if (typed !== '' && endpoint === null) {
    problems.endpoint = t`This is no address such as https://storage.example.org.`
  }
  for (const { path } of result.error?.issues ?? []) {
    if (path[0] === 'bucket') {
      problems.bucket =
        form.bucket.trim() === '' ? t`It is needed.` : t`This is no name of a bucket.`
    }
    if (path[0] === 'region') problems.region = t`This is no region such as eu-central-1.`
    if (path[0] === 'prefix') problems.prefix = t`No key is that long.`
  }
  const isRight = result.success && Object.keys(problems).length === 0
  return { bucket: isRight ? result.data : null, problems }
}

/** The host that would be asked; null while the fields name none. */
export function hostOf(form: BucketForm): string | null {
  const { bucket } = readForm(form)
  return bucket === null ? null : bucketHost(bucket)
}

/** The remembered buckets with this one first; one entry for each bucket and prefix. */
export function remembered(buckets: readonly Bucket[], bucket: Bucket): Bucket[] {
  return [bucket, ...buckets.filter((other) => !isSameSource(other, bucket))].slice(0, 20)
}

/** True when both read the same objects. */
export function isSameSource(a: Bucket, b: Bucket): boolean {
  return a.endpoint === b.endpoint && a.bucket === b.bucket && a.prefix === b.prefix
}
