import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParamInfo, QuestionInfo } from '#shared/question'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { runQuestion } from './run'
import { askedValues } from './values'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db)
  for (const id of ['9', '10', '100', '101']) await addAuthor(db, { id })
  await addAuthor(db, { id: '100', webhook_name: 'Relay', is_bot: true })
  for (const author_id of ['9', '10', '100', '101', '101']) await addMessage(db, { author_id })
  await addMessage(db, { author_id: '100', webhook_name: 'Relay', is_bot: true })
})
afterAll(() => db.close())

const most = { id: 'guild_author_most_messages', scope: { guild_id: '1' }, params: {} }
const ids = (rows: Record<string, unknown>[]) => rows.map((row) => row.author_id)

describe('limit and order', () => {
  test('the measure first, then the id as a number', async () => {
    const { rows, truncated } = await runQuestion(db, { ...most, limit: 100 })
    expect(ids(rows)).toEqual(['101', '9', '10', '100'])
    expect(truncated).toBe(false)
  })

  test('a cut is told; exactly the limit is none; 0 = all', async () => {
    const cut = await runQuestion(db, { ...most, limit: 3 })
    expect([ids(cut.rows), cut.truncated]).toEqual([['101', '9', '10'], true])
    expect((await runQuestion(db, { ...most, limit: 4 })).truncated).toBe(false)
    const all = await runQuestion(db, { ...most, limit: 0 })
    expect([all.rows.length, all.truncated]).toEqual([4, false])
  })
})

test('the scope decides about bots where it says something', async () => {
  const scope = { guild_id: '1', bots: 'include' as const }
  const { rows, params } = await runQuestion(db, { ...most, scope, limit: 0 })
  expect(ids(rows)).toContain('100:Relay')
  expect(params.bots).toBe('include')
})

test('the answer says what ran and with what', async () => {
  const result = await runQuestion(db, { ...most, limit: 5 })
  expect(result).toMatchObject({
    question: 'guild_author_most_messages',
    columns: ['author_id', 'author_name', 'messages'],
    params: { guild: '1', from: null, to: null, tz: 'UTC', bots: 'exclude', limit: 5 },
  })
  expect(result.sql).toMatch(/from \(select .* from discord\.messages /)
  expect(result.sql).not.toContain(':scope')
})

test('an alias answers under the id', async () => {
  const run = { ...most, id: 'guild_channel_most_messages', limit: 1 }
  expect((await runQuestion(db, run)).question).toBe('guild_message_per_channel')
})

test('an unknown question is not found', async () => {
  await expect(runQuestion(db, { ...most, id: 'no_such', limit: 1 })).rejects.toMatchObject({
    code: 'not_found',
  })
})

describe('values', () => {
  const param = (kind: ParamInfo['kind'], rest: Partial<ParamInfo> = {}): ParamInfo => ({
    name: 'p',
    kind,
    label: 'P',
    required: false,
    default: null,
    narrows: null,
    ...rest,
  })
  const asks = (info: ParamInfo, value?: string | number | boolean | string[]) =>
    askedValues({ id: 'q', title: 'Q?', params: [info] } as unknown as QuestionInfo, {
      id: 'q',
      scope: {},
      params: value === undefined ? {} : { p: value },
      limit: 1,
    }).params.p

  test.each([
    [param('integer', { default: 7 }), undefined, 7],
    [param('integer', { default: 7 }), '', 7],
    [param('integer'), '12', 12],
    [param('integer'), 12, 12],
    [param('number'), '0.5', 0.5],
    [param('text'), undefined, null],
    [param('text'), 'a', 'a'],
    [param('text_list'), ['a', 'b'], ['a', 'b']],
    [param('text_list'), '["a", "b"]', ['a', 'b']],
    [param('choice', { choices: ['month', 'week', 'day'] }), 'week', 'week'],
    [param('message'), '123', '123'],
  ])('%j given %j is %j', (info, value, expected) => {
    expect(asks(info, value)).toEqual(expected)
  })

  test.each([
    [param('integer'), '1.5', /must be a whole number/],
    [param('integer'), 'many', /must be a number/],
    [param('integer'), '  ', /must be a number/],
    [param('number'), 'NaN', /must be a number/],
    [param('number'), true, /must be a number/],
    [param('text_list'), 'a', /must be a JSON array/],
    [param('text_list'), '[1]', /must be a JSON array/],
    [param('choice', { choices: ['month', 'week', 'day'] }), 'year', /must be month, week or day/],
    [param('message'), '1; drop table', /must be an id/],
    [param('text', { required: true }), '', /^Fill in “P”: “Q\?” needs it/],
  ])('%j given %j is refused', (info, value, message) => {
    expect(() => asks(info, value)).toThrow(message)
  })

  test('a parameter that the question does not have is refused', async () => {
    const run = { ...most, params: { guild: '1' }, limit: 1 }
    await expect(runQuestion(db, run)).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('a text in the scope and another as parameter are refused, not guessed', async () => {
    const scope = { guild_id: '1', text: 'one' }
    const run = { id: 'number_of_messages_matching_search_string', scope, limit: 1 }
    await expect(runQuestion(db, { ...run, params: { search_text: 'two' } })).rejects.toMatchObject(
      { code: 'invalid_input' },
    )
    await runQuestion(db, { ...run, params: { search_text: 'one' } })
  })
})
