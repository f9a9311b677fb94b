import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Dashboard, DashboardTile, DashboardToSave } from '#shared/dashboard'

// The window's client listens as soon as it is imported.
Object.assign(globalThis, { window: { binding: { onMessage: () => undefined } } })
const { callQuery } = await import('../client')
const { changeTiles } = await import('./dashboards')

const { queryKey } = callQuery('dashboards.get', { dashboard_id: 1 })

function board() {
  const client = new QueryClient()
  const ids = ['a', 'b', 'c']
  const start = {
    dashboard_id: 1,
    name: 'Mine',
    tiles: ids.map((tile_id) => ({ tile_id }) as DashboardTile),
    created_at: 'then',
    changed_at: 'then',
  }
  client.setQueryData<Dashboard>(queryKey, start)
  const shown = () => client.getQueryData<Dashboard>(queryKey)
  const replies: ((isKept: boolean) => void)[] = []
  const save = (dashboard: DashboardToSave) =>
    new Promise<Dashboard | null>((resolve) => {
      const kept = { ...start, ...dashboard, dashboard_id: 1, changed_at: 'now' }
      replies.push((isKept) => resolve(isKept ? kept : null))
    })
  const without = (id: string) =>
    changeTiles(client, 1, (now) => now.filter(({ tile_id }) => tile_id !== id), save)
  return { client, shown, replies, without, order: () => shown()?.tiles.map((one) => one.tile_id) }
}

test('tiles are changed on screen before they are kept', async () => {
  const { shown, replies, without, order } = board()
  const done = without('a')
  expect(order()).toEqual(['b', 'c'])
  expect(shown()?.changed_at).toBe('then')
  replies[0]?.(true)
  await done
  expect(shown()?.changed_at).toBe('now')
})

test('a reply does not take back what was changed after it was asked for', async () => {
  const { client, shown, replies, without, order } = board()
  const first = without('a')
  const second = without('b')
  replies[0]?.(true)
  await first
  expect(order()).toEqual(['c'])
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(false)
  replies[1]?.(true)
  await second
  expect(order()).toEqual(['c'])
  expect(shown()?.changed_at).toBe('now')
})

test('where the answer of another call stands by then, the archive is asked', async () => {
  const { client, shown, replies, without } = board()
  const done = without('a')
  client.setQueryData(queryKey, { ...shown(), name: 'Renamed' })
  replies[0]?.(true)
  await done
  expect(shown()?.name).toBe('Renamed')
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true)
})

test('what could not be kept is read again', async () => {
  const { client, replies, without } = board()
  const done = without('a')
  replies[0]?.(false)
  await done
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true)
})
