import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { QuestionInfo, QuestionResult, type QuestionRun } from '#shared/question'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { addRow } from '../testing/rows'
import { findQuestion, listQuestions, QUESTIONS } from './index'
import { runQuestion } from './run'
import { someParams } from './testing'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  // a question of roles refuses one that nobody has
  await addRow(db, 'roles', {
    id: '3000000000000002',
    guild_id: '1',
    name: 'Keeper',
    exported_at: '2025-01-01',
  })
})
afterAll(() => db.close())

/** A run with something for every parameter. */
function fullRun(info: QuestionInfo): QuestionRun {
  return {
    id: info.id,
    scope: { guild_id: '1', channel_id: '10', author_id: '100' },
    params: someParams(info).params,
    limit: 100,
  }
}

test('every file of the catalogue is one question, its id the name of the file', () => {
  const files = readdirSync(join(import.meta.dirname, 'catalogue'))
  expect(QUESTIONS.map((info) => `${info.id}.ts`).sort()).toEqual(files.sort())
})

test('ids and aliases are unique and found', () => {
  const names = QUESTIONS.flatMap((info) => [info.id, ...info.aliases])
  expect(new Set(names).size).toBe(names.length)
  expect(findQuestion('guild_channels_most_active')?.id).toBe('guild_message_per_channel')
  expect(findQuestion('no_such_question')).toBeNull()
  expect(listQuestions()).toEqual(QUESTIONS)
})

describe.each(QUESTIONS.map((info) => [info.id, info] as const))('%s', (_id, info) => {
  test('is well formed', () => {
    expect(QuestionInfo.parse(info)).toEqual(info)
    expect(info.title).toMatch(/\?$/)
    expect(info.about).toMatch(/\.$/)
    expect(info.sql).toMatch(/^(with|select) /)
    // Inner, its rows are thought to be one, and thousands of authors are compared with each other.
    expect(info.sql).not.toMatch(/(?<!left )join discord\.guild_authors/)
    const columns = info.columns.map((column) => column.name)
    expect(new Set(columns).size).toBe(columns.length)
    const { chart } = info
    if ('y' in chart) expect(columns).toContain(chart.y)
    if ('x' in chart) expect(columns).toContain(chart.x)
    for (const column of Object.values(info.drill?.by ?? {})) {
      if (!column.startsWith('_')) expect(columns).toContain(column)
    }
  })

  test('runs on an empty archive', async () => {
    const result = await runQuestion(db, fullRun(info))
    expect(QuestionResult.parse(result)).toEqual(result)
    expect(result.columns).toEqual(info.columns.map((column) => column.name))
    expect(result.truncated).toBe(false)
    const [first] = result.rows
    if (info.chart.kind === 'number') expect(first?.[info.chart.y] ?? 0).toBe(0)
    else if (info.id.endsWith('_of_week')) expect(result.rows).toHaveLength(7)
    else if (info.id.endsWith('_of_day')) expect(result.rows).toHaveLength(24)
    else expect(result.rows).toEqual([])
  })

  test('says what it needs', async () => {
    for (const param of info.params.filter((param) => param.required)) {
      const run = fullRun(info)
      if (param.narrows === null || param.narrows === 'text') delete run.params[param.name]
      else delete run.scope[param.narrows === 'mentions_author_id' ? 'author_id' : param.narrows]
      await expect(runQuestion(db, run)).rejects.toMatchObject({
        code: 'invalid_input',
        message: expect.stringMatching(/^(Choose|Fill in).+needs it\.$/),
      })
    }
  })
})
