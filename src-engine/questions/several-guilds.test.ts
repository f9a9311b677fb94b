import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drillScope } from '#shared/drill'
import { QuestionResult, type QuestionRun } from '#shared/question'
import { answerColumns } from '#shared/several-guilds'
import { messagesInScope } from '../archive/messages'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { ingestPaths } from '../testing/ingest'
import { findQuestion, QUESTIONS } from './index'
import { HARBOUR, writeRandomArchive } from './oracle/random-archive'
import { runQuestion } from './run'
import { someParams } from './testing'

const [ORCHARD, NOWHERE] = ['80000000000000001', '5']
const NAMES = new Map([
  [HARBOUR, 'Harbour'],
  [ORCHARD, 'Orchard & <b>Sons</b>'],
])

let db: Database
let dir: string
beforeAll(async () => {
  db = await testDatabase()
  dir = await writeRandomArchive(7, 12)
  await ingestPaths(db, [dir])
})
afterAll(async () => {
  await db.close()
  await rm(dir, { recursive: true })
})

const ABOUT_A_GUILD = QUESTIONS.filter((info) => info.params.some((p) => p.name === 'guild'))

describe.each(ABOUT_A_GUILD.map((info) => [info.id, info] as const))('%s', (id, info) => {
  test('asked of several guilds it says of each what it says of it alone', async () => {
    const run: QuestionRun = { id, ...someParams(info), limit: 3 }
    const asked: QuestionRun = { ...run, guild_ids: [ORCHARD, NOWHERE, HARBOUR, ORCHARD] }
    const all = await runQuestion(db, asked)
    expect(QuestionResult.parse(all)).toEqual(all)
    expect(all.columns).toEqual(answerColumns(info, asked).map((column) => column.name))
    const alone = []
    for (const guild_id of [ORCHARD, NOWHERE, HARBOUR]) {
      const one: QuestionRun = { ...run, scope: { ...run.scope, guild_id } }
      alone.push({ guild_id, one, answer: await runQuestion(db, one) })
    }
    expect(all.rows).toEqual(
      alone.flatMap(({ guild_id, answer }) =>
        answer.rows.map((row) => ({
          guild_id,
          guild_name: NAMES.get(guild_id) ?? null,
          ...row,
        })),
      ),
    )
    expect(all.truncated).toBe(alone.some(({ answer }) => answer.truncated))
    expect(all.params.guild).toEqual([ORCHARD, NOWHERE, HARBOUR])
    const drills = alone.flatMap(({ one, answer }) =>
      answer.rows.map((row) => drillScope(info, one, row)),
    )
    expect(all.rows.map((row) => drillScope(info, asked, row))).toEqual(drills)
  })
})

test('a question about no guild is asked once, of the guilds together, and so are its drills', async () => {
  const info = findQuestion('list_guilds')
  if (info === null) throw new Error('no list_guilds')
  const run: QuestionRun = { id: info.id, scope: {}, params: {}, limit: 0, guild_ids: [ORCHARD] }
  const { rows, columns } = await runQuestion(db, run)
  expect(rows.map((row) => row.guild_name)).toEqual([NAMES.get(ORCHARD)])
  expect(columns).toEqual(info.columns.map((column) => column.name))
  const [row = {}] = rows
  const scope = drillScope(info, run, row)
  const { total } = await messagesInScope(db, { scope: scope ?? {}, cursor: null, limit: 1 })
  expect(total).toBe(row.messages)
})

test('a row of a run in turn that does not say its guild leads nowhere', () => {
  const info = findQuestion('guild_author_count')
  if (info === null) throw new Error('no guild_author_count')
  const run = { id: info.id, scope: {}, params: {}, limit: 0, guild_ids: [ORCHARD] }
  expect(drillScope(info, run, { authors: 1 })).toBeNull()
})
