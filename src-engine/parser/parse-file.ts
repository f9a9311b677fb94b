import { createHash } from 'node:crypto'
import { CopyWriter } from '../dce/copy-rows'
import { type TextEncodingName, Utf8Source } from '../dce/encoding'
import type { RawRoot } from '../dce/format'
import { extraOf, hasExportedAt, headerIds, makeHeader } from '../dce/header'
import { guessHeader, PlaceHints } from '../dce/header-guess'
import { MessagePass, type ParseLimits, type PassBook } from '../dce/message-pass'
import { isDamaged } from '../dce/notes'
import type { FileEnd, FileHeader, ParseNote } from '../dce/parsed'
import { PeopleBook } from '../dce/people'
import { ExportReader } from '../dce/read'
import { type ForeignFormat, foreignFormat, sniffForeign } from '../dce/sniff'
import { toInstant } from '../dce/values'
import { WordsCopy } from '../language/words-copy'
import { type Opener, sourceOpener } from '../sources/open'
import { type ByteSource, SourceError } from '../sources/source'
import type { ParseRequest, ParserMessage, PeopleLeft } from './protocol'

/** 1 MB reads; a batch is one transaction, which blocks readers for as long as it takes: 25 ms or so. */
export const PARSE_LIMITS: ParseLimits = {
  chunk_bytes: 1024 * 1024,
  batch_messages: 500,
  batch_bytes: 6_000_000,
}

const SNIFF_BYTES = 16 * 1024

/** What a thread remembers from file to file. */
export type RunBook = PassBook & {
  /** Sizes and hashes of files read to their end, so that a copy under another name is known. */
  hashes: Map<string, { sha256: string; path: string }>
}

/** A book for a new run. */
export function openRunBook(): RunBook {
  return { hashes: new Map(), people: new PeopleBook(), words: new WordsCopy() }
}

/** What is left to write when all files are read. */
export function closeRunBook({ people, words }: RunBook): PeopleLeft {
  const out = new CopyWriter(words)
  people.flush(out)
  return { kind: 'people', tables: out.take() }
}

/**
 * Reads one file and says what it holds: header, batches of rows, end. Nothing that the file holds or lacks
 * makes it throw; a file that cannot be read ends as `unreadable`. Memory holds a chunk and a batch.
 */
export async function* parseFile(
  request: ParseRequest,
  sources: Pick<Opener, 'open'> = sourceOpener([]),
  book: RunBook = openRunBook(),
  limits: ParseLimits = PARSE_LIMITS,
): AsyncGenerator<ParserMessage> {
  let bytes: ByteSource | null = null
  try {
    bytes = await sources.open(request.address)
    yield* parseBytes(request, bytes, book, limits)
  } catch (error) {
    // rows that no batch took are gone, and with them people who count as written
    book.people.forget()
    const message = unreadableSentence(error)
    const state = error instanceof SourceError && error.isLost ? 'lost' : 'unreadable'
    yield { kind: 'end', file: request.file, end: { ...emptyEnd(state), message } }
  } finally {
    await bytes?.close()
  }
}

async function* parseBytes(
  request: ParseRequest,
  bytes: ByteSource,
  book: RunBook,
  limits: ParseLimits,
): AsyncGenerator<ParserMessage> {
  const { file } = request
  const same = await findSame(request, bytes, book, limits)
  if (same !== null) {
    const end: FileEnd = { ...emptyEnd('same'), sha256: same.sha256, same_as: same.path }
    yield { kind: 'end', file, end }
    return
  }
  const head = await readHead(bytes, limits)
  if (head === null) {
    yield { kind: 'end', file, end: foreignEnd(sniffForeign(await firstBytes(bytes))) }
    return
  }
  const { root, newest, text, hints } = head
  const whole = headerIds(root) === null ? guessHeader(root, request.path, hints) : root
  const header = whole === null ? null : makeHeader(whole, newest ?? request.modified_at)
  if (header === null) {
    yield { kind: 'end', file, end: foreignEnd(foreignFormat('no_header')) }
    return
  }
  yield* parseMessages(request, bytes, root, text, header, book, limits)
}

