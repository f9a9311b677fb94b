import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ResultRow } from '#shared/question'
import type { Scope } from '#shared/scope'
import type { Database } from '../db/database'
import { languageKind } from '../jobs/language'
import { testDatabase } from '../testing/database'
import { ingestPaths, testContext } from '../testing/ingest'
import { QUESTIONS } from './index'
import { ORACLES } from './oracle/answers'
import { writeRandomArchive } from './oracle/random-archive'
import { readTold, type ToldArchive } from './oracle/read'
import { runQuestion } from './run'
import { someRuns } from './testing'

test('every question has an independent answer', () => {
  expect(Object.keys(ORACLES).sort()).toEqual(QUESTIONS.map((info) => info.id).sort())
})

/** Whom questions about one author are asked of: a person who started a thread, a bot and a face of a webhook. */
const AUTHORS = ['100000000000000004', '100000000000000005', '555000000000000001:Relay']
const ZONES = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe']

/** The scopes every question is asked with. */
function scopes(): Partial<Scope>[] {
  return [
    ...ZONES.map((tz) => ({ tz })),
    { bots: 'include' },
    { bots: 'exclude' },
    { from: '2018-03-25', to: '2018-11-04', tz: 'Europe/Berlin' },
    { from: '2018-02-17', tz: 'America/Sao_Paulo', bots: 'include' },
    { to: '2018-02-18', tz: 'America/Sao_Paulo' },
    { from: '2030-01-01' },
  ]
}

describe.each([
  [1, 40],
  [2, 6],
])('archive %i with %i messages a channel', (seed, size) => {
  let db: Database
  let dir: string
  let told: ToldArchive
  beforeAll(async () => {
    db = await testDatabase()
    dir = await writeRandomArchive(seed, size)
    await ingestPaths(db, [dir])
    await languageKind.run({}, testContext(db, 0))
    told = await readTold(dir)
  })
  afterAll(async () => {
    await db.close()
    await rm(dir, { recursive: true })
  })

  test.each(QUESTIONS.map((info) => [info.id, info] as const))('%s', async (id, info) => {
    let answered = 0
    for (const run of someRuns(info, scopes(), AUTHORS)) {
      const result = await runQuestion(db, run)
      const rows = result.rows.map(visible)
      expect(rows.map(rounded), JSON.stringify(run.scope)).toEqual(
        ORACLES[id]?.(told, run).map(rounded),
      )
      answered += rows.length
      for (const row of rows) expect(Object.keys(row)).toEqual(result.columns)
    }
    expect(answered).toBeGreaterThan(0)
  })
})

function visible(row: ResultRow): ResultRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('_')))
}

/** The twelve digits that two ways to calculate agree in. */
function rounded(row: ResultRow): ResultRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ]),
  )
}
