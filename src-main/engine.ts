import { setTimeout as sleep } from 'node:timers/promises'
import { API, type CallName } from '#shared/api'
import type { BucketKeys, BucketPlace } from '#shared/bucket'
import { AppError } from '#shared/errors'
import type { BackgroundState } from '#shared/job'
import type { Envelope } from '#shared/port'
import { type Caller, cancelled, createCaller } from './caller'

const CRASHES_UNTIL_GIVING_UP = 3
const CRASH_WINDOW_MS = 60_000
/** A batch of a job, and the database's own last words. */
const HOLD_LIMIT_MS = 30_000
const EXIT_LIMIT_MS = 2000
/** A statement that is not wanted any more may end by itself for so long after it began. */
const STATEMENT_LIMIT_MS = 1000

/** The part of Electron's UtilityProcess that the supervisor needs. */
export type EngineProcess = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

export type EngineOptions = {
  /** Starts a new engine process. */
  fork(): EngineProcess
  /** The archive's folder at first; {@link Engine.hold} changes it. */
  archiveDir: string
  /** Looks at the archive's folder before a process opens it; an AppError keeps it from being opened. */
  check?(): Promise<void>
  printPdf(htmlPath: string, pdfPath: string): Promise<void>
  /** The key that was typed in for a bucket; null when there is none. */
  readBucketKeys(place: BucketPlace): BucketKeys | null
  /** Whether background work may run when a process opens the archive. */
  background(): BackgroundState
  /** Hands an event of the engine, or `engine.restarted`, to the window. */
  emit(name: string, payload: unknown): void
  /** Unix milliseconds; only differences count. */
  now(): number
}

/** The engine process as the rest of main sees it: always there, or a sentence that says why not. */
export type Engine = {
  /** Starts the process and opens the archive before anybody asks; the first call then finds it open, or says why not. */
  warm(): void
  /**
   * Starts the process when it does not run yet. Rejects with an AppError. Aborting a call inside a statement that a person
   * wrote ends the process, as nothing else stops it: other calls are asked again of the next one, and jobs go on there.
   */
  call(name: CallName, input: unknown, signal?: AbortSignal): Promise<unknown>
  /**
   * Closes the archive, runs `work` while nobody has it open, and goes on with the folder that `work` returns; with the
   * same one when it throws. Calls wait meanwhile.
   */
  hold(work: () => Promise<string>): Promise<void>
  /** Tells the process that runs whether background work may run; the next one asks by itself. */
  setBackground(state: BackgroundState): void
  /**
   * Lets the engine finish its batch and close the archive, for up to `limitMs`, then ends it; a process that does not
   * end at once is waited for a moment more.
   */
  close(limitMs: number): Promise<void>
}

type Instance = {
  process: EngineProcess
  caller: Caller
  opened: Promise<unknown>
  exited: Promise<void>
  /** True when its end is our doing: then it is no crash. */
  is_retired: boolean
  /** True when its calls go on in the next one. */
  is_replaced: boolean
  /** When the statement that runs or ran last began; only differences count. */
  statement_at: number | null
}

/**
 * Keeps one engine process alive. When it dies, calls in flight fail with `engine_restarted` and a new one opens the
 * archive; after three deaths within a minute it stays down and every call says so. An archive that cannot be opened
 * (locked, for instance) is tried again with the next call.
 */
