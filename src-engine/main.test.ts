import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Envelope } from '#shared/port'

/** The other side of the port that Electron gives to a utility process. */
const sent: Envelope[] = []
let deliver: (event: { data: unknown }) => void
let heard: () => void = () => undefined
let dir: string

/** The return of a call; calls of the same id are asked once. */
async function call(id: number, name: string, input: unknown): Promise<Envelope> {
  deliver({ data: { kind: 'call', id, name, input } satisfies Envelope })
  for (;;) {
    const found = sent.find((envelope) => envelope.kind === 'return' && envelope.id === id)
    if (found) return found
    await new Promise<void>((resolve) => {
      heard = resolve
    })
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'discord-binding-main-'))
  const parentPort = {
    postMessage: (message: Envelope) => {
      sent.push(structuredClone(message))
      heard()
    },
    on: (_event: string, listener: typeof deliver) => {
      deliver = listener
    },
  }
  Object.assign(process, { parentPort })
  await import('./main')
})
afterAll(() => rm(dir, { recursive: true }))

it('opens, answers, refuses and closes over the port', async () => {
  expect(await call(1, 'guilds.list', {})).toMatchObject({ error: { code: 'internal' } })
  expect(
    await call(2, 'engine.open', { archive_dir: join(dir, 'archive'), background: 'off' }),
  ).toEqual({
    kind: 'return',
    id: 2,
    value: {},
  })
  expect(await call(3, 'guilds.list', {})).toEqual({ kind: 'return', id: 3, value: [] })
  expect(await call(4, 'settings.get', {})).toMatchObject({ error: { code: 'invalid_input' } })
  expect(await call(5, 'sql.run', { sql: 'drop table x' })).toMatchObject({
    error: { code: 'invalid_input' },
  })
  deliver({ data: { kind: 'call', id: 6, name: 'guilds.list', input: {} } })
  deliver({ data: { kind: 'call', id: 7, name: 'guilds.list', input: {} } })
  deliver({ data: { kind: 'abort', id: 7 } })
  expect(await call(8, 'engine.close', {})).toEqual({ kind: 'return', id: 8, value: {} })
  expect(sent).toContainEqual({ kind: 'return', id: 6, value: [] })
  expect(sent).toContainEqual({
    kind: 'return',
    id: 7,
    error: { code: 'cancelled', message: 'The call was cancelled.', detail: null },
  })
  expect(await call(9, 'guilds.list', {})).toMatchObject({ error: { code: 'internal' } })
})
