import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors'
import { nearestCodes } from './codes'
import type { SentenceModel } from './model'
import { keyOf, type ModelPlace, openModel } from './open-model'
import type {
  CodeSearch,
  MeaningCommand,
  MeaningMessage,
  MeaningSetup,
  ModelFacts,
} from './protocol'
import type { RuntimeKind } from './runtime'

/** The thread, and the memory of its model, are given back after so long without work. */
const IDLE_MS = 60_000
/** The thread's own heap; the model's memory is beside it. */
const HEAP_MB = 256

/** What knows meanings. It loads its model when it is first asked and lets go of it when it is not asked for a while. */
export type Meaning = {
  /** Another text when the model is another one; known without loading it. */
  readonly key: string
  readonly place: ModelPlace
  /** What was known when it was loaded last; null = it has not been needed since the last choice. */
  readonly known: ModelFacts | null
  /** What is known of the model; loads it. Rejects when it cannot be loaded. */
  facts(): Promise<ModelFacts>
  /** Vectors of length one, one after the other; zeros for texts that say nothing to the model. */
  embed(texts: readonly string[]): Promise<Float32Array>
  /** Places of the nearest codes, nearest first. */
  nearest(search: CodeSearch): Promise<Uint32Array>
  /** Goes on with another model; what was asked before is answered by the one before. */
  use(place: ModelPlace): Promise<void>
  /** Lets go of the model at once; a later question loads it again. */
  rest(): Promise<void>
}

export type MeaningOptions = {
  place: ModelPlace
  /** The built thread; null = in this one. */
  script: string | null
  /** Absent = native where it can be loaded. */
  runtime?: RuntimeKind
  idleMs?: number
}

/** What does the work: a thread, or this one. */
type Owner = {
  readonly facts: Promise<ModelFacts>
  embed(texts: readonly string[]): Promise<Float32Array>
  nearest(search: CodeSearch): Promise<Uint32Array>
  /** Answers what was asked before, then ends. */
  end(): Promise<void>
}

/** Opens meaning; nothing is loaded yet. One at a time in a process: onnxruntime has one owner. */
export function openMeaning(options: MeaningOptions): Meaning {
  const { script, runtime, idleMs = IDLE_MS } = options
  let { place } = options
  let owner: Owner | null = null
  let ending: Promise<void> = Promise.resolve()
  let asked = 0
  let known: ModelFacts | null = null
  let idle: NodeJS.Timeout | undefined

  const rest = async () => {
    clearTimeout(idle)
    const last = owner
    owner = null
    if (last !== null) ending = ending.then(() => last.end())
    await ending
  }
  const ask = async <T>(question: (owner: Owner) => Promise<T>): Promise<T> => {
    clearTimeout(idle)
    asked += 1
    try {
      // never two owners at once
      await ending
      const setup: MeaningSetup = { place, ...(runtime && { runtime }) }
      owner ??= script === null ? ownerHere(setup) : ownerThread(script, setup)
      const mine = owner
      const of = place
      try {
        const answer = await question(mine)
        const facts = await mine.facts
        // an answer that came late tells nothing of the model that was chosen meanwhile
        if (place === of) known = facts
        return answer
      } catch (thrown) {
        // a thread that fell is not asked again
        if (owner === mine) await rest()
        throw new AppError(
          'internal',
          'The model that knows meanings could not be used. Search by words works without it.',
          thrown instanceof Error ? thrown.message : String(thrown),
        )
      }
    } finally {
      asked -= 1
      if (asked === 0 && owner !== null) {
        idle = setTimeout(() => void rest(), idleMs)
        idle.unref()
      }
    }
  }
  return {
    get key() {
      return keyOf(place)
    },
    get place() {
      return place
    },
    get known() {
      return known
    },
    facts: () => ask((owner) => owner.facts),
    embed: (texts) => ask((owner) => owner.embed(texts)),
    nearest: (search) => ask((owner) => owner.nearest(search)),
    async use(next) {
      place = next
      known = null
      await rest()
    },
    rest,
  }
}

function ownerHere({ place, runtime }: MeaningSetup): Owner {
  const opened: Promise<SentenceModel> = openModel(place, runtime)
  return {
    facts: opened.then(({ fingerprint, name, dims, runtime }) => ({
      fingerprint,
      name,
      dims,
      runtime,
    })),
    embed: async (texts) => (await opened).embed(texts),
    nearest: async (search) => nearestCodes(search),
    end: async () => {
      const model = await opened.catch(() => null)
      await model?.release()
    },
  }
}

function ownerThread(script: string, workerData: MeaningSetup): Owner {
  const thread = new Worker(script, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  // a thread that waits keeps no process alive
  thread.unref()
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>()
  let loaded: (facts: ModelFacts) => void
  let failed: (error: Error) => void
  const facts = new Promise<ModelFacts>((resolve, reject) => {
    loaded = resolve
    failed = reject
  })
  // whoever asks hears of it; nobody has to
  facts.catch(() => undefined)
  let failure: Error | null = null
  const fail = (error: Error) => {
    failure ??= error
    failed(failure)
    for (const { reject } of waiting.values()) reject(failure)
    waiting.clear()
  }
  const exited = new Promise<void>((resolve) => {
    thread.on('exit', () => {
      fail(new Error('the thread of the model ended'))
      resolve()
    })
  })
  thread.on('error', fail)
  thread.on('message', (message: MeaningMessage) => {
    if (message.kind === 'loaded') loaded(message.facts)
    else if (message.kind === 'failed') fail(new Error(message.message))
    else {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (waiting.size === 0) thread.unref()
      if (message.kind === 'error') asked?.reject(new Error(message.message))
      else asked?.resolve((message.kind === 'vectors' ? message.vectors : message.places) as never)
    }
  })
  let count = 0
  const ask = <T>(command: (id: number) => MeaningCommand): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (failure !== null) return reject(failure)
      count += 1
      waiting.set(count, { resolve, reject })
      thread.ref()
      thread.postMessage(command(count))
    })
  return {
    get facts() {
      thread.ref()
      return facts.finally(() => {
        if (waiting.size === 0) thread.unref()
      })
    },
    embed: (texts) => ask((id) => ({ kind: 'embed', id, texts: [...texts] })),
    nearest: (search) => ask((id) => ({ kind: 'nearest', id, search })),
    async end() {
      thread.ref()
      thread.postMessage({ kind: 'end' } satisfies MeaningCommand)
      await exited
    },
  }
}
