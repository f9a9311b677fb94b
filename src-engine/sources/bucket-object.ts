import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { S3Client } from '@aws-sdk/client-s3'
import type { Bucket } from '#shared/bucket'
import { bucketError, DroppedError, isPassing, ReplacedError } from './bucket-problem'
import type { ByteSource, S3Address } from './source'

/** The beginning that is fetched at once and kept: headers are read twice, and most exports are no longer. */
export const HEAD_BYTES = 1024 * 1024
/** How often in a row a connection may drop without a byte in between. */
const RETRIES = 4
const WAIT_MS = 250

/** An object of a bucket, from any byte on; nothing is asked of the server before bytes are wanted. */
export function openObject(
  client: S3Client,
  bucket: Bucket,
  address: Pick<S3Address, 'key' | 'etag' | 'size_bytes'>,
  signal?: AbortSignal,
): ByteSource & { range(from: number, end: number): AsyncIterable<Uint8Array> } {
  return new ObjectSource(client, bucket, address, signal)
}

class ObjectSource implements ByteSource {
  readonly size: number
  readonly isRemote = true
  readonly #client: S3Client
  readonly #bucket: Bucket
  readonly #address: Pick<S3Address, 'key' | 'etag'>
  readonly #signal: AbortSignal | undefined
  #head: Uint8Array | null = null

  constructor(
    client: S3Client,
    bucket: Bucket,
    address: Pick<S3Address, 'key' | 'etag' | 'size_bytes'>,
    signal: AbortSignal | undefined,
  ) {
    this.#client = client
    this.#bucket = bucket
    this.#address = address
    this.#signal = signal
    this.size = address.size_bytes
  }

  async *chunks(chunkBytes: number, start = 0): AsyncGenerator<Uint8Array> {
    const headBytes = Math.min(HEAD_BYTES, this.size)
    if (start < headBytes) {
      const head = await this.#readHead(headBytes)
      for (let at = start; at < headBytes; at += chunkBytes) {
        yield head.subarray(at, Math.min(at + chunkBytes, headBytes))
      }
    }
    yield* filled(this.range(Math.max(start, headBytes), this.size), chunkBytes)
  }

  /** The bytes from `from` to before `end`, in parts as they come; goes on after a dropped connection. */
  async *range(from: number, end: number): AsyncGenerator<Uint8Array> {
    let at = from
    let failures = 0
    while (at < end) {
      try {
        for await (const part of await this.#request(at, end)) {
          failures = 0
          at += part.length
          yield part
        }
        if (at < end) throw new DroppedError()
      } catch (error) {
        this.#signal?.throwIfAborted()
        if (!isPassing(error) || ++failures > RETRIES) {
          throw bucketError(error, this.#bucket, this.#address.key)
        }
        // At once the first time: most connections drop because they are old.
        if (failures > 1) await wait(WAIT_MS * 2 ** failures, undefined, { signal: this.#signal })
      }
    }
  }

  /** Never: each request names the version that the listing told, and any other one is an error. */
  async hasChanged(): Promise<boolean> {
    return false
  }

  async close(): Promise<void> {
    this.#head = null
  }

  async #readHead(length: number): Promise<Uint8Array> {
    if (this.#head !== null) return this.#head
    const head = Buffer.alloc(length)
    let at = 0
    for await (const part of this.range(0, length)) {
      head.set(part, at)
      at += part.length
    }
    this.#head = head
    return head
  }

  async #request(from: number, end: number): Promise<AsyncIterable<Uint8Array>> {
    const { GetObjectCommand } = await import('@aws-sdk/client-s3')
    const { key, etag } = this.#address
    const isWhole = from === 0 && end === this.size
    const response = await this.#client.send(
      new GetObjectCommand({
        Bucket: this.#bucket.bucket,
        Key: key,
        ...(!isWhole && { Range: `bytes=${from}-${end - 1}` }),
        // A weak tag never matches, by the rules of HTTP.
        ...(etag !== null && !etag.startsWith('W/') && { IfMatch: `"${etag}"` }),
      }),
      this.#signal && { abortSignal: this.#signal },
    )
    const body = response.Body as Readable
    const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(response.ContentRange ?? '')
    const size = range ? Number(range[2]) : response.ContentLength
    const told = response.ETag?.replace(/^"|"$/g, '')
    // Not every server knows If-Match, but each says what it sends.
    if (
      (etag !== null && told !== undefined && told !== etag) ||
      (size ?? this.size) !== this.size
    ) {
      body.destroy()
      throw new ReplacedError()
    }
    return cut(body, range ? from - Number(range[1]) : from, end - from)
  }
}

/** `length` bytes after the first `skip`: all that was asked for, from a server that gives more. */
async function* cut(body: Readable, skip: number, length: number): AsyncGenerator<Uint8Array> {
  let [toSkip, left] = [skip, length]
  for await (const part of body as AsyncIterable<Uint8Array>) {
    const skipped = Math.min(toSkip, part.length)
    toSkip -= skipped
    const wanted = part.subarray(skipped, skipped + left)
    left -= wanted.length
    if (wanted.length > 0) yield wanted
    if (left === 0) return
  }
}

/** The same bytes in parts of `chunkBytes`, but for the last one: a part of the network is small. */
async function* filled(
  parts: AsyncIterable<Uint8Array>,
  chunkBytes: number,
): AsyncGenerator<Uint8Array> {
  let buffer: Buffer | null = null
  let length = 0
  for await (const part of parts) {
    buffer ??= Buffer.alloc(chunkBytes)
    for (let at = 0; at < part.length; ) {
      const taken = Math.min(chunkBytes - length, part.length - at)
      buffer.set(part.subarray(at, at + taken), length)
      length += taken
      at += taken
      if (length === chunkBytes) {
        yield buffer
        length = 0
      }
    }
  }
  if (buffer !== null && length > 0) yield buffer.subarray(0, length)
}
