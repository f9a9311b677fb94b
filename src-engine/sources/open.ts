import type { S3Client } from '@aws-sdk/client-s3'
import { type BucketAccess, openBucketClient } from './bucket-client'
import { openObject } from './bucket-object'
import { openFile } from './file'
import { gunzipped } from './gzip'
import { type ByteSource, type SourceAddress, SourceError } from './source'
import { openZipEntry } from './zip-entry'

/** Opens what addresses name, unpacked when it is gzip. */
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

  function openBytes(address: SourceAddress): Promise<ByteSource> {
    switch (address.kind) {
      case 'file':
        return openFile(address)
      case 'zip':
        return openZipEntry(address)
      case 's3':
        return openInBucket(address)
    }
  }

  return {
    async open(address) {
      return gunzipped(await openBytes(address))
    },
    close() {
      for (const client of clients.values()) {
        client.then((opened) => opened.destroy()).catch(() => undefined)
      }
      clients.clear()
    },
  }
}

/** Opens a file of this computer or an entry of one; rejects with a SourceError. */
export function openSource(address: SourceAddress): Promise<ByteSource> {
  return sourceOpener([]).open(address)
}
