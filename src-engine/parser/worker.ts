import { constants, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { sourceOpener } from '../sources/open'
import { closeRunBook, openRunBook, parseFile } from './parse-file'
import {
  MESSAGES_IN_FLIGHT,
  type ParseRequest,
  type ParserCommand,
  type ParserMessage,
  type ParserSetup,
} from './protocol'

/** A parser thread: reads files one after the other and waits while too many messages are untaken. */
async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const queue: (ParseRequest | 'finish')[] = []
  const sources = sourceOpener((workerData as ParserSetup).buckets)
  const book = openRunBook()
  let inFlight = 0
  let wake: (() => void) | null = null

  port.on('message', (command: ParserCommand) => {
    if (command.kind === 'parse') queue.push(command.request)
    else if (command.kind === 'finish') queue.push('finish')
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
    if (request === 'finish') {
      port.postMessage(closeRunBook(book))
      continue
    }
    for await (const message of parseFile(request, sources, book)) {
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

// the engine answers readers while it loads, so it goes first; elsewhere priorities belong to whole processes
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
// an unhandled rejection ends the thread, and the engine's side reports it
if (parentPort !== null) void serve(parentPort)
