import type { FileEnd, FileHeader, ParseBatch, ParseStart } from '../dce/parsed'
import type { CopyBuffers } from '../dce/tables'
import type { BucketAccess } from '../sources/bucket-client'
import type { SourceAddress } from '../sources/source'

/** One file to read. */
export type ParseRequest = ParseStart & {
  /** The caller's number of the file; comes back with every answer. */
  file: number
  address: SourceAddress
  /** The file's unique name in the archive; never opened. */
  path: string
  size_bytes: number
  /** ISO 8601; dates the export when nothing inside the file does. */
  modified_at: string
  /** Files of the same size that are in the archive: when one is equal, the file is not parsed. */
  same_size: { sha256: string; path: string }[]
}

/** What the parser says, in this order for each file: header, batches, end. */
export type ParserMessage =
  | { kind: 'header'; file: number; header: FileHeader; era: string }
  | { kind: 'batch'; file: number; batch: ParseBatch }
  | { kind: 'end'; file: number; end: FileEnd }
  | PeopleLeft

/** What is left to write about people, after the last file. */
export type PeopleLeft = { kind: 'people'; tables: CopyBuffers }

/** What a parser thread starts with: the buckets that the addresses of objects count. */
export type ParserSetup = { buckets: BucketAccess[] }

/** What a parser thread is told. `taken` = one message was consumed, another may be sent; `finish` = no file comes. */
export type ParserCommand =
  | { kind: 'parse'; request: ParseRequest }
  | { kind: 'taken' }
  | { kind: 'finish' }

/** Messages of one parser thread that may wait for the database: bounds memory, keeps both sides busy. */
export const MESSAGES_IN_FLIGHT = 4
