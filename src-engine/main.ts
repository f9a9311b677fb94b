import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { BucketKeys } from '#shared/bucket'
import { AppError, type ErrorPayload } from '#shared/errors'
import { BackgroundState } from '#shared/job'
import type { CancelSignal, Envelope } from '#shared/port'
import { type Engine, isEngineCall, openEngine } from './index'
import { workersIn } from './workers'

/** Exit code when the database became unusable; whoever started the engine starts it again. */
const TRAPPED = 70

const OpenInput = z.object({
  archive_dir: z.string().min(1),
  background: BackgroundState,
  resumes: z.boolean().default(false),
})

/** Electron's port to the process that started this one; Node's types don't know it. */
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

const port = (process as NodeJS.Process & { parentPort: ParentPort }).parentPort
const here = dirname(fileURLToPath(import.meta.url))

/** Calls in progress, so that they can be aborted. */
const running = new Map<number, AbortController>()
/** Calls to the other side that wait for their return. */
const asked = new Map<number, { resolve(value: unknown): void; reject(error: AppError): void }>()
let lastAsked = 0
let engine: Promise<Engine> | null = null

function send(envelope: Envelope): void {
  port.postMessage(envelope)
}

/** Asks the process that started this one. */
function ask(name: string, input: unknown): Promise<unknown> {
  const id = ++lastAsked
  return new Promise((resolve, reject) => {
    asked.set(id, { resolve, reject })
    send({ kind: 'call', id, name, input })
  })
}

function open(input: unknown): Promise<Engine> {
  const { archive_dir, background, resumes } = OpenInput.parse(input)
  return openEngine({
    archiveDir: archive_dir,
    workers: workersIn(here),
    templateFile: join(here, 'template.tar.gz'),
    modelDir: join(here, 'model'),
    host: {
      printPdf: async (html_path, pdf_path) => {
        await ask('print.pdf', { html_path, pdf_path })
      },
      readBucketKeys: async (place) =>
        BucketKeys.nullable().parse(await ask('bucket_keys.read', place)),
    },
    isWatching: true,
    background,
    resumes,
    emit: (name, payload) => send({ kind: 'event', name, payload }),
    // The answer that says so is on its way first.
    onTrap: () => setImmediate(() => setImmediate(() => process.exit(TRAPPED))),
  })
}

async function answer(name: string, input: unknown, signal: CancelSignal): Promise<unknown> {
  if (name === 'engine.open') {
    engine ??= open(input)
    await engine.catch((thrown: unknown) => {
      engine = null
      throw thrown
    })
    return {}
  }
  if (!engine) throw new AppError('internal', 'Something went wrong inside the app.', 'not open')
  const opened = await engine
  if (name === 'engine.close') {
    engine = null
    await opened.close()
    return {}
  }
  if (!isEngineCall(name)) {
    throw new AppError('invalid_input', 'The request cannot be understood.', `no call ${name}`)
  }
  return opened.call(name, input as never, signal)
}

async function onCall(id: number, name: string, input: unknown): Promise<void> {
  const abort = new AbortController()
  running.set(id, abort)
  // a turn of the loop, so that the word is out before the statement lets nothing out
  const onStatement = async () => {
    send({ kind: 'begun', id })
    await new Promise((resolve) => setImmediate(resolve))
    if (abort.signal.aborted) throw new AppError('cancelled', 'The call was cancelled.')
    return () => send({ kind: 'ended', id })
  }
  try {
    const signal = Object.assign(abort.signal, { onStatement })
    send({ kind: 'return', id, value: await answer(name, input, signal) })
  } catch (thrown) {
    send({ kind: 'return', id, error: AppError.from(thrown).toPayload() })
  } finally {
    running.delete(id)
  }
}

function onReturn(id: number, value: unknown, error: ErrorPayload | undefined): void {
  const waiting = asked.get(id)
  asked.delete(id)
  if (error) waiting?.reject(AppError.fromPayload(error))
  else waiting?.resolve(value)
}

port.on('message', ({ data }) => {
  const envelope = data as Envelope
  if (envelope.kind === 'call') void onCall(envelope.id, envelope.name, envelope.input)
  else if (envelope.kind === 'abort') running.get(envelope.id)?.abort()
  else if (envelope.kind === 'return') onReturn(envelope.id, envelope.value, envelope.error)
})
