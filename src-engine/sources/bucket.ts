import type { ListObjectsV2CommandOutput, S3Client } from '@aws-sdk/client-s3'
import { type Bucket, type BucketLook, bucketHost, bucketUrl } from '#shared/bucket'
import { type BucketAccess, openBucketClient } from './bucket-client'
import { openObject } from './bucket-object'
import { bucketError } from './bucket-problem'
import { isAssetsFolder, isCandidate, isIgnoredFolder, isZipName } from './candidates'
import { readableName } from './name'
import type { FoundFile, FoundProblem, Listing, S3Address } from './source'

const LOOK_OBJECTS = 10_000
const FIRST_KEYS = 5
const ZIP =
  'Zip archives are not opened inside a bucket, because their table of contents stands at their end. Download it and drop it on the window.'

/** One object as a listing tells it. */
type ListedObject = {
  key: string
  size_bytes: number
  /** ISO 8601 in UTC. */
  modified_at: string
  /** Without its quotes; null when the server tells none. */
  etag: string | null
}

/**
 * What lies in a bucket under its prefix, by the rules of a folder, in key order; zip archives are problems. `access` is
 * the place of the bucket in the list that opens the addresses. Rejects with a SourceError when it cannot be listed.
 */
export async function listBucket(
  { bucket, keys }: BucketAccess,
  access: number,
  signal?: AbortSignal,
): Promise<Pick<Listing, 'files' | 'problems'>> {
  const files = new Map<string, FoundFile>()
  const problems: FoundProblem[] = []
  for await (const page of pages({ bucket, keys }, signal)) {
    for (const object of page) {
      const file = foundFile(bucket, object, access)
      if (file === null) continue
      if (isZipName(object.key)) problems.push({ path: file.path, message: ZIP })
      else files.set(file.path, file)
    }
  }
  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), problems }
}

/** Counts what an ingest would find, up to 10,000 objects, and reads the first byte of the first export. */
export async function lookIntoBucket(
  access: BucketAccess,
  signal?: AbortSignal,
): Promise<BucketLook> {
  const { bucket } = access
  const look: BucketLook = {
    host: bucketHost(bucket),
    objects: 0,
    bytes: 0,
    exports: 0,
    export_bytes: 0,
    is_complete: true,
    first_keys: [],
  }
  let first: FoundFile | null = null
  for await (const page of pages(access, signal)) {
    if (look.objects >= LOOK_OBJECTS) {
      look.is_complete = false
      break
    }
    for (const object of page) {
      look.objects++
      look.bytes += object.size_bytes
      const file = foundFile(bucket, object, 0)
      if (file === null || !mayBeExport(file)) continue
      look.exports++
      look.export_bytes += object.size_bytes
      if (look.first_keys.length < FIRST_KEYS) look.first_keys.push(object.key)
      if (file.size_bytes > 0) first ??= file
    }
  }
  if (first !== null && first.address.kind === 's3') await tryToRead(access, first.address, signal)
  return look
}

/** Pages of a listing; none is asked for before the one before was taken. */
async function* pages(
  access: BucketAccess,
  signal: AbortSignal | undefined,
): AsyncGenerator<ListedObject[]> {
  const { bucket } = access
  let client: S3Client | null = null
  try {
    client = await openBucketClient(access)
    const { ListObjectsV2Command } = await import('@aws-sdk/client-s3')
    let token: string | undefined
    do {
      const page: ListObjectsV2CommandOutput = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket.bucket,
          Prefix: bucket.prefix,
          // Keys may hold characters that XML has no way to write.
          EncodingType: 'url',
          ...(token !== undefined && { ContinuationToken: token }),
        }),
        signal && { abortSignal: signal },
      )
      yield listedObjects(page)
      const next = page.IsTruncated === true ? page.NextContinuationToken : undefined
      // A server that gives the same page again would never end.
      token = next === token ? undefined : next
    } while (token !== undefined)
  } catch (error) {
    signal?.throwIfAborted()
    throw bucketError(error, bucket)
  } finally {
    client?.destroy()
  }
}

function listedObjects({
  Contents = [],
  EncodingType,
}: ListObjectsV2CommandOutput): ListedObject[] {
  return Contents.flatMap(({ Key, Size = 0, LastModified, ETag }) => {
    const key = Key !== undefined && EncodingType === 'url' ? decoded(Key) : Key
    if (key === undefined) return []
    return [
      {
        key,
        size_bytes: Size,
        modified_at: (LastModified ?? new Date(0)).toISOString(),
        etag: ETag === undefined ? null : ETag.replace(/^"|"$/g, ''),
      },
    ]
  })
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '))
  } catch {
    return key
  }
}

/** null: no export candidate by the rules of a folder. */
function foundFile(bucket: Bucket, object: ListedObject, access: number): FoundFile | null {
  const { key, size_bytes, modified_at, etag } = object
  const is_given = key === bucket.prefix
  const folders = key.split('/')
  const name = folders.pop() ?? ''
  const in_assets = folders.some(isAssetsFolder)
  const isListed = isCandidate(name, in_assets) && !folders.some(isIgnoredFolder)
  if (!isListed && !is_given) return null
  return {
    address: { kind: 's3', access, key, etag, size_bytes },
    path: bucketUrl(bucket, readableName(Buffer.from(key))),
    size_bytes,
    modified_at,
    stamp: etag,
    container: null,
    in_assets,
    is_given,
  }
}

/** True for what an ingest looks into in earnest: not for web pages, nor for JSON among an export's pictures. */
function mayBeExport({ path, is_given, in_assets }: FoundFile): boolean {
  return is_given || (!in_assets && /\.json(\.gz)?$/i.test(path))
}

async function tryToRead(
  access: BucketAccess,
  address: S3Address,
  signal: AbortSignal | undefined,
): Promise<void> {
  const client = await openBucketClient(access)
  try {
    const object = openObject(client, access.bucket, address, signal)
    for await (const _byte of object.range(0, 1)) break
  } finally {
    client.destroy()
  }
}