async function* parseMessages(
  request: ParseRequest,
  bytes: ByteSource,
  root: RawRoot,
  text: TextForm,
  header: FileHeader,
  book: RunBook,
  limits: ParseLimits,
): AsyncGenerator<ParserMessage> {
  const { file, resume } = request
  const pass = new MessagePass(request, root, header, limits, book, text)
  if (headerIds(root) === null && resume === null) pass.notes.add('header_guessed', null)
  yield { kind: 'header', file, header, era: pass.era }
  const hash = createHash('sha256')
  const source = new Utf8Source()
  let fed = 0
  const startAt = resume?.offset ?? 0
  // Offsets count UTF-8: in a file that is not, the place of an offset is known to who reads what stands before.
  const jumps = bytes.isRemote && startAt > 0 && text.encoding === 'utf-8'
  if (jumps) fed = startAt
  const from = jumps ? startAt + text.bom : 0
  const content = new ContentUntilDamage(bytes, limits.chunk_bytes, from)
  for await (const chunk of content) {
    hash.update(chunk)
    const utf8 = source.push(chunk)
    const skip = Math.min(Math.max(startAt - fed, 0), utf8.length)
    fed += utf8.length
    pass.skip(utf8.subarray(0, skip))
    pass.push(utf8.subarray(skip))
    refuseOther(pass.root, header)
    for (const batch of pass.takeFull()) yield { kind: 'batch', file, batch }
  }
  pass.push(source.end())
  if (source.encoding !== 'utf-8' && source.encoding !== null) pass.notes.add('utf16', null)
  const end = pass.end()
  for (const batch of pass.takeAll()) yield { kind: 'batch', file, batch }
  const sha256 = jumps || content.damage !== null ? null : hash.digest('hex')
  const extra = extraOf({ ...root, ...pass.root }, () => pass.notes.add('too_deep', null))
  const notes = [...content.notes(pass.notes.list()), ...(await changeNotes(bytes))]
  const isWhole = !isDamaged(notes) && end.kind === 'complete' && content.damage === null
  if (isWhole && sha256 !== null) book.hashes.set(`${bytes.size}`, { sha256, path: request.path })
  yield {
    kind: 'end',
    file,
    end: {
      state: isWhole ? 'ingested' : 'damaged',
      sha256,
      same_as: null,
      notes,
      declared_messages: pass.declared(),
      extra,
      message: null,
      is_foreign_chat: false,
    },
  }
}

/** How the bytes of a file are written; `bom` = the length of its byte order mark. */
type TextForm = { encoding: TextEncodingName; bom: number }

/** What is known of a file before its messages are made rows; `hints` only of one without a header. */
type Head = { root: RawRoot; newest: string | null; text: TextForm; hints: PlaceHints }

/**
 * The root of a file and, when it does not say when it was made, its newest time. null: no messages array,
 * so not an export. Reads only the beginning unless the header comes late or lacks its time.
 */
async function readHead(bytes: ByteSource, limits: ParseLimits): Promise<Head | null> {
  const hints = new PlaceHints()
  let hasMessages = false
  let newestMs = Number.NEGATIVE_INFINITY
  let newest: string | null = null
  const see = (value: unknown) => {
    const instant = toInstant(value)
    const ms = instant === null ? Number.NaN : Date.parse(instant)
    if (ms > newestMs) {
      newestMs = ms
      newest = instant
    }
  }
  const reader = new ExportReader({
    onMessages: (root) => {
      hasMessages = true
      return headerIds(root) === null || !hasExportedAt(root)
    },
    onMessage: (message) => {
      see(message.timestamp)
      see(message.timestampEdited)
      hints.see(message)
    },
    onNote: () => undefined,
  })
  const source = new Utf8Source()
  const content = new ContentUntilDamage(bytes, limits.chunk_bytes)
  for await (const chunk of content) {
    reader.push(source.push(chunk))
    if (reader.isFinished) break
  }
  if (!reader.isFinished) reader.push(source.end())
  if (!reader.isFinished) reader.end()
  const { root } = reader
  // an export cut off before its messages still has its header
  const isExport = hasMessages || (headerIds(root) !== null && 'dateRange' in root)
  if (!isExport && content.damage !== null) throw content.damage
  const text = { encoding: source.encoding ?? 'utf-8', bom: source.bom } as const
  return isExport ? { root, newest, text, hints } : null
}

