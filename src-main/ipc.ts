import type { WebContents } from 'electron'
import { z } from 'zod'
import { API, type CallName, type Handlers } from '#shared/api'
import { AppError } from '#shared/errors'
import type { Envelope } from '#shared/port'
import { DROPPED_CHANNEL, ENVELOPE_CHANNEL } from './channels'
import type { Engine } from './engine'
import { bucketsOf, type HostBook } from './hosts'
import { checkPaths, type PathBook } from './paths'

/** What may come from the window. A page never answers calls and never tells events. */
const FromWindow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    id: z.number().int(),
    name: z.string(),
    input: z.unknown(),
  }),
  z.object({ kind: z.literal('abort'), id: z.number().int() }),
])
type WindowCall = Extract<z.infer<typeof FromWindow>, { kind: 'call' }>

/** The part of a frame that tells who is speaking. */
export type Speaker = { readonly origin: string; readonly parent: unknown } | null

export type IpcOptions = {
  /** Only a main frame of this origin is heard. */
  origin: string
  handlers: Handlers<'main'>
  engine: Pick<Engine, 'call'>
  paths: PathBook
  hosts: HostBook
}

/**
 * The trust boundary: what a window may ask. Checks the sender, the name, the shape, the paths and the hosts, in that
 * order, before anything else of the app sees the call.
 */
export function createGate(options: IpcOptions, reply: (envelope: Envelope) => void) {
  const running = new Map<number, AbortController>()

  async function run({ name, input }: WindowCall, signal: AbortSignal): Promise<unknown> {
    if (!isOpenCall(name)) {
      throw new AppError('invalid_input', 'The app has no such call.', name.slice(0, 80))
    }
    const parsed = API[name].input.safeParse(input)
    if (!parsed.success) throw invalidInput(name, parsed.error)
    const checked = checkPaths(name, parsed.data as never, options.paths)
    const buckets = bucketsOf(name, checked)
    if (buckets.length > 0) await options.hosts.allow(buckets)
    if (API[name].host === 'engine') return options.engine.call(name, checked, signal)
    const handler = options.handlers[name as keyof Handlers<'main'>]
    return handler(checked as never, signal)
  }

  function start(call: WindowCall): void {
    if (running.has(call.id)) return
    const controller = new AbortController()
    running.set(call.id, controller)
    run(call, controller.signal)
      .then(
        (value): Envelope => ({ kind: 'return', id: call.id, value }),
        (thrown: unknown): Envelope => ({
          kind: 'return',
          id: call.id,
          error: AppError.from(thrown).toPayload(),
        }),
      )
      .then((answer) => {
        // A call of a page that is gone must not answer the page that follows it.
        if (running.get(call.id) !== controller) return
        running.delete(call.id)
        reply(answer)
      })
  }

  return {
    /** True when the frame is the main frame of our own page. */
    trusts(speaker: Speaker): boolean {
      return speaker !== null && speaker.parent === null && speaker.origin === options.origin
    },
    /** Takes one message from the window; anything malformed or from a foreign frame is dropped. */
    receive(speaker: Speaker, message: unknown): void {
      if (!this.trusts(speaker)) return
      const envelope = FromWindow.safeParse(message)
      if (!envelope.success) return
      if (envelope.data.kind === 'abort') running.get(envelope.data.id)?.abort()
      else start(envelope.data)
    },
    /** Gives up everything that the page before asked for. */
    forget(): void {
      for (const controller of running.values()) controller.abort()
      running.clear()
    },
  }
}

/** Connects a window's page to the gate. Returns the way to tell it events. */
export function serveWindow(
  contents: WebContents,
  options: IpcOptions,
): (name: string, payload: unknown) => void {
  const send = (envelope: Envelope) => {
    if (!contents.isDestroyed()) contents.send(ENVELOPE_CHANNEL, envelope)
  }
  const gate = createGate(options, send)
  contents.ipc.on(ENVELOPE_CHANNEL, (event, message) => gate.receive(event.senderFrame, message))
  contents.ipc.handle(DROPPED_CHANNEL, (event, dropped) => {
    const paths = z.array(z.string()).safeParse(dropped)
    return gate.trusts(event.senderFrame) && paths.success
      ? options.paths.giveToRead(paths.data)
      : []
  })
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) gate.forget()
  })
  contents.on('destroyed', () => gate.forget())
  return (name, payload) => send({ kind: 'event', name, payload })
}

function isOpenCall(name: string): name is CallName {
  return Object.hasOwn(API, name) && !('internal' in API[name as CallName])
}

function invalidInput(name: string, error: z.ZodError): AppError {
  const [issue] = error.issues
  const field = issue?.path.join('.') ?? ''
  return new AppError(
    'invalid_input',
    'The app was asked something that it does not understand.',
    `${name} ${field}: ${issue?.message ?? ''}`,
  )
}
