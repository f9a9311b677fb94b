import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { raw, sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder, user } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

/** A view of one of two people, in a message of its own. */
const view = fc.record({
  id: fc.constantFrom('7', '8'),
  name: fc.constantFrom('ann', 'bob'),
  nickname: fc.constantFrom('Nick', 'Nack', null),
  color: fc.constantFrom('#112233', null),
  roles: fc.constantFrom([], ['50'], ['50', '51']),
  role_name: fc.constantFrom('Mod', 'Admin'),
  seen_as: fc.constantFrom('author', 'mention', 'reaction'),
})
/** Hours around one day, so that some exports are a day apart and some are not. */
const oneExport = fc.record({
  hour: fc.integer({ min: 0, max: 40 }),
  views: fc.array(view, { minLength: 1, maxLength: 4 }),
})
type View = ReturnType<typeof view.generate>['value']

function asUser({ id, name, nickname, color, roles, role_name }: View) {
  const made = user(id, { name, nickname: nickname ?? name, color })
  const list = roles.map((role) => ({ id: role, name: role_name, color: null, position: 1 }))
  return { ...made, roles: list }
}

function asMessage(each: View, id: string) {
  const as = asUser(each)
  if (each.seen_as === 'author') return message(id, { author: as })
  if (each.seen_as === 'mention') return message(id, { mentions: [as] })
  const { roles, ...poor } = as
  return message(id, { reactions: [{ emoji: { id: '', name: 'x' }, count: 1, users: [poor] }] })
}

/** The people of the archive; which file they came from says the time of its export. */
async function people() {
  const tables = ['authors', 'guild_members', 'author_names', 'author_roles', 'roles']
  const dump: Record<string, unknown> = {}
  for (const table of tables) {
    const rows =
      await db.query(sql`select to_jsonb(t) - 'file_id' as row from ${raw(`discord.${table}`)} t
      order by t::text`)
    dump[table] = rows.map(({ row }) => JSON.stringify(row)).sort()
  }
  return dump
}

test('a run over many files knows of people what runs over each file know, in any order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(oneExport, { minLength: 2, maxLength: 5, selector: ({ hour }) => hour }),
      async (exports) => {
        const texts = exports.map(({ hour, views }, index): [string, string] => {
          const at = new Date(Date.UTC(2025, 0, 1, hour)).toISOString()
          const made: TestExport = {
            channel: { id: String(10 + index) },
            exportedAt: at,
            messages: views.map((each, place) => asMessage(each, String(100 + place))),
          }
          return [`${index}.json`, exportText(made)]
        })
        const folder = await testFolder(Object.fromEntries(texts))
        try {
          await emptyArchive(db)
          await ingestPaths(db, [folder.dir])
          const atOnce = await people()
          await emptyArchive(db)
          for (const [name] of texts.toReversed()) await ingestPaths(db, [folder.path(name)])
          expect(atOnce).toEqual(await people())
        } finally {
          await folder.remove()
        }
      },
    ),
    { numRuns: 40, seed: 11 },
  )
})
