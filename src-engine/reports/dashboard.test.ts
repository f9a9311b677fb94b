import { afterAll, beforeAll, expect, test } from 'vitest'
import { DashboardTile } from '#shared/dashboard'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { runQuestion } from '../questions/run'
import { testDatabase } from '../testing/database'
import { emptyArchive } from '../testing/dump'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { dashboardDocument } from './dashboard'
import { renderDashboard } from './render-dashboard'

const STAMP = { app_version: '1.2.3', generated_at: '2025-07-01T00:00:00.000Z' }
const HOSTILE = '<script>alert(1)</script>"\u202e'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await emptyArchive(db)
  await addGuild(db, { name: HOSTILE })
  await addChannel(db, { name: '=cmd()' })
  await addAuthor(db, { id: '100', nickname: HOSTILE })
  for (let n = 0; n < 3; n += 1) await addMessage(db, { author_id: '100' })
})
afterAll(async () => {
  await emptyArchive(db)
  await db.query(sql`delete from app.dashboards`)
  await db.close()
})

const tile = (tile_id: string, id: string, more: object = {}) =>
  DashboardTile.parse({ tile_id, run: { id, scope: { guild_id: '1' } }, ...more })

test('a written dashboard has every answer, and says where there is none', async () => {
  const tiles = [
    tile('a', 'guild_author_most_messages', { title: HOSTILE, width: 6 }),
    tile('b', 'guild_activity_per_month'),
    tile('c', 'list_guilds'),
    tile('d', 'own_that_is_gone'),
    tile('e', 'channel_authors'),
    tile('f', 'guild_activity_per_hour_of_day'),
  ]
  const steps: number[] = []
  const document = await dashboardDocument(db, { name: HOSTILE, tiles }, STAMP, (done) =>
    steps.push(done),
  )
  expect(steps).toEqual([0, 1, 2, 3, 4, 5])
  const run = { id: 'guild_author_most_messages', scope: { guild_id: '1' }, params: {}, limit: 100 }
  expect(document.tiles[0]?.table?.rows).toEqual((await runQuestion(db, run)).rows)
  expect(document.tiles[0]?.note).toBe(HOSTILE)
  expect(document.tiles.map((one) => one.problem === null)).toEqual([
    true,
    true,
    true,
    false,
    false,
    true,
  ])

  const page = renderDashboard(document)
  expect(page).not.toContain('<script')
  expect(page).toContain('&lt;script&gt;')
  expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
  expect(page.match(/<svg /g)).toHaveLength(3)
  expect(page.match(/class="tile/g)).toHaveLength(6)
  // every hour is there, those without a message too
  expect(page).toContain('>22:00<')
})
