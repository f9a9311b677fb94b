import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors'
import type { BucketAccess } from '../sources/bucket-client'
import { sourceOpener } from '../sources/open'
import { closeRunBook, openRunBook, parseFile } from './parse-file'
import { parseQueue } from './parse-queue'
import type { ParseRequest, ParserCommand, ParserMessage, ParserSetup } from './protocol'

/**
 * More threads than this only take memory: the database is the limit then. One core is the engine's: on two, a second
 * parser thread gained nothing and took 60 MB.
 */
const MAX_THREADS = 3
/** Below this a second thread costs more than it brings. */
const LARGE_BYTES = 16_000_000
/** Files that one thread knows of: it goes on with the next while this side hears of the last. */
const FILES_AHEAD = 2

/** What reading needs beside the requests; absent = no buckets, cannot be stopped. */
export type ParseOptions = {
  /** Those that the addresses of objects count. */
  buckets?: readonly BucketAccess[]
  signal?: AbortSignal | undefined
}

/**
 * Reads the files and yields what they hold: in order within a file, several files at once when there is much to read.
 * `script` is the built parser thread, which works ahead while the caller stores rows; null parses in this thread, file
 * by file. Stopping the iteration stops the threads, and so does the signal, even while nothing arrives; the iteration
 * then rejects with its reason.
 */
export async function* parseFiles(
  requests: readonly ParseRequest[],
  script: string | null,
  { buckets = [], signal }: ParseOptions = {},
): AsyncGenerator<ParserMessage> {
  if (script !== null) {
    if (requests.length > 0) yield* parseInThreads(requests, script, { buckets, signal })
    return
  }
  const sources = sourceOpener(buckets, signal)
  const book = openRunBook()
  try {
    for (const request of requests) yield* parseFile(request, sources, book)
    yield closeRunBook(book)
  } finally {
    sources.close()
  }
}

/** How many threads read these files. */
export function threadsFor(
  requests: readonly Pick<ParseRequest, 'size_bytes'>[],
  cores = availableParallelism(),
): number {
  const bytes = requests.reduce((sum, { size_bytes }) => sum + size_bytes, 0)
  return bytes < LARGE_BYTES ? 1 : Math.max(1, Math.min(requests.length, cores - 1, MAX_THREADS))
}

type Arrived = { thread: Worker; number: number; message: ParserMessage }

async function* parseInThreads(
  requests: readonly ParseRequest[],
  script: string,
  { buckets = [], signal }: ParseOptions,
): AsyncGenerator<ParserMessage> {
  const threadCount = threadsFor(requests)
  const queue = parseQueue(requests, threadCount)
  const workerData: ParserSetup = { buckets: [...buckets] }
  const arrived: Arrived[] = []
  let failure: Error | null = null
  let wake: () => void = () => undefined
  const fail = (error: Error) => {
    failure ??= error
    wake()
  }
  const send = (thread: Worker, command: ParserCommand) => thread.postMessage(command)
  const unread = new Array<number>(threadCount).fill(0)
  /** All threads, not only the one that is done: its asking may have set a file aside for another. */
  const sendFiles = () => {
    for (const [number, thread] of threads.entries()) {
      while ((unread[number] ?? 0) < FILES_AHEAD) {
        const request = queue.next(number)
        if (request === undefined) break
        unread[number] = (unread[number] ?? 0) + 1
        send(thread, { kind: 'parse', request })
      }
    }
  }
  const threads = Array.from({ length: threadCount }, (_, number) => {
    const thread = new Worker(script, { workerData })
    thread.on('message', (message: ParserMessage) => {
      arrived.push({ thread, number, message })
      wake()
    })
    thread.on('error', fail)
    thread.on('exit', () => fail(new Error('a parser thread ended')))
    return thread
  })
  const abort = () => wake()
  signal?.addEventListener('abort', abort)

  try {
    sendFiles()
    let finished = 0
    for (let ended = 0; finished < threadCount; ) {
      signal?.throwIfAborted()
      const next = arrived.shift()
      if (next !== undefined) {
        const { thread, number, message } = next
        if (message.kind === 'end') {
          ended++
          unread[number] = (unread[number] ?? 0) - 1
          sendFiles()
          if (ended === requests.length) {
            for (const each of threads) send(each, { kind: 'finish' })
          }
        } else if (message.kind === 'people') finished++
        yield message
        send(thread, { kind: 'taken' })
      } else if (failure !== null) {
        throw new AppError('internal', 'Reading the files stopped unexpectedly.', String(failure))
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    signal?.removeEventListener('abort', abort)
    for (const thread of threads) thread.removeAllListeners('exit')
    await Promise.all(threads.map((thread) => thread.terminate()))
  }
}
