import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { Envelope } from '#shared/port'
import { type EngineProcess, superviseEngine } from './engine'

type Call = Extract<Envelope, { kind: 'call' }>

/** An engine process that answers what a test tells it to. */
class FakeProcess extends EventEmitter implements EngineProcess {
  readonly received: Envelope[] = []
  isKilled = false

  constructor(readonly answers: Record<string, object | null>) {
    super()
  }

  postMessage(message: unknown): void {
    const envelope = message as Envelope
    this.received.push(envelope)
    if (envelope.kind !== 'call') return
    const answer = this.answers[(envelope as Call).name]
    if (answer)
      queueMicrotask(() => this.emit('message', { kind: 'return', id: envelope.id, ...answer }))
  }

  kill(): boolean {
    this.isKilled = true
    queueMicrotask(() => this.emit('exit', 0))
    return true
  }

  crash(): void {
    this.emit('exit', 9)
  }

  names(): string[] {
    return this.received.flatMap((envelope) => (envelope.kind === 'call' ? [envelope.name] : []))
  }
}

const OPENS = { 'engine.open': { value: {} }, 'engine.close': { value: {} } }

function setUp(
  answers: Record<string, object | null> = { ...OPENS, 'guilds.list': { value: [] } },
) {
  const processes: FakeProcess[] = []
  const events: [string, unknown][] = []
  const printed: string[][] = []
  const clock = { now: 0 }
  const engine = superviseEngine({
    fork: () => {
      const process = new FakeProcess(answers)
      processes.push(process)
      return process
    },
    archiveDir: '/archive',
    background: () => 'run',
    printPdf: async (html, pdf) => {
      printed.push([html, pdf])
    },
    readBucketKeys: ({ bucket }) =>
      bucket === 'known' ? { access_key_id: 'id', secret_access_key: 'secret' } : null,
    emit: (name, payload) => events.push([name, payload]),
    now: () => clock.now,
  })
  return { engine, processes, events, printed, clock, answers }
}

