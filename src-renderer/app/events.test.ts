import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { onEvent } from '../client'
import { followEvents } from './events'

vi.mock('../client', () => ({
  call: vi.fn(),
  callQuery: (name: string, input: unknown) => ({ queryKey: [name, input] }),
  onEvent: vi.fn(() => () => undefined),
}))
vi.mock('../ui/jobs', () => ({ startIngest: vi.fn(), withSnapshot: vi.fn() }))
vi.mock('../ui/sync', () => ({ newsOf: () => null }))

it('asks again what is shown, but does not stop a question of the user to do so', async () => {
  vi.useFakeTimers()
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  const watch = (id: string) => {
    const signals: AbortSignal[] = []
    const queryKey = ['questions.run', { id }]
    const observer = new QueryObserver(client, {
      queryKey,
      queryFn: ({ signal }) => {
        signals.push(signal)
        return new Promise((resolve) => setTimeout(() => resolve(id), 5000))
      },
    })
    client.setQueryData(queryKey, 'before')
    observer.subscribe(() => undefined)
    void observer.refetch()
    return { signals, observer }
  }
  const [ours, own] = [watch('guild_activity_per_month'), watch('own_slow')]
  const stop = followEvents(client)
  const changed = vi.mocked(onEvent).mock.calls.find(([name]) => name === 'archive.changed')?.[1]
  changed?.({} as never)
  await vi.advanceTimersByTimeAsync(1500)
  expect(ours.signals.map(({ aborted }) => aborted)).toEqual([true, false])
  expect(own.signals.map(({ aborted }) => aborted)).toEqual([false])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(own.observer.getCurrentResult()).toMatchObject({ data: 'own_slow', isStale: true })
  expect(ours.observer.getCurrentResult()).toMatchObject({ isStale: false })
  stop()
  client.clear()
  vi.useRealTimers()
})
