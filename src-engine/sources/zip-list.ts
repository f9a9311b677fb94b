import { type Entry, getFileNameLowLevel } from 'yauzl'
import { isAssetsFolder, isCandidate, isIgnoredFolder } from './candidates'
import { openHandle } from './file'
import { entryName, freeName, readableName } from './name'
import { problemSentence, sourceError } from './problem'
import type { FileAddress, FoundFile, Listing } from './source'
import { expandsTooFar } from './unpack'
import { directoryEntries, isZip } from './zip-directory'

/** A file that may be a zip archive, as a folder lists it. */
export type ZipFound = FoundFile & { address: FileAddress }

type Signal = { throwIfAborted(): void }

const OVERLAPPING =
  'The zip archive lists the same bytes as several files, as archives do that are made to fill a disk. It was not read.'
const EXPANDS =
  'All in all the zip archive would unpack to more than 200 times its size, which no exports do. It was not read; if you trust it, unpack it and add the folder.'

const METHODS: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'BZip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'XZ',
  98: 'PPMd',
}
const LOCAL_HEADER_BYTES = 30
const UTF8_FLAG = 0x800

/**
 * What a zip archive holds: candidates by the rules of folders, each an address of its own. null when the file is no
 * zip archive. One that cannot be read, or not wholly, is a problem beside the entries that can.
 */
export async function listZip(zip: ZipFound, signal: Signal): Promise<Listing | null> {
  try {
    const { handle, opened } = await openHandle(zip.address)
    try {
      if (!(await isZip(handle))) return null
      const listing = new ZipListing(zip, opened.size, opened.mtimeMs)
      try {
        for await (const entry of directoryEntries(handle, opened.size)) {
          signal.throwIfAborted()
          listing.add(entry)
        }
      } catch (error) {
        signal.throwIfAborted()
        listing.failed(sourceError(error).message)
      }
      return listing.end()
    } finally {
      await handle.close().catch(() => undefined)
    }
  } catch (error) {
    signal.throwIfAborted()
    const message = problemSentence(error)
    return { files: [], containers: [], problems: [{ path: zip.path, message }] }
  }
}

/** Sorts the entries of one archive. */
class ZipListing {
  readonly #zip: ZipFound
  readonly #size: number
  readonly #mtimeMs: number
  readonly #files: FoundFile[] = []
  readonly #names = new Set<string>()
  /** By reason: the first entry that has it, and how many do. */
  readonly #refused = new Map<string, { path: string; count: number }>()
  readonly #extents: { offset: number; end: number }[] = []
  #failure: string | null = null
  #unpackedBytes = 0

  constructor(zip: ZipFound, size: number, mtimeMs: number) {
    this.#zip = zip
    this.#size = size
    this.#mtimeMs = mtimeMs
  }

  add(entry: Entry): void {
    const { compressedSize, relativeOffsetOfLocalHeader: offset } = entry
    // what the local header adds beyond the name is not known here, and not needed to see an overlap
    const end = offset + LOCAL_HEADER_BYTES + entry.fileNameLength + compressedSize
    this.#extents.push({ offset, end })
    const name = nameOf(entry)
    if (name === '' || name.endsWith('/')) return
    const steps = entryName(name).split('/')
    const last = steps.pop() ?? ''
    const in_assets = this.#zip.in_assets || steps.some(isAssetsFolder)
    if (steps.some(isIgnoredFolder) || !isCandidate(last, in_assets)) return
    const path = `${this.#zip.path}/${freeName([...steps, last].join('/'), this.#names)}`
    const reason = end > this.#size ? 'It lies outside of the archive' : refusal(entry)
    if (reason !== null) {
      const same = this.#refused.get(reason)
      if (same === undefined) this.#refused.set(reason, { path, count: 1 })
      else same.count++
      return
    }
    this.#unpackedBytes += entry.uncompressedSize
    this.#files.push(this.#found(entry, path, in_assets))
  }

  failed(message: string): void {
    this.#failure = message
  }

  end(): Listing {
    const { path } = this.#zip
    const refused = (message: string) => ({
      files: [],
      containers: [],
      problems: [{ path, message }],
    })
    if (overlaps(this.#extents)) return refused(OVERLAPPING)
    if (expandsTooFar(this.#size, this.#unpackedBytes)) return refused(EXPANDS)
    const problems = [...this.#refused].map(([reason, { path, count }]) => ({
      path,
      message: refusedSentence(reason, count),
    }))
    if (this.#failure !== null) problems.push({ path, message: this.#failure })
    // where something could not be read, nobody can say that there is no export
    const is_given = this.#zip.is_given && problems.length === 0
    return { files: this.#files, containers: [{ ...this.#zip, is_given }], problems }
  }

  #found(entry: Entry, path: string, in_assets: boolean): FoundFile {
    const { compressedSize, uncompressedSize, crc32 } = entry
    const sum = crc32.toString(16).padStart(8, '0')
    return {
      address: {
        kind: 'zip',
        zip: this.#zip.address,
        zip_size: this.#size,
        zip_mtime_ms: this.#mtimeMs,
        offset: entry.relativeOffsetOfLocalHeader,
        compressed_bytes: compressedSize,
        size_bytes: uncompressedSize,
        is_deflated: entry.compressionMethod === 8,
        crc32,
      },
      path,
      size_bytes: uncompressedSize,
      modified_at: timeOf(entry) ?? this.#zip.modified_at,
      stamp: `crc32:${sum}`,
      container: this.#zip.path,
      in_assets,
      is_given: false,
    }
  }
}

/** Windows and macOS write UTF-8 without saying so; what is none is read as the format's own code page. */
export function nameOf(entry: Entry): string {
  const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry
  const name = readableName(fileNameRaw)
  const isUtf8 = (flags & UTF8_FLAG) !== 0 || !name.includes('\uFFFD')
  return isUtf8 ? name : getFileNameLowLevel(flags, fileNameRaw, extraFields, true)
}

/** Why an entry is not read; null when nothing speaks against it. */
export function refusal(entry: Entry): string | null {
  const { compressionMethod: method, compressedSize, uncompressedSize } = entry
  if (entry.isEncrypted() || method === 99) return 'It is encrypted'
  if (method !== 0 && method !== 8) {
    return `It is compressed with a method that cannot be read here (${METHODS[method] ?? method})`
  }
  if (expandsTooFar(compressedSize, uncompressedSize)) {
    return 'It would unpack to more than 200 times its size, which no export does'
  }
  return null
}

function refusedSentence(reason: string, count: number): string {
  const others = count === 1 ? '' : `, as ${count - 1} more in this archive`
  return `${reason}${others}. Unpack the archive and add the folder.`
}

/** A time of an entry as SQL takes it; null for the wild ones that the format can hold. */
function timeOf(entry: Entry): string | null {
  const date = entry.getLastModDate()
  const year = date.getUTCFullYear()
  return year >= 1980 && year < 2200 ? date.toISOString() : null
}

function overlaps(extents: { offset: number; end: number }[]): boolean {
  extents.sort((a, b) => a.offset - b.offset)
  return extents.some(({ offset }, index) => offset < (extents[index - 1]?.end ?? 0))
}
