import { Worker } from 'node:worker_threads'
import type { EntityType } from '#shared/entities'
import { AppError } from '#shared/errors'
import type { Signals } from './analyse'
import type {
  JudgedPlace,
  ReadableMessage,
  ReaderAnswer,
  ReaderCommand,
  ReaderSetup,
  TaughtName,
} from './protocol'

/** Reads what messages tell by their texts; what is asked is answered in order, one answer for each. */
export type SignalReader = {
  read(messages: readonly ReadableMessage[]): Promise<Signals[]>
  /** What grammar takes names for; null = for nothing. */
  judge(places: readonly JudgedPlace[]): Promise<(EntityType | null)[]>
  /** The words of contents, in order. */
  words(contents: readonly string[]): Promise<string[][]>
  close(): Promise<void>
}

type Ask = (command: ReaderCommand) => Promise<ReaderAnswer>

/**
 * Opens a reader: `script` is the built reading thread, null reads in this one. What it is asked rejects with the signal's
 * reason as soon as that is aborted.
 */
export async function openReader(
  script: string | null,
  taught: readonly TaughtName[],
  signal: AbortSignal,
): Promise<SignalReader> {
  const { ask, close } = script === null ? await askHere(taught) : askThread(script, taught, signal)
  return {
    read: async (messages) => (await ask({ kind: 'read', messages })) as Signals[],
    judge: async (places) => (await ask({ kind: 'judge', places })) as (EntityType | null)[],
    words: async (contents) => (await ask({ kind: 'words', contents })) as string[][],
    close,
  }
}

/** Loaded only where there is no thread: the models take memory. */
async function askHere(
  taught: readonly TaughtName[],
): Promise<{ ask: Ask; close: () => Promise<void> }> {
  const { reading } = await import('./reading')
  const answer = reading(taught)
  return { ask: async (command) => answer(command), close: async () => undefined }
}

function askThread(
  script: string,
  taught: readonly TaughtName[],
  signal: AbortSignal,
): { ask: Ask; close: () => Promise<void> } {
  const thread = new Worker(script, { workerData: { taught } satisfies ReaderSetup })
  let failure: AppError | null = null
  type Waiting = { resolve(answer: ReaderAnswer): void; reject(reason: unknown): void }
  const waiting: Waiting[] = []
  const fail = (reason: unknown) => {
    for (const { reject } of waiting.splice(0)) reject(reason)
  }
  const stop = (cause: string) => {
    failure ??= new AppError('internal', 'Reading the messages stopped unexpectedly.', cause)
    fail(failure)
  }
  const abort = () => fail(signal.reason)
  thread.on('message', (answer: ReaderAnswer) => waiting.shift()?.resolve(answer))
  thread.on('error', (error) => stop(String(error)))
  thread.on('exit', () => stop('the thread ended'))
  signal.addEventListener('abort', abort)
  return {
    ask: (command) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        if (failure !== null) return reject(failure)
        waiting.push({ resolve, reject })
        thread.postMessage(command)
      }),
    async close() {
      signal.removeEventListener('abort', abort)
      thread.removeAllListeners('exit')
      await thread.terminate()
    },
  }
}
