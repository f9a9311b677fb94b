import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors'
import type { Signals } from './analyse'
import type {
  ReadableMessage,
  ReaderAnswer,
  ReaderCommand,
  ReaderSetup,
  TaughtName,
} from './protocol'

/** Reads what messages tell by their texts. */
export type SignalReader = {
  /** One answer for each message, in order; rejects with the signal's reason as soon as it is aborted. */
  read(messages: readonly ReadableMessage[]): Promise<Signals[]>
  close(): Promise<void>
}

/** Opens a reader: `script` is the built reading thread, null reads in this one. */
export async function openReader(
  script: string | null,
  taught: readonly TaughtName[],
  signal: AbortSignal,
): Promise<SignalReader> {
  return script === null ? readHere(taught) : readInThread(script, taught, signal)
}

/** Loaded only where there is no thread: the models take memory. */
async function readHere(taught: readonly TaughtName[]): Promise<SignalReader> {
  const [{ analyse }, { gazetteer }] = await Promise.all([
    import('./analyse'),
    import('../entities/gazetteer'),
  ])
  const known = gazetteer(taught)
  return {
    read: async (messages) => messages.map(({ content, names }) => analyse(content, names, known)),
    close: async () => undefined,
  }
}

function readInThread(
  script: string,
  taught: readonly TaughtName[],
  signal: AbortSignal,
): SignalReader {
  const thread = new Worker(script, { workerData: { taught } satisfies ReaderSetup })
  let failure: AppError | null = null
  type Waiting = { resolve(signals: Signals[]): void; reject(reason: unknown): void }
  const waiting: Waiting[] = []
  const fail = (reason: unknown) => {
    for (const { reject } of waiting.splice(0)) reject(reason)
  }
  const stop = (cause: string) => {
    failure ??= new AppError('internal', 'Reading the messages stopped unexpectedly.', cause)
    fail(failure)
  }
  const abort = () => fail(signal.reason)
  thread.on('message', ({ signals }: ReaderAnswer) => waiting.shift()?.resolve(signals))
  thread.on('error', (error) => stop(String(error)))
  thread.on('exit', () => stop('the thread ended'))
  signal.addEventListener('abort', abort)
  return {
    read(messages) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        if (failure !== null) return reject(failure)
        waiting.push({ resolve, reject })
        thread.postMessage({ messages } satisfies ReaderCommand)
      })
    },
    async close() {
      signal.removeEventListener('abort', abort)
      thread.removeAllListeners('exit')
      await thread.terminate()
    },
  }
}
