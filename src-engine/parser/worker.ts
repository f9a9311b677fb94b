import { parentPort, workerData } from 'node:worker_threads'
import { sourceOpener } from '../sources/open'
import { type HashBook, parseFile } from './parse-file'
import {
  MESSAGES_IN_FLIGHT,
  type ParseRequest,
  type ParserCommand,
  type ParserMessage,
  type ParserSetup,
} from './protocol'

/** A parser thread: reads files one after the other and waits while too many messages are untaken. */
async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const queue: ParseRequest[] = []
  const sources = sourceOpener((workerData as ParserSetup).buckets)
  const hashes: HashBook = new Map()
  let inFlight = 0
  let wake: (() => void) | null = null

  port.on('message', (command: ParserCommand) => {
    if (command.kind === 'parse') queue.push(command.request)
    else inFlight--
    wake?.()
  })
  const news = () =>
    new Promise<void>((resolve) => {
      wake = () => {
        wake = null
        resolve()
      }
    })

  for (;;) {
    const request = queue.shift()
    if (request === undefined) {
      await news()
      continue
    }
    for await (const message of parseFile(request, sources, hashes)) {
      while (inFlight >= MESSAGES_IN_FLIGHT) await news()
      inFlight++
      port.postMessage(message, transferables(message))
    }
  }
}

function transferables(message: ParserMessage): ArrayBuffer[] {
  if (message.kind !== 'batch') return []
  return Object.values(message.batch.tables).map((bytes) => bytes.buffer as ArrayBuffer)
}

// an unhandled rejection ends the thread, and the engine's side reports it
if (parentPort !== null) void serve(parentPort)
