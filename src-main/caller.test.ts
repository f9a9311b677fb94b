import { expect, it } from 'vitest'
import { AppError } from '#shared/errors'
import type { Envelope } from '#shared/port'
import { createCaller } from './caller'

function setUp() {
  const sent: Envelope[] = []
  return { sent, caller: createCaller((envelope) => sent.push(envelope)) }
}

it('pairs returns with their calls in any order', async () => {
  const { caller } = setUp()
  const first = caller.call('a', {})
  const second = caller.call('b', {})
  caller.settle({ kind: 'return', id: 2, value: 'second' })
  caller.settle({ kind: 'return', id: 1, value: 'first' })
  expect(await Promise.all([first, second])).toEqual(['first', 'second'])
})

it('rebuilds the error that a return carries', async () => {
  const { caller } = setUp()
  const call = caller.call('a', {})
  const error = { code: 'not_found' as const, message: 'There is no such guild.', detail: null }
  caller.settle({ kind: 'return', id: 1, error })
  await expect(call).rejects.toMatchObject(error)
})

it('passes an abort on and lets the other side answer', async () => {
  const { sent, caller } = setUp()
  const controller = new AbortController()
  const call = caller.call('a', {}, controller.signal)
  controller.abort()
  caller.settle({ kind: 'return', id: 1, value: 'too late to stop' })
  expect(await call).toBe('too late to stop')
  expect(sent.map((envelope) => envelope.kind)).toEqual(['call', 'abort'])
})

it('never sends a call that was aborted before', async () => {
  const { sent, caller } = setUp()
  await expect(caller.call('a', {}, AbortSignal.abort())).rejects.toMatchObject({
    code: 'cancelled',
  })
  expect(sent).toEqual([])
})

it('fails every waiting call when the other side is gone, and ignores what it says later', async () => {
  const { caller } = setUp()
  const calls = [caller.call('a', {}), caller.call('b', {})]
  caller.failAll(new AppError('engine_restarted', 'Gone.'))
  caller.settle({ kind: 'return', id: 1, value: 'ghost' })
  for (const call of calls) await expect(call).rejects.toMatchObject({ code: 'engine_restarted' })
})
