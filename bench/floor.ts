import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { callPart } from './parts'

/** A message that can be asked for, and how many messages of all files come before it. */
export type Place = { channel_id: string; message_id: string; before: number }

/** What one file holds, counted by JSON.parse and nothing of the app. */
export type FileCount = { name: string; messages: number }

/** What nobody can beat in JavaScript with every byte parsed: reading and JSON.parse, file by file, in path order. */
export type Floor = { seconds: number; messages: number; files: FileCount[]; places: Place[] }

/** A V8 string ends at 512 MiB: files larger than `whole` are parsed in slices of whole messages. */
const LIMITS = { whole: 400_000_000, slice: 64_000_000 }
const PLACE_EVERY = 250

/** Runs {@link parseAll} in a process of its own. */
export function measureFloor(script: string, dir: string): Promise<Floor> {
  return callPart<Floor>(script, ['floor', dir])
}

/** Parses every export below a folder, in the order in which an ingest reads them. */
export async function parseAll(dir: string, limits = LIMITS): Promise<Floor> {
  const all = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = all
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const floor: Floor = { seconds: 0, messages: 0, files: [], places: [] }
  for (const file of files) {
    const before = floor.messages
    const { size } = await stat(file)
    const parsed = size > limits.whole ? parseSlices(file, size, limits.slice) : parseWhole(file)
    for await (const { channelId, messages, seconds } of parsed) {
      floor.seconds += seconds
      for (let at = 0; at < messages.length; at++) {
        if ((floor.messages + at) % PLACE_EVERY !== 0) continue
        const message_id = (messages[at] as { id: string }).id
        floor.places.push({ channel_id: channelId, message_id, before: floor.messages + at })
      }
      floor.messages += messages.length
    }
    floor.files.push({ name: basename(file), messages: floor.messages - before })
  }
  return floor
}

/** Messages that were parsed at once, and how long that took. */
type Parsed = { channelId: string; messages: unknown[]; seconds: number }

async function* parseWhole(file: string): AsyncGenerator<Parsed> {
  const startedAt = performance.now()
  const root = JSON.parse(await readFile(file, 'utf8')) as Root
  const seconds = (performance.now() - startedAt) / 1000
  yield { channelId: root.channel.id, messages: root.messages, seconds }
}

type Root = { channel: { id: string }; messages: unknown[] }

const FIRST_MESSAGE = Buffer.from('\n    {')
const AFTER_MESSAGE = Buffer.from('\n    },\n')
const LAST_MESSAGE = Buffer.from('\n    }\n')

/** Parses a file as DCE and the generator indent it, slice by slice. */
async function* parseSlices(
  file: string,
  size: number,
  sliceBytes: number,
): AsyncGenerator<Parsed> {
  const handle = await open(file, 'r')
  try {
    let startedAt = performance.now()
    let rest: Buffer = Buffer.alloc(0)
    let channelId: string | null = null
    for (let position = 0; position < size; ) {
      const chunk = Buffer.allocUnsafe(sliceBytes)
      const { bytesRead } = await handle.read(chunk, 0, sliceBytes, position)
      position += bytesRead
      let text = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
      if (channelId === null) {
        const start = text.indexOf(FIRST_MESSAGE)
        const head = JSON.parse(`${text.subarray(0, start).toString('utf8')}]}`) as Root
        channelId = head.channel.id
        text = text.subarray(start)
      }
      const isLast = position >= size
      const end = text.lastIndexOf(isLast ? LAST_MESSAGE : AFTER_MESSAGE)
      if (end < 0)
        throw new Error(`${file} is too large to parse whole and is not as DCE writes it`)
      const slice = text.subarray(0, end + LAST_MESSAGE.length - 1)
      rest = text.subarray(end + AFTER_MESSAGE.length)
      const messages = JSON.parse(`[${slice.toString('utf8')}]`) as unknown[]
      yield { channelId, messages, seconds: (performance.now() - startedAt) / 1000 }
      startedAt = performance.now()
    }
  } finally {
    await handle.close()
  }
}
