import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { berlin, utc } from './clock'
import { DceWriter } from './dce-json'
import { generateSample, type SampleFile, type SampleOptions } from './generate'
import { ByteSink } from './sink'

/** What was generated. */
export interface SampleSummary {
  /** JSON files. */
  files: number
  /** Entries in these files. */
  messages: number
  /** Bytes of the JSON files. */
  bytes: number
  /** Different authors (id and webhook name) of these messages. */
  authors: number
  /** Channels, among them the forum; without threads. */
  channels: number
  threads: number
  /** Entries that repeat the starter of a thread in the thread's own file. */
  thread_starters: number
  /** Media files and their bytes. */
  assets: number
  asset_bytes: number
}

/** What a caller may watch and stop. */
export interface WriteControl {
  /** Called after each file with the entries written so far. */
  onProgress?: (messages: number) => void
  /** Ends the work with the signal's reason; files already written stay. */
  signal?: AbortSignal
}

/** Writes an export set into a folder, which is made when missing; memory stays bounded. */
export async function writeSample(
  dir: string,
  options: SampleOptions = {},
  control: WriteControl = {},
): Promise<SampleSummary> {
  await mkdir(dir, { recursive: true })
  const total: SampleSummary = {
    files: 0,
    messages: 0,
    bytes: 0,
    authors: 0,
    channels: 0,
    threads: 0,
    thread_starters: 0,
    assets: 0,
    asset_bytes: 0,
  }
  const authors = new Set<number>()
  const channels = new Set<string>()
  const known = new Map<string, Buffer>()
  const zone = options.profile === 'bench' ? utc : berlin
  let shared: DceWriter | null = null
  for (const file of generateSample(options)) {
    const { head, mediaFolder } = file
    // Without media nothing in a message depends on its file, so the ready-made texts are kept.
    const writer: DceWriter =
      mediaFolder === null && shared ? shared : new DceWriter(head.guild.id, mediaFolder, zone)
    if (mediaFolder === null) shared = writer
    const { bytes, messages } = await writeFileOf(dir, file, writer, authors, control.signal)
    total.files++
    total.messages += messages
    total.bytes += bytes
    if (file.isThread) total.threads++
    if (file.hasTwin) total.thread_starters++
    channels.add(file.isThread ? (head.channel.categoryId ?? '') : head.channel.id)
    if (mediaFolder !== null) await writeAssets(join(dir, mediaFolder), writer.assets, known, total)
    control.onProgress?.(total.messages)
  }
  return { ...total, authors: authors.size, channels: channels.size }
}

async function writeFileOf(
  dir: string,
  file: SampleFile,
  writer: DceWriter,
  authors: Set<number>,
  signal: AbortSignal | undefined,
): Promise<{ bytes: number; messages: number }> {
  const sink = await ByteSink.open(join(dir, file.name))
  let messages = 0
  try {
    signal?.throwIfAborted()
    sink.add(writer.head(file.head))
    for (const message of file.messages) {
      const isFull = sink.add(writer.message(message, file.head.channel.id, messages === 0))
      messages++
      authors.add(message.person.index)
      if (!isFull) continue
      await sink.drain()
      signal?.throwIfAborted()
    }
    sink.add(writer.tail(messages))
  } finally {
    await sink.close()
  }
  return { bytes: sink.bytes, messages }
}

/** How many small files are written at once. */
const AT_ONCE = 16

/** Writes the media of one export; `known` keeps pictures that other exports show as well. */
async function writeAssets(
  folder: string,
  assets: ReadonlyMap<string, () => Buffer>,
  known: Map<string, Buffer>,
  total: SampleSummary,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  let writing: Promise<void>[] = []
  for (const [name, make] of assets) {
    const bytes = known.get(name) ?? make()
    if (bytes.length < 1024) known.set(name, bytes)
    writing.push(writeFile(join(folder, name), bytes))
    if (writing.length === AT_ONCE) {
      await Promise.all(writing)
      writing = []
    }
    total.assets++
    total.asset_bytes += bytes.length
  }
  await Promise.all(writing)
}
