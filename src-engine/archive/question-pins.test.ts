import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { emptyArchive } from '../testing/dump'
import { listQuestionPins, pinQuestion } from './question-pins'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const pin = (question_id: string) => pinQuestion(db, { question_id, is_pinned: true })

test('pins keep their order, stand once, outlive the messages and go', async () => {
  await pin('guild_concentration')
  await pin('guild_authors')
  await pin('guild_concentration')
  await emptyArchive(db)
  expect(await listQuestionPins(db)).toEqual(['guild_concentration', 'guild_authors'])
  await pinQuestion(db, { question_id: 'guild_concentration', is_pinned: false })
  await pinQuestion(db, { question_id: 'guild_concentration', is_pinned: false })
  expect(await listQuestionPins(db)).toEqual(['guild_authors'])
})
