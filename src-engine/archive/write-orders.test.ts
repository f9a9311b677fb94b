import { utimes } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { archiveDump, emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder, user } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'

/*
 * Any exports of a channel, cut into any parts and read in any order, give the same archive: the same messages,
 * versions, marks of what is missing, and people.
 */

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

const reaction = (users: Record<string, unknown>[]) => ({
  emoji: { id: '', name: '👍', code: 'thumbsup', isAnimated: false, imageUrl: 'u.svg' },
  count: users.length,
  users,
})

/** How person 7 looks to one export as author, mention or reaction user; null and a missing key are unknown. */
const view = fc.record({
  name: fc.constantFrom('ann', 'anna'),
  nickname: fc.constantFrom('Ann', 'Anna', 'A.', null),
  discriminator: fc.constantFrom('0000', '1111', '2222'),
  color: fc.constantFrom(null, '#112233'),
  avatarUrl: fc.constantFrom('https://cdn.example/a.png', 'https://cdn.example/b.png', null),
})

/** The person's roles in one export; null = it is older than lists of roles. */
const roles = fc.option(fc.subarray(['50', '51', '52']), { freq: 3 })

function person(seen: object, ids: readonly string[] | null | undefined) {
  const list = ids?.map((id) => ({ id, name: `role ${id}`, color: null, position: 1 }))
  return { ...user('7', { ...seen }), roles: list }
}

const state = fc.record({
  content: fc.constantFrom('a', 'b', 'c'),
  timestampEdited: fc.constantFrom(null, null, '2025-01-02T00:00:00+00:00'),
  isPinned: fc.boolean(),
  isMention: fc.boolean(),
  isReaction: fc.boolean(),
  isAuthor: fc.boolean(),
})

/** One export: how it shows the person, which of ten messages it holds, reversed or not, and where it is cut. */
const exported = fc.record({
  author: view,
  mentioned: view,
  reacting: view,
  ids: roles,
  states: fc.array(fc.option(state, { freq: 2 }), { minLength: 10, maxLength: 10 }),
  isReversed: fc.boolean(),
  cuts: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 1 }),
  apart: fc.constantFrom(0, 1),
})

type Exported = typeof exported extends fc.Arbitrary<infer T> ? T : never

/** The files of an export, the first without a date; the parts of one may be some seconds apart. */
function filesOf(whole: Exported, month: number): TestExport[] {
  const { author, mentioned, reacting, ids, states, isReversed, cuts, apart } = whole
  const bounds = [0, ...cuts.toSorted((a, b) => a - b), states.length]
  return bounds.slice(1).map((end, part) => {
    const start = bounds[part] as number
    const messages = states.slice(start, end).flatMap((each, index): Record<string, unknown>[] => {
      if (each === null) return []
      const { isMention, isReaction, isAuthor, ...more } = each
      return [
        message(String(11 + start + index), {
          ...more,
          author: isAuthor ? person(author, ids) : user('100'),
          mentions: isMention ? [person(mentioned, ids)] : [],
          reactions: isReaction ? [reaction([person(reacting, undefined)])] : [],
        }),
      ]
    })
    const time = `2025-${String(month + 1).padStart(2, '0')}-01T00:00:0${part * apart}Z`
    return {
      exportedAt: month === 0 ? null : time,
      messages: isReversed ? messages.toReversed() : messages,
    }
  })
}

async function archiveOf(files: readonly TestExport[], atOnce: boolean) {
  await emptyArchive(db)
  const names = files.map((_, index) => `${index}.json`)
  const folder = await testFolder(
    Object.fromEntries(files.map((file, index) => [`${index}.json`, exportText(file)])),
  )
  try {
    const paths = names.map((name) => folder.path(name))
    // dates what has neither a date nor messages
    for (const path of paths) await utimes(path, 1_700_000_000, 1_700_000_000)
    if (atOnce) await ingestPaths(db, paths)
    else for (const path of paths) await ingestPaths(db, [path])
    return await archiveDump(db)
  } finally {
    await folder.remove()
  }
}

test('any order of any parts of any exports gives the same archive', {
  timeout: 600_000,
}, async () => {
  const cases = fc
    .array(exported, { minLength: 2, maxLength: 3 })
    .map((exports) => exports.flatMap(filesOf))
    .chain((files) => {
      const order = fc.shuffledSubarray(files, { minLength: files.length })
      return fc.tuple(fc.constant(files), order, fc.boolean())
    })
  await fc.assert(
    fc.asyncProperty(cases, async ([files, shuffled, atOnce]) => {
      const expected = await archiveOf(files, false)
      expect(await archiveOf(shuffled, atOnce)).toEqual(expected)
    }),
    { numRuns: 12, seed: 99, endOnFailure: true },
  )
})
