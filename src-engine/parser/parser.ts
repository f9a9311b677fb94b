import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors'
import type { BucketAccess } from '../sources/bucket-client'
import { sourceOpener } from '../sources/open'
import { type HashBook, parseFile } from './parse-file'
import type { ParseRequest, ParserCommand, ParserMessage } from './protocol'

/** What reading needs beside the requests; absent = no buckets, cannot be stopped. */
export type ParseOptions = {
  /** Those that the addresses of objects count. */
  buckets?: readonly BucketAccess[]
  signal?: AbortSignal | undefined
}

/**
 * Reads the files in order and yields what they hold. `script` is the built parser thread, which then works
 * ahead while the caller stores rows; null parses in this thread. Stopping the iteration stops the thread, and so does
 * the signal, even while nothing arrives; the iteration then rejects with its reason.
 */
export async function* parseFiles(
  requests: readonly ParseRequest[],
  script: string | null,
  { buckets = [], signal }: ParseOptions = {},
): AsyncGenerator<ParserMessage> {
  if (script !== null) {
    yield* parseInThread(requests, script, { buckets, signal })
    return
  }
  const sources = sourceOpener(buckets, signal)
  const hashes: HashBook = new Map()
  try {
    for (const request of requests) yield* parseFile(request, sources, hashes)
  } finally {
    sources.close()
  }
}

async function* parseInThread(
  requests: readonly ParseRequest[],
  script: string,
  { buckets = [], signal }: ParseOptions,
): AsyncGenerator<ParserMessage> {
  if (requests.length === 0) return
  const worker = new Worker(script)
  const arrived: ParserMessage[] = []
  let failure: Error | null = null
  let wake: () => void = () => undefined
  const fail = (error: Error) => {
    failure ??= error
    wake()
  }
  worker.on('message', (message: ParserMessage) => {
    arrived.push(message)
    wake()
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the parser thread ended')))
  const abort = () => wake()
  signal?.addEventListener('abort', abort)
  const send = (command: ParserCommand) => worker.postMessage(command)

  try {
    send({ kind: 'parse', requests: [...requests], buckets: [...buckets] })
    for (let ended = 0; ended < requests.length; ) {
      signal?.throwIfAborted()
      const message = arrived.shift()
      if (message !== undefined) {
        if (message.kind === 'end') ended++
        yield message
        send({ kind: 'taken' })
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
    worker.removeAllListeners('exit')
    await worker.terminate()
  }
}
