import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database, Queryable } from '../db/database'
import { inRollback, testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { runQuestion } from './run'

let db: Database

beforeAll(async () => {
  db = await testDatabase()
})

afterAll(() => db.close())

/** An archive in which author i wrote `counts[i]` messages. */
async function archiveOf(tx: Queryable, counts: readonly number[]) {
  await addGuild(tx)
  await addChannel(tx)
  for (const [index, count] of counts.entries()) {
    const id = String(1000 + index)
    await addAuthor(tx, { id })
    for (let n = 0; n < count; n += 1) await addMessage(tx, { author_id: id })
  }
}

function ask(counts: readonly number[], id = 'guild_concentration') {
  return inRollback(db, async (tx) => {
    await archiveOf(tx, counts)
    const run = { id, scope: { guild_id: '1' }, params: {}, limit: 0 }
    return (await runQuestion(tx, run)).rows
  })
}

it.each([
  { counts: [1, 1, 1, 1], gini: 0 },
  { counts: [1, 2, 3, 4], gini: 0.25 },
  { counts: [5, 5], gini: 0 },
])('Gini of $counts is $gini (METRICS §11)', async ({ counts, gini }) => {
  const [row] = await ask(counts)
  expect(row?.gini).toBeCloseTo(gini, 12)
})

it('counts the fewest authors: strictly more than half, and at least half', async () => {
  const [row] = await ask([3, 3])
  expect(row).toMatchObject({ nakamoto: 2, contributor_absence_factor: 1, authors: 2, messages: 6 })
})

it('agrees with the CHAOSS example at a tenth of its size', async () => {
  const [row] = await ask([100, 20, 9, 3, 33, 34, 4, 43])
  expect(row?.contributor_absence_factor).toBe(2)
})

it('gives top shares and effective authors', async () => {
  const [row] = await ask([6, 3, 1])
  expect(row?.top_1_percent).toBeCloseTo(60, 10)
  expect(row?.top_10_percent).toBeCloseTo(100, 10)
  expect(row?.top_decile_percent).toBeCloseTo(60, 10)
  expect(row?.effective_authors).toBeCloseTo(100 / 46, 10)
})

it('has no Gini for one author or none', async () => {
  expect((await ask([4]))[0]).toMatchObject({ gini: null, nakamoto: 1, authors: 1 })
  expect((await ask([]))[0]).toMatchObject({ gini: null, nakamoto: null, authors: 0, messages: 0 })
})

it('draws the Lorenz curve from the quietest author up', async () => {
  expect(await ask([1, 3], 'guild_lorenz_curve')).toEqual([
    { author_percent: 0, message_percent: 0 },
    { author_percent: 50, message_percent: 25 },
    { author_percent: 100, message_percent: 100 },
  ])
  expect(await ask([], 'guild_lorenz_curve')).toEqual([])
})
