import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QuestionRun } from '#shared/question'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage, addRow } from '../testing/rows'
import { runQuestion } from './run'

const EXPORTED = { exported_at: '2025-06-01T00:00:00Z' }

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db)
  const roles: [string, string][] = [
    ['71', 'Möderators 🛡'],
    ['72', '71'],
    ['73', 'Crew'],
  ]
  for (const [id, name] of roles)
    await addRow(db, 'roles', { id, guild_id: '1', name, ...EXPORTED })
  await addAuthor(db, { id: '100', roles: ['71'] })
  await addAuthor(db, { id: '101', roles: ['72'] })
  await addAuthor(db, { id: '102' })
  await addMessage(db, { author_id: '100', content: 'say "a b" to c' })
  await addMessage(db, { author_id: '101', content: 'a c b' })
  await addMessage(db, { author_id: '102', content: 'A B' })
})
afterAll(() => db.close())

const ask = (id: string, params: QuestionRun['params']) =>
  runQuestion(db, { id, scope: { guild_id: '1' }, params, limit: 0 })

describe('roles', () => {
  test.each([
    [['71'], ['71']],
    [['möderators 🛡'], ['71']],
    [
      ['MODERATORS 🛡', 'crew'],
      ['71', '73'],
    ],
  ])('%j means the roles %j, an id never a name', async (roles, ids) => {
    const { rows } = await ask('guild_team_ratio', { roles })
    expect(rows[0]).toMatchObject({ team: true, authors: 1, messages: 1, _role_ids: ids.join(',') })
    expect(rows[1]).toMatchObject({ team: false, authors: 2, _without_role_ids: ids.join(',') })
  })

  test('a name that no role has is told with those that are like it', async () => {
    await expect(ask('guild_team_ratio', { roles: ['Crow'] })).rejects.toMatchObject({
      code: 'invalid_input',
      message: '“Roles of the team”: no role is called “Crow”. Similar: crew.',
    })
  })
})

describe('phrases', () => {
  const found = async (phrases: string[]) =>
    (await ask('guild_phrase_engagement', { phrases })).rows.map((row) => [
      row.phrase,
      row.messages,
      row._search,
    ])

  test('hold the words in a row; quotes in them are only text; each counts once, blank ones do not', async () => {
    expect(await found(['a b', 'say "a b"', ' ', 'a b', 'c'])).toEqual([
      ['a b', 2, '"a b"'],
      ['say "a b"', 1, '"say \\"a b\\""'],
      ['c', 2, '"c"'],
    ])
  })

  test('of blank ones there is no answer; none at all have to be given first', async () => {
    expect(await found([' '])).toEqual([])
    await expect(found([])).rejects.toMatchObject({
      message: expect.stringMatching(/^Fill in “Phrases”/),
    })
  })

  test('more than fifty are refused', async () => {
    const phrases = Array.from({ length: 51 }, (_, n) => `text ${n}`)
    await expect(found(phrases)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