/** The content of a file up to where its bytes turn out to be damaged, if they do. Runs through once. */
class ContentUntilDamage {
  readonly #bytes: ByteSource
  readonly #chunkBytes: number
  readonly #start: number
  damage: SourceError | null = null

  constructor(bytes: ByteSource, chunkBytes: number, start = 0) {
    this.#bytes = bytes
    this.#chunkBytes = chunkBytes
    this.#start = start
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#bytes.chunks(this.#chunkBytes, this.#start)
    } catch (error) {
      // anything else may be gone at the next try: the file is not ended here
      if (!(error instanceof SourceError) || error.damage === null) throw error
      this.damage = error
    }
  }

  /** What is to be said: the damage is why the text ends in the middle. */
  notes(notes: readonly ParseNote[]): ParseNote[] {
    if (this.damage === null) return [...notes]
    const { damage, message } = this.damage
    const own = { code: damage ?? 'unreadable', byte_offset: null, count: 1, message }
    return [...notes.filter(({ code }) => code !== 'truncated'), own]
  }
}

/** A file that is written while it is read can become another channel's between its header and its messages. */
function refuseOther(root: RawRoot, header: FileHeader): void {
  const ids = headerIds(root)
  if (ids === null) return
  if (ids.guild_id === header.guild_id && ids.channel_id === header.channel_id) return
  throw new SourceError('It became another export while it was read. Add it again.')
}

async function changeNotes(bytes: ByteSource): Promise<ParseNote[]> {
  if (!(await bytes.hasChanged())) return []
  const message =
    'It changed while it was read. What was whole was kept; add it again when it is finished.'
  return [{ code: 'changed', byte_offset: null, count: 1, message }]
}

async function findSame(
  request: ParseRequest,
  bytes: ByteSource,
  book: RunBook,
  limits: ParseLimits,
): Promise<{ sha256: string; path: string } | null> {
  const own = book.hashes.get(`${bytes.size}`)
  const known = own === undefined ? request.same_size : [...request.same_size, own]
  if (known.length === 0 || request.resume !== null || bytes.isRemote) return null
  const hash = createHash('sha256')
  const content = new ContentUntilDamage(bytes, limits.chunk_bytes)
  for await (const chunk of content) hash.update(chunk)
  if (content.damage !== null) return null
  const sha256 = hash.digest('hex')
  return known.find((each) => each.sha256 === sha256 && each.path !== request.path) ?? null
}

/** Enough of the beginning to name a format. */
async function firstBytes(bytes: ByteSource): Promise<Uint8Array> {
  for await (const chunk of bytes.chunks(SNIFF_BYTES)) return chunk.slice()
  return new Uint8Array(0)
}

function foreignEnd({ message, is_chat }: ForeignFormat): FileEnd {
  return { ...emptyEnd('foreign'), message, is_foreign_chat: is_chat }
}

function emptyEnd(state: FileEnd['state']): FileEnd {
  return {
    state,
    sha256: null,
    same_as: null,
    notes: [],
    declared_messages: null,
    extra: null,
    message: null,
    is_foreign_chat: false,
  }
}

function unreadableSentence(error: unknown): string {
  if (error instanceof SourceError) return error.message
  // What it says may quote a message, and notes are kept: its kind has to do.
  const kind = error instanceof Error ? error.name : 'unknown'
  return `The file holds something that no export holds; reading it stopped there (${kind}).`
}
