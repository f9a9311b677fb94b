import type { S3Client } from '@aws-sdk/client-s3'
import { type BucketAccess, openBucketClient } from './bucket-client'
import { openObject } from './bucket-object'
import { openFile } from './file'
import { type ByteSource, type SourceAddress, SourceError } from './source'

/** Opens what addresses name. */
export type Opener = {
  /** Rejects with a SourceError. */
  open(address: SourceAddress): Promise<ByteSource>
  /** Gives up the connections; call it when nothing is open any more. */
  close(): void
}

/** An opener; `buckets` are those that addresses of objects count. Aborting the signal ends its requests at once. */
export function sourceOpener(buckets: readonly BucketAccess[], signal?: AbortSignal): Opener {
  const clients = new Map<number, Promise<S3Client>>()

  async function openInBucket(address: Extract<SourceAddress, { kind: 's3' }>) {
    const access = buckets[address.access]
    if (access === undefined) throw new SourceError('The bucket it lies in is not known.')
    const client = clients.get(address.access) ?? openBucketClient(access)
    clients.set(address.access, client)
    return openObject(await client, access.bucket, address, signal)
  }

  return {
    async open(address) {
      switch (address.kind) {
        case 'file':
          return openFile(address.path)
        case 's3':
          return openInBucket(address)
      }
    },
    close() {
      for (const client of clients.values()) {
        client.then((opened) => opened.destroy()).catch(() => undefined)
      }
      clients.clear()
    },
  }
}

/** Opens a file of this computer; rejects with a SourceError. */
export function openSource(address: SourceAddress): Promise<ByteSource> {
  return sourceOpener([]).open(address)
}
