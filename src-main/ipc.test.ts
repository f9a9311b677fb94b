import { describe, expect, it } from 'vitest'
import type { Handlers } from '#shared/api'
import { AppError } from '#shared/errors'
import type { Envelope } from '#shared/port'
import { Settings } from '#shared/settings'
import { createGate } from './ipc'
import { createPathBook } from './paths'

const PAGE = { origin: 'app://bundle', parent: null }

function setUp() {
  const replies: Envelope[] = []
  const asked: { name: string; input: unknown; signal?: AbortSignal }[] = []
  const paths = createPathBook(() => '/archive')
  const settings = Settings.parse({})
  const met: string[] = []
  const handlers = {
    'settings.get': async () => settings,
  } as unknown as Handlers<'main'>
  const gate = createGate(
    {
      origin: 'app://bundle',
      handlers,
      paths,
      hosts: {
        async allow(buckets) {
          met.push(...buckets.map(({ bucket }) => bucket))
          if (buckets.some(({ bucket }) => bucket === 'refused')) {
            throw new AppError('cancelled', 'No.')
          }
        },
      },
      engine: {
        call: async (name, input, signal) => {
          asked.push({ name, input, signal })
          return 'from the engine'
        },
      },
    },
    (envelope) => replies.push(envelope),
  )
  const ask = async (
    name: string,
    input: unknown,
    speaker: Parameters<typeof gate.receive>[0] = PAGE,
  ) => {
    gate.receive(speaker, { kind: 'call', id: 1, name, input })
    await new Promise((resolve) => setImmediate(resolve))
    return replies.at(-1)
  }
  return { gate, replies, asked, met, paths, ask }
}

describe('the gate', () => {
  it('forwards a call of the engine with its defaults filled in', async () => {
    const { ask, asked } = setUp()
    expect(await ask('search.messages', { text: 'ferry' })).toEqual({
      kind: 'return',
      id: 1,
      value: 'from the engine',
    })
    expect(asked[0]).toMatchObject({ input: { text: 'ferry', cursor: null, limit: 100 } })
  })

  it('answers the calls of main itself', async () => {
    const { ask, asked } = setUp()
    expect(await ask('settings.get', {})).toMatchObject({ value: { theme: 'system' } })
    expect(asked).toEqual([])
  })

  it.each([
    'media.resolve',
    'print.pdf',
    'bucket_keys.read',
    'engine.open',
    'no.such',
    'constructor',
    '__proto__',
  ])('refuses the call %s', async (name) => {
    const { ask, asked } = setUp()
    const input = { file_id: 1, url: 'x', html_path: '/a', pdf_path: '/b' }
    expect(await ask(name, input)).toMatchObject({ error: { code: 'invalid_input' } })
    expect(asked).toEqual([])
  })

  it.each([
    ['guilds.list', null],
    ['channels.list', { guild_id: '1; drop table' }],
    ['messages.page', { channel_id: '1', place: { kind: 'newest' }, limit: 100_000 }],
    ['jobs.start', { kind: 'shell', params: {} }],
  ])('refuses a malformed %s', async (name, input) => {
    const { ask, asked } = setUp()
    expect(await ask(name, input)).toMatchObject({ error: { code: 'invalid_input' } })
    expect(asked).toEqual([])
  })

  it('refuses a path that nobody picked, and takes it once it was picked', async () => {
    const { ask, asked, paths } = setUp()
    const ingest = { kind: 'ingest', params: { paths: ['/exports'] } }
    expect(await ask('jobs.start', ingest)).toMatchObject({ error: { code: 'path_refused' } })
    expect(asked).toEqual([])
    paths.giveToRead(['/exports'])
    expect(await ask('jobs.start', ingest)).toMatchObject({ value: 'from the engine' })
  })

  it('asks before the engine speaks to a host, and stops there when the answer is no', async () => {
    const { ask, asked, met } = setUp()
    const at = { endpoint: 'https://minio.local', region: 'us-east-1', path_style: true }
    const bucket = { ...at, bucket: 'exports', credentials: 'stored' }
    expect(await ask('buckets.check', { bucket })).toMatchObject({ value: 'from the engine' })
    const refused = { buckets: [bucket, { ...bucket, bucket: 'refused' }] }
    expect(await ask('jobs.start', { kind: 'ingest', params: refused })).toMatchObject({
      error: { code: 'cancelled' },
    })
    expect(met).toEqual(['exports', 'exports', 'refused'])
    expect(asked.map(({ name }) => name)).toEqual(['buckets.check'])
  })

  it.each([
    ['another origin', { origin: 'https://evil.example', parent: null }],
    ['a frame inside the page', { origin: 'app://bundle', parent: {} }],
    ['a frame that is gone', null],
  ])('does not hear %s', async (_who, speaker) => {
    const { ask, asked } = setUp()
    expect(await ask('guilds.list', {}, speaker)).toBeUndefined()
    expect(asked).toEqual([])
  })

  it.each([
    null,
    'call',
    { kind: 'call' },
    { kind: 'return', id: 1, value: 1 },
    { kind: 'event', name: 'job.changed', payload: {} },
  ])('drops what is no envelope from a window: %j', (message) => {
    const { gate, replies } = setUp()
    gate.receive(PAGE, message)
    expect(replies).toEqual([])
  })

  it('passes an abort on', () => {
    const { gate, asked } = setUp()
    gate.receive(PAGE, { kind: 'call', id: 4, name: 'guilds.list', input: {} })
    gate.receive(PAGE, { kind: 'abort', id: 4 })
    expect(asked[0]?.signal?.aborted).toBe(true)
  })

  it('gives up what a page asked for when it goes, and does not answer the next one', async () => {
    const { gate, asked, replies } = setUp()
    gate.receive(PAGE, { kind: 'call', id: 4, name: 'guilds.list', input: {} })
    gate.forget()
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked[0]?.signal?.aborted).toBe(true)
    expect(replies).toEqual([])
  })
})
