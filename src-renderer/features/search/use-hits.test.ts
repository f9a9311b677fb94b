import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { call } from '../../client'
import { countQuery } from './use-hits'

vi.mock('../../client', () => ({ call: vi.fn() }))

it('counts from the beginning again when the archive has changed', async () => {
  let part = 5
  vi.mocked(call as (name: string, input: { next: string | null }) => unknown).mockImplementation(
    async (_name, { next }) => {
      const [page = 0, before = 0] = next?.split(' ').map(Number) ?? []
      const total = before + part
      return page === 2
        ? { total, is_complete: true, next: null }
        : { total, is_complete: false, next: `${page + 1} ${total}` }
    },
  )
  const client = new QueryClient()
  const count = new InfiniteQueryObserver(client, countQuery({ text: 'ferry', tz: 'UTC' }))
  const stop = count.subscribe(() => undefined)
  await count.refetch({ cancelRefetch: false })
  await count.fetchNextPage()
  await count.fetchNextPage()
  expect(count.getCurrentResult().data?.pages.at(-1)).toMatchObject({ total: 15 })

  part = 2
  await client.invalidateQueries()
  expect(count.getCurrentResult().data?.pages.at(-1)).toMatchObject({ total: 6, is_complete: true })
  stop()
  client.clear()
})
