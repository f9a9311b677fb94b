import { openFile } from './file'
import type { ByteSource, SourceAddress } from './source'

/** Opens what an address names; rejects with a SourceError. */
export function openSource(address: SourceAddress): Promise<ByteSource> {
  switch (address.kind) {
    case 'file':
      return openFile(address.path)
  }
}
