import { type Bucket, bucketHost } from '#shared/bucket'
import { SourceError } from './source'

/* What a server or the network said, as a sentence. Nothing of the server's own words is told: they may quote a key. */

/** The part of the SDK's errors that tells them apart. */
type Told = {
  name?: string
  code?: string
  Region?: string
  $metadata?: { httpStatusCode?: number }
  $response?: { headers?: Record<string, string> }
}

const NOT_FOUND = new Set(['NoSuchKey', 'NotFound'])
const NETWORK: Readonly<Record<string, string>> = {
  ENOTFOUND:
    'No computer of that name is known. Check the endpoint and the connection to the network.',
  EAI_AGAIN: 'Its name could not be looked up. Check the connection to the network.',
  ECONNREFUSED: 'Nothing answers at this address and port. Check the endpoint.',
  EHOSTUNREACH: 'There is no way to it from this network.',
  ENETUNREACH: 'There is no way to it from this network.',
  ETIMEDOUT: 'It did not answer in time.',
  ECONNRESET: 'It broke off the connection.',
  EPIPE: 'It broke off the connection.',
  EPROTO:
    'It does not speak https at this address. If it is meant to be unencrypted, begin the endpoint with http://.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Its certificate is for another name. With a custom endpoint, try the bucket’s name in the path.',
}
const SELF_SIGNED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
])
const BROKEN_OFF = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
])

/** True for what may be gone in a moment: a dropped connection, a server that is busy. */
export function isPassing(error: unknown): boolean {
  const told = error as Told
  const status = told.$metadata?.httpStatusCode ?? 0
  return (
    error instanceof DroppedError ||
    BROKEN_OFF.has(told.code ?? '') ||
    told.name === 'TimeoutError' ||
    told.name === 'RequestTimeout' ||
    status >= 500 ||
    status === 429
  )
}

/** A body that ended before its length. */
export class DroppedError extends Error {}

/** An object that is not what the listing said any more. */
export class ReplacedError extends Error {}

/**
 * The sentence about a request for an object, or without `key` for the bucket. `isLost`: nothing else of the bucket
 * can be had either.
 */
export function bucketError(
  error: unknown,
  bucket: Bucket,
  key: string | null = null,
): SourceError {
  if (error instanceof SourceError) return error
  const told = error as Told
  const object = key === null ? null : objectSentence(error, told)
  if (object !== null) return new SourceError(object)
  return new SourceError(bucketSentence(told, bucket), { isLost: true })
}

/** null: it is not about this one object. */
function objectSentence(error: unknown, told: Told): string | null {
  const { name = '', $metadata } = told
  if (
    error instanceof ReplacedError ||
    name === 'PreconditionFailed' ||
    $metadata?.httpStatusCode === 412
  ) {
    return 'The object was replaced while it was read. Check the bucket for new files to read the new one.'
  }
  if (NOT_FOUND.has(name)) return 'The object is no longer there.'
  if (name === 'InvalidObjectState') {
    return 'The object lies in cold storage (such as Glacier). Restore it first, then check the bucket again.'
  }
  if (name === 'AccessDenied' || name === 'AllAccessDisabled') {
    return 'This key may not read the object. It needs the right s3:GetObject.'
  }
  if (name === 'InvalidRange') return 'The object is shorter than the bucket says.'
  if (name === 'KMS.DisabledException' || name.startsWith('KMS')) {
    return 'The object is encrypted with a key that is not at hand (KMS).'
  }
  return null
}

function bucketSentence(told: Told, bucket: Bucket): string {
  const host = bucketHost(bucket)
  const { name = '', code = '', $metadata } = told
  const status = $metadata?.httpStatusCode
  const network = networkSentence(code, name)
  if (network !== null) return `${host} could not be reached. ${network}`
  switch (name) {
    case 'InvalidAccessKeyId':
    case 'UnrecognizedClientException':
      return `${host} does not know this access key id.`
    case 'SignatureDoesNotMatch':
      return `${host} refused the signature: the secret access key does not belong to this access key id.`
    case 'ExpiredToken':
    case 'TokenRefreshRequired':
    case 'ExpiredTokenException':
      return 'The session of this key has expired. Sign in again, then start once more.'
    case 'InvalidToken':
      return `${host} refused the session token of this key.`
    case 'RequestTimeTooSkewed':
      return `The clock of this computer and the one of ${host} differ by more than a quarter of an hour. Set the clock.`
    case 'NoSuchBucket':
      return `There is no bucket “${bucket.bucket}” at ${host}.`
    case 'InvalidBucketName':
      return `“${bucket.bucket}” is no name of a bucket for ${host}.`
    case 'PermanentRedirect':
    case 'TemporaryRedirect':
    case 'AuthorizationHeaderMalformed':
    case 'IllegalLocationConstraintException':
      return regionSentence(told, bucket)
    case 'AccessDenied':
    case 'AccountProblem':
    case 'AllAccessDisabled':
      return bucket.credentials === 'anonymous'
        ? `The bucket “${bucket.bucket}” is not public: it needs a key.`
        : `This key may not look into the bucket “${bucket.bucket}”. It needs the rights s3:ListBucket and s3:GetObject.`
    case 'SlowDown':
    case 'ServiceUnavailable':
      return `${host} is busy. Try again later.`
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return credentialsSentence(bucket)
  }
  if (status !== undefined && status >= 300 && status < 400) return regionSentence(told, bucket)
  if (status === 401 || status === 403) return `${host} refused the request (${status}).`
  if (status === 404) return `There is no bucket “${bucket.bucket}” at ${host}.`
  if (status !== undefined && status >= 500)
    return `${host} has a problem of its own (${status}). Try again later.`
  return `${host} answered something that an S3-compatible server does not say. Check the endpoint: it is the address of the storage itself, not of its web page.`
}

function networkSentence(code: string, name: string): string | null {
  if (SELF_SIGNED.has(code)) {
    return 'Its certificate is not signed by an authority that this computer trusts. Start the app with NODE_EXTRA_CA_CERTS naming the authority’s file.'
  }
  if (name === 'TimeoutError') return 'It did not answer in time.'
  return NETWORK[code] ?? null
}

function regionSentence({ Region, $response }: Told, bucket: Bucket): string {
  const region = Region ?? $response?.headers?.['x-amz-bucket-region']
  return region !== undefined && /^[a-z\d-]{1,40}$/.test(region)
    ? `The bucket “${bucket.bucket}” is in the region ${region}. Choose that region.`
    : `${bucketHost(bucket)} points to another address for the bucket “${bucket.bucket}”. Nothing was sent there. Check the endpoint and the region.`
}

function credentialsSentence({ profile }: Bucket): string {
  return profile === null
    ? 'No key was found: neither AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY nor a default profile in ~/.aws are set.'
    : `The profile “${profile}” in ~/.aws gives no key. Check its name, or sign in again.`
}
