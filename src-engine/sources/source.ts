/* What every source of exports has in common, whatever its bytes lie in. */

/** A file of this computer. */
export type FileAddress = {
  kind: 'file'
  path: string
  /** The bytes of a path that is not valid UTF-8 and that `path` can only describe; null for all others. */
  raw_path: Uint8Array | null
}

/** An entry of a zip archive. */
export type ZipAddress = {
  kind: 'zip'
  zip: FileAddress
  /** What the archive was when it was listed: the numbers below hold for this one only. */
  zip_size: number
  zip_mtime_ms: number
  /** Where the entry's local header begins. */
  offset: number
  compressed_bytes: number
  size_bytes: number
  is_deflated: boolean
  crc32: number
}

/** Where the bytes of one export lie: plain data, so that it can be sent to the parser thread. */
export type SourceAddress = FileAddress | ZipAddress | S3Address

/** An object of a bucket. */
export type S3Address = {
  kind: 's3'
  /** Which of the buckets that come along with the addresses. */
  access: number
  key: string
  /** The version that is meant, without quotes; null when the server tells none. */
  etag: string | null
  size_bytes: number
}

/** Something that may be an export. */
export type FoundFile = {
  address: SourceAddress
  /** Its unique name in the archive, and what people read. Only `address` is ever opened. */
  path: string
  size_bytes: number
  /** ISO 8601 in UTC. */
  modified_at: string
  /** Changes whenever the content does; null = a file of this computer, where size and time decide. */
  stamp: string | null
  /** The name of what holds it, where what is no export is told once for all; null = it stands for itself. */
  container: string | null
  /** Inside a `_Files` folder, where JSON that is no export is no surprise. */
  in_assets: boolean
  /** The user named this very file. */
  is_given: boolean
}

/** Something that could not be listed, and a sentence that says why or what to do. */
export type FoundProblem = { path: string; message: string }

/**
 * What lies in some places: export candidates and recognisable foreign files in path order, and the containers that
 * some of them name.
 */
export type Listing = {
  files: FoundFile[]
  containers: FoundFile[]
  problems: FoundProblem[]
  /** Folders on disk that are named as DCE names those of media; absent where there can be none. */
  media_folders?: string[]
}

/** The bytes of one export while it is open. Every method rejects with a {@link SourceError} and nothing else. */
export type ByteSource = {
  /** As the listing counts it: of a file that is compressed by itself, the size before unpacking. */
  readonly size: number
  /** Every byte is paid for with a network's time: nothing is read twice, nor only to be hashed. */
  readonly isRemote: boolean
  /**
   * The content from byte `start` on, in parts of at most `chunkBytes`; as often as wanted, one at a time. A part is
   * valid until the next one is asked for. Where a source cannot jump, it reads and drops what lies before `start`.
   */
  chunks(chunkBytes: number, start?: number): AsyncIterable<Uint8Array>
  /** True when it has become something else since it was opened: what was read may be a mixture of both. */
  hasChanged(): Promise<boolean>
  /** Safe to call twice, never rejects. */
  close(): Promise<void>
}

/** Bytes that could not be had; `message` is a sentence that says what to do where something can be done. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
  /** True when nothing else can be had from there either, so that going on makes no sense. */
  readonly isLost: boolean
  /** What is wrong with the bytes themselves, in a word; null = trying again may help. */
  readonly damage: string | null

  constructor(
    message: string,
    { isLost = false, damage = null }: { isLost?: boolean; damage?: string | null } = {},
  ) {
    super(message)
    this.isLost = isLost
    this.damage = damage
  }
}
