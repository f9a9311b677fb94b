import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors'
import { type HashBook, parseFile } from './parse-file'
import type { ParseRequest, ParserCommand, ParserMessage } from './protocol'

/**
 * Reads the files in order and yields what they hold. `script` is the built parser thread, which then works
 * ahead while the caller stores rows; null parses in this thread. Stopping the iteration stops the thread.
 */
export async function* parseFiles(
  requests: readonly ParseRequest[],
  script: string | null,
): AsyncGenerator<ParserMessage> {
  if (script === null) {
    const hashes: HashBook = new Map()
    for (const request of requests) yield* parseFile(request, hashes)
    return
  }
  yield* parseInThread(requests, script)
}

async function* parseInThread(
  requests: readonly ParseRequest[],
  script: string,
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
  const send = (command: ParserCommand) => worker.postMessage(command)

  try {
    send({ kind: 'parse', requests: [...requests] })
    for (let ended = 0; ended < requests.length; ) {
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
    worker.removeAllListeners('exit')
    await worker.terminate()
  }
}
