import { z } from 'zod'

/**
 * Where the objects of a bucket are and which keys open it. Holds no secret: it is stored with the job that reads it.
 */
export const Bucket = z.object({
  /** The server, as {@link normalEndpoint} gives it; null = AWS, then the region says which host. */
  endpoint: z
    .string()
    .max(300)
    .regex(
      /^https?:\/\/[a-z\d.\-_[\]:]+(\/[^\s?#@\\]*[^\s?#@\\/])?$/,
      'expected an http(s) address without user name, query or final slash',
    )
    .nullable(),
  region: z.string().regex(/^[a-z\d-]{1,40}$/, 'expected a region such as eu-central-1'),
  bucket: z.string().regex(/^[A-Za-z\d][\w.-]{1,254}$/, 'expected the name of a bucket'),
  /** Only objects whose key begins with it are looked at; '' = all. */
  prefix: z.string().max(1024).default(''),
  /** True = the bucket's name is in the path of a request, false = in its host name. */
  path_style: z.boolean(),
  /**
   * `environment` = AWS_* variables and the shared profile files, `stored` = the key that was typed in for this endpoint
   * and bucket, `anonymous` = requests are not signed.
   */
  credentials: z.enum(['environment', 'stored', 'anonymous']),
  /** The profile of the shared files to take; null = the default one. Only for `environment`. */
  profile: z.string().min(1).max(200).nullable().default(null),
})
export type Bucket = z.infer<typeof Bucket>

/** The bucket a stored key is for: it is never used for another one, nor at another endpoint. */
export const BucketPlace = Bucket.pick({ endpoint: true, bucket: true })
export type BucketPlace = z.infer<typeof BucketPlace>

/** What signs requests. The secret is only ever in main, the engine and the parser thread. */
export const BucketKeys = z.object({
  access_key_id: z.string().trim().min(1).max(256),
  secret_access_key: z.string().trim().min(1).max(1024),
})
export type BucketKeys = z.infer<typeof BucketKeys>

/** A key that the app knows, without its secret. `session` = forgotten when the app quits. */
export const StoredKey = BucketPlace.extend({
  access_key_id: z.string(),
  kept: z.enum(['keychain', 'session']),
})
export type StoredKey = z.infer<typeof StoredKey>

/** The keys that the app knows, and whether the system can keep more. */
export const StoredKeys = z.object({
  keys: z.array(StoredKey),
  can_encrypt: z.boolean(),
  /** Why keys cannot be kept; null when they can. */
  reason: z.string().nullable(),
})
export type StoredKeys = z.infer<typeof StoredKeys>

/** A first look into a bucket: what an ingest would find. */
export const BucketLook = z.object({
  /** The host that was asked. */
  host: z.string(),
  objects: z.number().int(),
  bytes: z.number(),
  /** Objects that an ingest would read, because they may be exports. */
  exports: z.number().int(),
  export_bytes: z.number(),
  /** False: there are more objects than were counted. */
  is_complete: z.boolean(),
  /** The first keys that may be exports, at most five. */
  first_keys: z.array(z.string()),
})
export type BucketLook = z.infer<typeof BucketLook>

/** The region that is asked when none is named: the one that servers other than AWS mostly go by. */
export const DEFAULT_REGION = 'us-east-1'

/**
 * An address as a person types it, made canonical: https when no scheme is named, lower-case host, no final slash.
 * null when it cannot be one.
 */
export function normalEndpoint(typed: string): string | null {
  const trimmed = typed.trim()
  const address = /^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  const parts = /^(https?):\/\/([^\s/?#@\\]+)((?:\/[^\s?#@\\]*)?)$/i.exec(address)
  if (!parts) return null
  const [, scheme = '', host = '', path = ''] = parts
  const endpoint = `${scheme.toLowerCase()}://${host.toLowerCase()}${path.replace(/\/+$/, '')}`
  return Bucket.shape.endpoint.safeParse(endpoint).success ? endpoint : null
}

/** The address that requests go to, without the bucket. */
export function endpointOf({ endpoint, region }: Pick<Bucket, 'endpoint' | 'region'>): string {
  if (endpoint !== null) return endpoint
  return `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`
}

/** The host (and port) that requests about the bucket go to, and no other. */
export function bucketHost(bucket: Pick<Bucket, 'endpoint' | 'region' | 'bucket' | 'path_style'>) {
  const [, host = ''] = /^https?:\/\/([^/]+)/.exec(endpointOf(bucket)) ?? []
  return bucket.path_style ? host : `${bucket.bucket}.${host}`
}

/**
 * The name of an object, or of a bucket with its prefix: `s3://bucket/key` on AWS, `s3+https://host/bucket/key`
 * elsewhere. The key stands in it as it is, so that two objects never share a name.
 */
export function bucketUrl({ endpoint, bucket }: BucketPlace, key: string): string {
  return endpoint === null ? `s3://${bucket}/${key}` : `s3+${endpoint}/${bucket}/${key}`
}

/** True when the name is one that {@link bucketUrl} gave: not a path on this computer. */
export function isBucketUrl(name: string): boolean {
  return /^s3(\+https?)?:\/\//.test(name)
}

/** Reads `s3://bucket/prefix`; null for anything else. */
export function parseS3Url(url: string): { bucket: string; prefix: string } | null {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(url) ?? []
  return bucket !== undefined && Bucket.shape.bucket.safeParse(bucket).success
    ? { bucket, prefix }
    : null
}

/** True when both name the same bucket at the same endpoint. */
export function isSamePlace(a: BucketPlace, b: BucketPlace): boolean {
  return a.endpoint === b.endpoint && a.bucket === b.bucket
}
