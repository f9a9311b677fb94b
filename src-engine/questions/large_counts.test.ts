import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { exportText, message, testFolder } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'
import { runQuestion } from './run'

const MOST = 2_147_483_647

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  const reactions = [{ emoji: { id: '', name: '👍' }, count: MOST }]
  const messages = ['1001', '1002'].map((id) => message(id, { reactions }))
  const folder = await testFolder({ 'a.json': exportText({ messages }) })
  await ingestPaths(db, [folder.dir])
  await folder.remove()
})
afterAll(() => db.close())

test.each(['guild_author_most_reactions', 'guild_emoji_popularity'])(
  '%s adds counts beyond an int',
  async (id) => {
    const { rows } = await runQuestion(db, { id, scope: { guild_id: '1' }, params: {}, limit: 0 })
    expect(rows[0]?.reactions).toBe(2 * MOST)
  },
)
