import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallOutput, HandlerInput, Handlers } from '#shared/api'
import { AppError } from '#shared/errors'
import type { EventName, EventPayload } from '#shared/events'
import type { MediaRef } from '#shared/rows'
import type { Engine } from './engine'
import { DOWNLOAD_LIMITS, download, downloadUrl, type Network } from './media-download'
import { readText } from './media-text'
import { isLocalHost } from './private-address'

/** What the person answers to a download. `host` = do not ask again for this host until the app quits. */
export type DownloadAnswer = 'no' | 'once' | 'host'

/** What they are asked. */
export type DownloadQuestion = {
  host: string
  url: string
  name: string
  /** null = unknown. */
  size_bytes: number | null
  is_local: boolean
}

export type MediaHandlerOptions = {
  engine: Pick<Engine, 'call'>
  /** A folder of the app's own for what is on its way. */
  workDir: string
  network(): Network
  ask(question: DownloadQuestion): Promise<DownloadAnswer>
  /** Tells the window. */
  tell<E extends EventName>(name: E, payload: EventPayload<E>): void
  now(): number
}

type MediaHandlers = Pick<Handlers<'main'>, 'media.read_text' | 'media.download'>

const PROGRESS_MS = 100

/** The calls about files of exports that main answers itself. */
export function mediaHandlers(options: MediaHandlerOptions): MediaHandlers {
  const { engine, workDir, tell } = options
  /** Hosts that need no more asking until the app quits. */
  const allowed = new Set<string>()
  // One question at a time, however many downloads wait for its answer.
  let last: Promise<unknown> = Promise.resolve()

  function mayAsk(
    url: URL,
    wanted: HandlerInput<'media.download'>,
    stop: AbortSignal,
  ): Promise<boolean> {
    const turn = last.then(async () => {
      if (stop.aborted) throw stopped()
      if (allowed.has(url.host)) return true
      const answer = await options.ask({
        host: url.host,
        url: url.href,
        name: wanted.name,
        size_bytes: wanted.size_bytes ?? null,
        is_local: isLocalHost(url),
      })
      if (answer === 'host') allowed.add(url.host)
      return answer !== 'no'
    })
    last = turn.catch(() => undefined)
    return turn
  }

  async function fetchFile(
    url: URL,
    wanted: HandlerInput<'media.download'>,
    path: string,
    signal: AbortSignal,
  ): Promise<void> {
    let toldAt = Number.NEGATIVE_INFINITY
    await download(url, wanted.kind, wanted.name, path, {
      network: options.network(),
      limits: DOWNLOAD_LIMITS,
      signal,
      onProgress(done_bytes, total_bytes) {
        if (options.now() - toldAt < PROGRESS_MS) return
        toldAt = options.now()
        const { url: named, file_id } = wanted
        tell('media.progress', { url: named, file_id, done_bytes, total_bytes })
      },
    })
  }

  return {
    'media.read_text': async ({ max_bytes, ...media }) =>
      readText(await pathOf(engine, media), max_bytes),
    'media.download': async (wanted, signal) => {
      const url = downloadUrl(wanted.url)
      if (!url) throw new AppError('invalid_input', 'This is no web link; it cannot be downloaded.')
      const stop = signal instanceof AbortSignal ? signal : new AbortController().signal
      if (!(await mayAsk(url, wanted, stop))) return false
      if (stop.aborted) throw stopped()
      await mkdir(workDir, { recursive: true, mode: 0o700 })
      const path = join(workDir, `${randomUUID()}.part`)
      try {
        await fetchFile(url, wanted, path, stop)
        await engine.call('media.keep', { url: wanted.url, path })
      } finally {
        await rm(path, { force: true })
      }
      tell('media.kept', { url: wanted.url })
      return true
    },
  }
}

function stopped(): AppError {
  return new AppError('cancelled', 'The download was stopped.')
}

/** Where a file of an export lies on disk; throws `not_found` when it is nowhere. */
export async function pathOf(engine: Pick<Engine, 'call'>, media: MediaRef): Promise<string> {
  return (await find(engine, media)).path
}

/** What the file manager can show of it: the file, or the zip archive that it is in. */
export async function placeOf(engine: Pick<Engine, 'call'>, media: MediaRef): Promise<string> {
  const { path, inside } = await find(engine, media)
  return inside ?? path
}

async function find(engine: Pick<Engine, 'call'>, media: MediaRef) {
  const found = (await engine.call('media.resolve', media)) as CallOutput<'media.resolve'>
  if (found) return found
  throw new AppError('not_found', 'The file is neither in a media folder nor in the archive.')
}
