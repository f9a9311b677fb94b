import { afterAll, beforeAll, expect, test } from 'vitest'
import { Dashboard, DashboardTile, MAX_TILES, moved } from '#shared/dashboard'
import type { Database } from '../db/database'
import { asJson } from '../db/json'
import { sql } from '../db/sql'
import { inRollback, testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild } from '../testing/rows'
import {
  getDashboard,
  listDashboards,
  pinTile,
  removeDashboard,
  restoreDashboard,
  saveDashboard,
} from './dashboards'
import { runWords } from './run-words'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const tile = (tile_id: string) =>
  DashboardTile.parse({ tile_id, run: { id: 'guild_author_count', scope: { guild_id: '1' } } })
const HOSTILE = `'; drop table app.dashboards; --`

test('a dashboard is kept, changed, listed, removed and brought back as it was', async () => {
  await inRollback(db, async (tx) => {
    const made = await saveDashboard(tx, { dashboard_id: null, name: HOSTILE, tiles: [tile('a')] })
    expect(Dashboard.parse(made)).toEqual(made)
    const { dashboard_id } = made
    const pinned = await pinTile(tx, { dashboard_id, tile: tile('b') })
    expect(pinned.tiles.map((one) => one.tile_id)).toEqual(['a', 'b'])
    expect(pinned.tiles[1]).toEqual(tile('b'))
    const other = moved(pinned.tiles, 1, 0)
    await saveDashboard(tx, { dashboard_id, name: 'Alive?', tiles: other })
    expect((await getDashboard(tx, dashboard_id)).tiles).toEqual(other)
    expect(await listDashboards(tx)).toMatchObject([{ dashboard_id, name: 'Alive?', tiles: 2 }])
    const removed = await removeDashboard(tx, dashboard_id)
    expect(await listDashboards(tx)).toEqual([])
    await expect(getDashboard(tx, dashboard_id)).rejects.toMatchObject({ code: 'not_found' })
    await restoreDashboard(tx, removed)
    expect(await getDashboard(tx, dashboard_id)).toEqual(removed)
  })
})

test('a full dashboard takes no more, and what cannot be read is left out', async () => {
  await inRollback(db, async (tx) => {
    const tiles = Array.from({ length: MAX_TILES }, (_, index) => tile(String(index)))
    const { dashboard_id } = await saveDashboard(tx, { dashboard_id: null, name: 'Full', tiles })
    await expect(pinTile(tx, { dashboard_id, tile: tile('x') })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const odd = [{ tile_id: 'odd', run: { id: 7 } }, tile('a')]
    await tx.query(sql`update app.dashboards set tiles = ${asJson(odd)} where id = ${dashboard_id}`)
    expect((await getDashboard(tx, dashboard_id)).tiles).toEqual([tile('a')])
    // and is not lost by the next change
    const saved = await saveDashboard(tx, { dashboard_id, name: 'Odd', tiles: [tile('b')] })
    expect(saved.tiles).toEqual([tile('b')])
    const [row] = await tx.query(sql`select tiles from app.dashboards where id = ${dashboard_id}`)
    expect(row?.tiles).toEqual([tile('b'), odd[0]])
  })
})

test('what a question is asked of is said with names', async () => {
  await inRollback(db, async (tx) => {
    await addGuild(tx, { name: 'Harbour' })
    await addChannel(tx, { name: 'general' })
    await addAuthor(tx, { id: '100', name: 'ann', nickname: 'Ann of the sea' })
    const [channel] = await tx.query<{ id: string }>(sql`select id from discord.channels`)
    const scope = {
      guild_id: '1',
      channel_id: String(channel?.id),
      author_id: '100',
      from: '2024-01-01',
      to: '2024-03-01',
      bots: 'exclude' as const,
    }
    expect(await runWords(tx, { scope, params: { search_text: 'fox' } })).toBe(
      'Harbour · #general · Ann of the sea · 1 Jan 2024 – 29 Feb 2024 · fox · without bots',
    )
    expect(await runWords(tx, { scope: {}, params: {} })).toBe('')
  })
})

test('an item moves, and nothing else changes its order', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c'])
  expect(moved(['a'], 4, 0)).toEqual(['a'])
})