export function superviseEngine(options: EngineOptions): Engine {
  let current: Instance | null = null
  let crashes: number[] = []
  let givenUp: AppError | null = null
  let isClosing = false
  let archiveDir = options.archiveDir
  let held: Promise<void> = Promise.resolve()

  /** `resumes` = jobs that ran when the process before ended go on by themselves. */
  function start(resumes = false): Instance {
    const process = options.fork()
    const caller = createCaller(
      (envelope) => process.postMessage(envelope),
      (id) => stuck(instance, id),
    )
    let onExit: () => void = () => undefined
    const exited = new Promise<void>((resolve) => {
      onExit = resolve
    })
    process.on('message', (message) => receive(instance, message as Envelope))
    process.on('exit', (code) => {
      onExit()
      ended(instance, code)
    })
    const opened = (options.check?.() ?? Promise.resolve()).then(() =>
      caller.call('engine.open', {
        archive_dir: archiveDir,
        background: options.background(),
        resumes,
      }),
    )
    const instance: Instance = {
      process,
      caller,
      opened,
      exited,
      is_retired: false,
      is_replaced: false,
      statement_at: null,
    }
    opened.catch(() => retire(instance))
    current = instance
    return instance
  }

  function retire(instance: Instance): void {
    instance.is_retired = true
    if (current === instance) current = null
    instance.process.kill()
  }

  function ended(instance: Instance, code: number): void {
    if (current === instance) current = null
    const isCrash = !instance.is_retired && !isClosing
    instance.is_retired = true
    if (instance.is_replaced) return
    instance.caller.failAll(
      new AppError(
        'engine_restarted',
        'The part of the app that holds the archive stopped while it worked on this. Try again.',
        `engine exit code ${code}`,
      ),
    )
    if (isCrash) recover(code)
  }

  function recover(code: number): void {
    const since = options.now() - CRASH_WINDOW_MS
    crashes = [...crashes.filter((at) => at > since), options.now()]
    if (crashes.length >= CRASHES_UNTIL_GIVING_UP) {
      givenUp = new AppError(
        'internal',
        `The part of the app that holds the archive stopped ${crashes.length} times within a minute. ` +
          'What was stored is safe. Quit and start the app again; if it happens again, please report it.',
        `engine exit code ${code}`,
      )
      options.emit('engine.restarted', { message: givenUp.message })
      return
    }
    start().opened.then(
      () =>
        options.emit('engine.restarted', {
          message:
            'The part of the app that holds the archive stopped and was started again. ' +
            'What was stored is safe; interrupted jobs can be resumed.',
        }),
      (error: AppError) => {
        if (error.code !== 'engine_restarted') {
          options.emit('engine.restarted', { message: error.message })
        }
      },
    )
  }

  function receive(instance: Instance, envelope: Envelope): void {
    const { process, caller } = instance
    if (envelope.kind === 'return') caller.settle(envelope)
    else if (envelope.kind === 'begun') {
      instance.statement_at = options.now()
      caller.begin(envelope.id)
    } else if (envelope.kind === 'ended') caller.end(envelope.id)
    else if (envelope.kind === 'event') options.emit(envelope.name, envelope.payload)
    else if (envelope.kind === 'call') {
      answer(envelope.name, envelope.input).then(
        (value) => process.postMessage({ kind: 'return', id: envelope.id, value }),
        (thrown: unknown) =>
          process.postMessage({
            kind: 'return',
            id: envelope.id,
            error: AppError.from(thrown).toPayload(),
          }),
      )
    }
  }

  /** A call is aborted inside a statement: it may end by itself for a moment, then its process has to. */
  function stuck(instance: Instance, id: number): void {
    const since = options.now() - (instance.statement_at ?? 0)
    setTimeout(
      () => {
        if (instance.is_retired || isClosing || !instance.caller.isInside(id)) return
        replace(instance, id)
      },
      Math.max(0, STATEMENT_LIMIT_MS - since),
    )
  }

  /** Ends a process for the sake of one call, and goes on with the next one where the others were. */
  function replace(instance: Instance, id: number): void {
    instance.is_replaced = true
    retire(instance)
    const calls = instance.caller
    const done = held.then(async () => {
      await exitOf(instance)
      if (isClosing) throw cancelled()
      const next = start(true)
      // the engine's thread stood still since the statement began: what it had not answered by then it had not begun
      await next.opened
      calls.moveTo(next.caller, id)
    })
    held = done.catch((thrown: unknown) => calls.failAll(AppError.from(thrown)))
  }

  async function answer(name: string, input: unknown): Promise<unknown> {
    if (name === 'print.pdf') {
      const { html_path, pdf_path } = API[name].input.parse(input)
      await options.printPdf(html_path, pdf_path)
      return {}
    }
    if (name === 'bucket_keys.read') return options.readBucketKeys(API[name].input.parse(input))
    throw new AppError('invalid_input', `There is no call "${name}".`)
  }

  return {
    warm() {
      if (!current && !isClosing) start()
    },
    async call(name, input, signal) {
      await held
      if (givenUp) throw givenUp
      if (isClosing || signal?.aborted) throw cancelled()
      const instance = current ?? start()
      await instance.opened
      return instance.caller.call(name, input, signal)
    },
    hold(work) {
      const done = held.then(async () => {
        const instance = current
        if (instance) {
          instance.is_retired = true
          await end(instance, HOLD_LIMIT_MS)
        }
        crashes = []
        givenUp = null
        archiveDir = await work()
      })
      held = done.catch(() => undefined)
      return done
    },
    setBackground(state) {
      const instance = current
      // one that cannot be told any more has ended
      instance?.opened
        .then(() => instance.caller.call('background.set', { state }))
        .catch(() => undefined)
    },
    async close(limitMs) {
      isClosing = true
      if (current) await end(current, limitMs)
    },
  }

  /** Lets a process close its archive, for so long, and ends it. */
  async function end(instance: Instance, limitMs: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limitMs)
    })
    const closed = instance.opened
      .then(() => instance.caller.call('engine.close', {}))
      .catch(() => undefined)
    await Promise.race([closed, instance.exited, limit])
    clearTimeout(timer)
    retire(instance)
    await exitOf(instance)
  }

  /** A process that was told to end may take a moment; nothing else can be done about one that does not. */
  async function exitOf(instance: Instance): Promise<void> {
    await Promise.race([instance.exited, sleep(EXIT_LIMIT_MS, undefined, { ref: false })])
  }
}