function nth(processes: FakeProcess[], index: number): FakeProcess {
  const process = processes[index]
  if (!process) throw new Error(`process ${index} was not started`)
  return process
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('opens the archive before the first call, once', async () => {
  const { engine, processes } = setUp()
  expect(
    await Promise.all([engine.call('guilds.list', {}), engine.call('guilds.list', {})]),
  ).toEqual([[], []])
  expect(processes).toHaveLength(1)
  expect(nth(processes, 0).received[0]).toMatchObject({
    kind: 'call',
    name: 'engine.open',
    input: { archive_dir: '/archive' },
  })
  expect(nth(processes, 0).names()).toEqual(['engine.open', 'guilds.list', 'guilds.list'])
})

it('fails the calls in flight when the process dies, and comes back', async () => {
  const { engine, processes, events } = setUp({
    ...OPENS,
    'guilds.list': { value: [] },
    'jobs.list': null,
  })
  const inFlight = engine.call('jobs.list', {})
  await settled()
  nth(processes, 0).crash()
  await expect(inFlight).rejects.toMatchObject({ code: 'engine_restarted' })
  await settled()
  expect(events.map(([name]) => name)).toEqual(['engine.restarted'])
  expect(await engine.call('guilds.list', {})).toEqual([])
  expect(processes).toHaveLength(2)
})

it('gives up after three deaths within a minute and says so', async () => {
  const { engine, processes, events } = setUp()
  await engine.call('guilds.list', {})
  for (const index of [0, 1, 2]) {
    nth(processes, index).crash()
    await settled()
  }
  expect(processes).toHaveLength(3)
  await expect(engine.call('guilds.list', {})).rejects.toMatchObject({ code: 'internal' })
  expect(events.at(-1)?.[1]).toMatchObject({
    message: expect.stringContaining('3 times within a minute'),
  })
})

it('forgets deaths that are older than a minute', async () => {
  const { engine, processes, clock } = setUp()
  await engine.call('guilds.list', {})
  for (const index of [0, 1, 2, 3]) {
    nth(processes, index).crash()
    clock.now += 40_000
    await settled()
  }
  expect(await engine.call('guilds.list', {})).toEqual([])
})

it('passes a refusal to open on and tries again with the next call', async () => {
  const locked = {
    code: 'archive_locked',
    message: 'Another program has the archive open.',
    detail: null,
  }
  const answers: Record<string, object | null> = {
    'engine.open': { error: locked },
    'guilds.list': { value: [] },
  }
  const { engine, processes, events } = setUp(answers)
  await expect(engine.call('guilds.list', {})).rejects.toMatchObject(locked)
  await settled()
  answers['engine.open'] = { value: {} }
  expect(await engine.call('guilds.list', {})).toEqual([])
  expect(nth(processes, 0).isKilled).toBe(true)
  expect(events).toEqual([])
})

it('hands events on and prints for the engine, and nothing else', async () => {
  const { engine, processes, events, printed } = setUp()
  await engine.call('guilds.list', {})
  const process = nth(processes, 0)
  process.emit('message', { kind: 'event', name: 'archive.changed', payload: {} })
  expect(events).toEqual([['archive.changed', {}]])
  const input = { html_path: '/r.html', pdf_path: '/r.pdf' }
  process.emit('message', { kind: 'call', id: 7, name: 'print.pdf', input })
  await settled()
  process.emit('message', { kind: 'call', id: 8, name: 'shell.open_link', input: { url: 'x' } })
  await settled()
  for (const [id, bucket] of [
    [9, 'known'],
    [10, 'unknown'],
  ] as const) {
    const place = { endpoint: null, bucket }
    process.emit('message', { kind: 'call', id, name: 'bucket_keys.read', input: place })
    await settled()
  }
  expect(printed).toEqual([['/r.html', '/r.pdf']])
  expect(process.received.slice(2)).toEqual([
    { kind: 'return', id: 7, value: {} },
    { kind: 'return', id: 8, error: expect.objectContaining({ code: 'invalid_input' }) },
    { kind: 'return', id: 9, value: { access_key_id: 'id', secret_access_key: 'secret' } },
    { kind: 'return', id: 10, value: null },
  ])
})

it('closes the archive before it ends the process, and takes no calls after', async () => {
  const { engine, processes, events } = setUp()
  await engine.call('guilds.list', {})
  await engine.close(1000)
  expect(nth(processes, 0).names().at(-1)).toBe('engine.close')
  expect(nth(processes, 0).isKilled).toBe(true)
  await settled()
  expect(processes).toHaveLength(1)
  expect(events).toEqual([])
  await expect(engine.call('guilds.list', {})).rejects.toMatchObject({ code: 'cancelled' })
})

it('ends a process that does not close in time', async () => {
  const { engine, processes } = setUp({
    'engine.open': { value: {} },
    'engine.close': null,
    'guilds.list': { value: [] },
  })
  await engine.call('guilds.list', {})
  await engine.close(1)
  expect(nth(processes, 0).isKilled).toBe(true)
})

it('closes one archive and opens another; calls wait meanwhile', async () => {
  const { engine, processes } = setUp()
  await engine.call('guilds.list', {})
  let isOpen = true
  const held = engine.hold(async () => {
    isOpen = !nth(processes, 0).isKilled
    return '/other'
  })
  const call = engine.call('guilds.list', {})
  await held
  expect(await call).toEqual([])
  expect(isOpen).toBe(false)
  expect(nth(processes, 0).names().at(-1)).toBe('engine.close')
  expect(nth(processes, 1).received[0]).toMatchObject({ input: { archive_dir: '/other' } })
})

it('goes on with the same archive when what it was held for fails', async () => {
  const { engine, processes } = setUp()
  await engine.call('guilds.list', {})
  await expect(engine.hold(() => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
  await engine.call('guilds.list', {})
  expect(nth(processes, 1).received[0]).toMatchObject({ input: { archive_dir: '/archive' } })
})

it('opens the archive when warmed, and the first call finds it open', async () => {
  const { engine, processes } = setUp()
  engine.warm()
  engine.warm()
  await settled()
  expect(nth(processes, 0).names()).toEqual(['engine.open'])
  expect(await engine.call('guilds.list', {})).toEqual([])
  expect(processes).toHaveLength(1)
  expect(nth(processes, 0).names()).toEqual(['engine.open', 'guilds.list'])
})

it('tries again with the first call when the archive could not be opened before', async () => {
  const answers: Record<string, object | null> = {
    'engine.open': { error: { code: 'archive_locked', message: 'In use.' } },
    'guilds.list': { value: [] },
  }
  const { engine, processes } = setUp(answers)
  engine.warm()
  await settled()
  answers['engine.open'] = { value: {} }
  expect(await engine.call('guilds.list', {})).toEqual([])
  expect(processes).toHaveLength(2)
})

describe('a call that is aborted inside a statement', () => {
  async function inStatement() {
    const all = setUp({ ...OPENS, 'guilds.list': { value: [] }, 'own_questions.run': null })
    const stop = new AbortController()
    const statement = all.engine.call('own_questions.run', {}, stop.signal)
    const waiting = all.engine.call('jobs.list', {})
    await settled()
    const begin = () => nth(all.processes, 0).emit('message', { kind: 'begun', id: 2 })
    return { ...all, stop, statement, waiting, begin }
  }
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

  it('ends the process; every other call is answered by the next one, where jobs go on', async () => {
    const { engine, processes, events, clock, answers, stop, statement, waiting, begin } =
      await inStatement()
    begin()
    clock.now += 5000
    answers['jobs.list'] = { value: ['a job'] }
    stop.abort()
    const later = turn().then(() => engine.call('guilds.list', {}))
    await expect(statement).rejects.toMatchObject({ code: 'cancelled' })
    expect(await waiting).toEqual(['a job'])
    expect(await later).toEqual([])
    expect(nth(processes, 0).isKilled).toBe(true)
    expect(nth(processes, 1).received[0]).toMatchObject({ input: { resumes: true } })
    expect(processes).toHaveLength(2)
    // it is no crash: nothing is told
    expect(events).toEqual([])
  })

  it('is let be between two statements', async () => {
    const { processes, clock, stop, statement, begin } = await inStatement()
    begin()
    nth(processes, 0).emit('message', { kind: 'ended', id: 2 })
    clock.now += 5000
    stop.abort()
    await turn()
    nth(processes, 0).emit('message', { kind: 'return', id: 2, value: 'done' })
    expect(await statement).toBe('done')
    expect(nth(processes, 0).isKilled).toBe(false)
  })

  it('may end by itself at first', async () => {
    const { processes, stop, statement, begin } = await inStatement()
    begin()
    stop.abort()
    await turn()
    nth(processes, 0).emit('message', { kind: 'return', id: 2, value: 'done' })
    expect(await statement).toBe('done')
    expect(nth(processes, 0).isKilled).toBe(false)
  })

  it('is noticed when it begins after it was aborted', async () => {
    const { processes, clock, stop, statement, begin } = await inStatement()
    stop.abort()
    await turn()
    expect(nth(processes, 0).isKilled).toBe(false)
    begin()
    clock.now += 5000
    await expect(statement).rejects.toMatchObject({ code: 'cancelled' })
    expect(nth(processes, 0).isKilled).toBe(true)
  })

  it('starts no other process when the app ends meanwhile', async () => {
    const { engine, processes, clock, stop, statement, waiting, begin } = await inStatement()
    const process = nth(processes, 0)
    process.kill = () => true
    begin()
    clock.now += 5000
    stop.abort()
    await turn()
    const closed = engine.close(1000)
    process.emit('exit', 0)
    await expect(statement).rejects.toMatchObject({ code: 'cancelled' })
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    await closed
    expect(processes).toHaveLength(1)
  })
})
