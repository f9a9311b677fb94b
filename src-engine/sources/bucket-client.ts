import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3'
import { type Bucket, type BucketKeys, endpointOf } from '#shared/bucket'
import { SourceError } from './source'

/** A bucket and what opens it; `keys` only where they are stored ones. Goes to the parser thread by message. */
export type BucketAccess = { bucket: Bucket; keys: BucketKeys | null }

type Credentials = NonNullable<S3ClientConfig['credentials']>

const CONNECT_MS = 10_000
/** A connection on which nothing moves for this long is given up and made again. */
const STALL_MS = 30_000
const ATTEMPTS = 3

/**
 * A client for one bucket. It speaks to the bucket's host and no other, follows no redirect, and takes nothing but
 * credentials from the environment. The SDK is loaded with the first client: it costs the app's start nothing.
 */
export async function openBucketClient({ bucket, keys }: BucketAccess): Promise<S3Client> {
  // What the SDK says about Node on stderr is for developers.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  const { S3Client } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    endpoint: endpointOf(bucket),
    region: bucket.region,
    forcePathStyle: bucket.path_style,
    credentials: await credentialsOf(bucket, keys),
    ...(bucket.credentials === 'anonymous' && { signer: { sign: async (request) => request } }),
    maxAttempts: ATTEMPTS,
    retryMode: 'standard',
    // Many servers that are not AWS's know no checksums in trailers, or send ones of their own.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: STALL_MS },
    followRegionRedirects: false,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    useAccelerateEndpoint: false,
    useArnRegion: false,
    disableMultiregionAccessPoints: true,
    disableS3ExpressSessionAuth: true,
    defaultsMode: 'standard',
  })
  const { host } = new URL(endpointOf(bucket))
  client.middlewareStack.add(
    (next) => (args) => {
      if (!isOnlyFor(args.request, host, bucket.bucket)) {
        throw new SourceError(`The request would have gone elsewhere than to ${host}.`)
      }
      return next(args)
    },
    { step: 'deserialize', priority: 'low', name: 'onlyItsHost' },
  )
  return client
}

/** True for a request to the server itself, or to the bucket's own name below it. */
function isOnlyFor(request: unknown, host: string, bucket: string): boolean {
  const { protocol, hostname, port } = request as {
    protocol: string
    hostname: string
    port?: number
  }
  const asked = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`).host
  return asked === host || asked === `${bucket}.${host}`.toLowerCase()
}

async function credentialsOf(bucket: Bucket, keys: BucketKeys | null): Promise<Credentials> {
  switch (bucket.credentials) {
    case 'anonymous':
      return { accessKeyId: '', secretAccessKey: '' }
    case 'stored': {
      if (keys === null) {
        throw new SourceError(
          `No key is kept for the bucket “${bucket.bucket}”. Type it in again under “Add from a bucket”.`,
        )
      }
      return { accessKeyId: keys.access_key_id, secretAccessKey: keys.secret_access_key }
    }
    case 'environment':
      return environmentChain(bucket)
  }
}

/**
 * AWS_* variables, the shared files with their profiles, web identity. Left out on purpose: the metadata services of
 * rented machines, which would be asked over the network whenever nothing else answers.
 */
async function environmentChain({ profile }: Bucket): Promise<Credentials> {
  const { createCredentialChain, fromEnv, fromIni, fromTokenFile } = await import(
    '@aws-sdk/credential-providers'
  )
  if (profile !== null) return fromIni({ profile })
  const named = process.env.AWS_PROFILE
  return named
    ? fromIni({ profile: named })
    : createCredentialChain(fromEnv(), fromIni(), fromTokenFile())
}
