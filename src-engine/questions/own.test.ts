import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readQuestions } from '#shared/own-file'
import { OwnAnswer, OwnQuestion, OwnRun } from '#shared/own-question'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import {
  askQuestion,
  listAllQuestions,
  lookAtStatement,
  runStatement,
  saveOwnQuestion,
} from './own'
import { ownHandlers } from './own-handlers'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  for (const id of ['1', '2']) {
    await addGuild(db, { id })
    await addChannel(db, { id: `${id}0`, guild_id: id })
  }
  for (const id of ['7', '8']) await addAuthor(db, { id })
  for (const author_id of ['7', '7', '8']) await addMessage(db, { author_id })
  await addMessage(db, { author_id: '8', guild_id: '2', channel_id: '20' })
})
afterAll(() => db.close())

type Draft = Partial<OwnQuestion> & { sql: string }
const question = (draft: Draft) => OwnQuestion.parse({ title: 'Mine', ...draft })
const run = (draft: Draft, more: Partial<OwnRun> = {}) =>
  runStatement(db, OwnRun.parse({ question: question(draft), ...more }))
const never = { aborted: false, throwIfAborted: () => undefined }

describe('a run', () => {
  test('counts the messages of the scope, with the values of its form', async () => {
    const draft = {
      sql: `select author_id, count(*) as messages from :scope as m
        group by 1 having count(*) >= :least order by 2 desc`,
    }
    const answer = await run(draft, { scope: { guild_id: '1' }, params: { least: '2' } })
    expect(OwnAnswer.parse(answer)).toEqual(answer)
    expect(answer).toMatchObject({
      kind: 'rows',
      columns: [
        { name: 'author_id', type: 'id', label: 'Author id' },
        { name: 'messages', type: 'integer', label: 'Messages' },
      ],
      rows: [{ author_id: '7', messages: 2 }],
      truncated: false,
    })
  })

  test('asks for what is missing', async () => {
    await expect(run({ sql: 'select :days as n' })).rejects.toMatchObject({
      message: 'Fill in “Days”: “This statement” needs it.',
    })
    await expect(run({ sql: 'select :guild_id::text as guild' })).rejects.toMatchObject({
      message: expect.stringContaining('Choose a guild first'),
    })
  })

  test('types columns by their values', async () => {
    const answer = await run({
      sql: `select 12 as hour, 25 as weekday, '2025-03' as month, 'March' as week, 1::bigint as n,
        9007199254740993 as big, 2.5 as percent, 'infinity'::timestamptz as at, null::text as day`,
    })
    expect(answer).toMatchObject({
      columns: [
        { name: 'hour', type: 'hour' },
        { name: 'weekday', type: 'integer' },
        { name: 'month', type: 'month' },
        { name: 'week', type: 'text' },
        { name: 'n', type: 'integer' },
        { name: 'big', type: 'id' },
        { name: 'percent', type: 'percent' },
        { name: 'at', type: 'time' },
        { name: 'day', type: 'day' },
      ],
      rows: [
        {
          hour: 12,
          weekday: 25,
          month: '2025-03',
          week: 'March',
          n: 1,
          big: '9007199254740993',
          percent: 2.5,
          at: null,
          day: null,
        },
      ],
    })
  })

  test.each([
    ['select conten from discord.messages', 'conten'],
    ['select *\nfrom discord.mesages as m', 'discord.mesages'],
    ['select 🎈 + nope from :scope as m where n = 1', '🎈'],
    ["select '🎈🎈', nope", 'nope'],
    ['select m.nope from :scope as m', 'm.nope'],
    ['select (select 1', ''],
    ['select * from :scope m where :x = any (1)', '='],
    ['select 1; select 2', null],
    ['delete from discord.messages', 'from'],
    ['select * from app.jobs', 'app.jobs'],
    ['select 1 / 0', null],
  ])('shows where it goes wrong: %s', async (text, place) => {
    const answer = await run({ sql: text }, text.includes(':x') ? { params: { x: 'a' } } : {})
    if (answer.kind !== 'refused') throw new Error('it was taken')
    expect(answer.message).toMatch(/\.$/)
    const { at } = answer
    expect(at && text.slice(at.from, at.to)).toBe(place)
  })

  test('says that a value does not fit', async () => {
    const draft = { sql: 'select 1 from :scope as m where is_bot = :which' }
    expect(await run(draft, { params: { which: 'maybe' } })).toMatchObject({
      kind: 'refused',
      message: 'A value does not fit where the statement uses it.',
    })
  })

  test('tells that it begins, in its turn', async () => {
    const told: string[] = []
    const begins = async () => {
      told.push('begun')
      return () => void told.push('ended')
    }
    await runStatement(db, OwnRun.parse({ question: question({ sql: 'select 1' }) }), begins)
    expect(told).toEqual(['begun', 'ended'])
  })
})

test('a look tells columns and what values are for, and runs nothing', async () => {
  const look = await lookAtStatement(
    db,
    question({
      sql: `select id as message_id, content, posted_at, 1 / 0 as n from :scope as m
        where reaction_count >= :least and posted_at > :since and content = any (:words) and type = :kind`,
    }),
  )
  expect(look).toEqual({
    kind: 'columns',
    columns: [
      { name: 'message_id', type: 'id', label: 'Message id' },
      { name: 'content', type: 'text', label: 'Text' },
      { name: 'posted_at', type: 'time', label: 'Posted' },
      { name: 'n', type: 'integer', label: 'N' },
    ],
    params: { least: 'integer', since: 'date', words: 'text_list', kind: 'text' },
  })
})

describe('kept questions', () => {
  const own = () => ownHandlers(db)
  const listed = async () => (await listAllQuestions(db)).filter(({ tags }) => tags.includes('Own'))

  test('stand in the list after the catalogue, and answer like any other', async () => {
    const draft = question({
      title: 'Who wrote what?',
      sql: 'select author_id, count(*) as messages, 1 as _hidden from :scope as m group by 1 order by 2 desc',
      chart: { kind: 'bar', x: 'author_id', y: 'messages' },
    })
    const { id } = await saveOwnQuestion(db, { id: null, question: draft })
    expect(id).toBe('own_who_wrote_what')
    expect((await saveOwnQuestion(db, { id: null, question: draft })).id).toBe(
      'own_who_wrote_what_2',
    )
    const all = await listAllQuestions(db)
    expect(all.at(-1)).toMatchObject({
      title: 'Who wrote what?',
      params: [{ name: 'guild', required: false }, { name: 'channel' }, { name: 'author' }],
      columns: [{ name: 'author_id' }, { name: 'messages' }],
      chart: { kind: 'bar' },
      drill: { by: { author_id: 'author_id' } },
    })
    const asked = { id, scope: {}, params: {}, limit: 1 }
    expect(await askQuestion(db, asked)).toMatchObject({
      question: id,
      columns: ['author_id', 'messages'],
      rows: [{ author_id: '7', messages: 2 }],
      truncated: true,
    })
    const several = await askQuestion(db, { ...asked, guild_ids: ['1', '2'] })
    expect(several.rows.map((row) => [row.guild_id, row.messages])).toEqual([
      ['1', 2],
      ['2', 1],
    ])
  })

  test('are changed under their id, forgotten and brought back', async () => {
    const { id } = await saveOwnQuestion(db, {
      id: null,
      question: question({ sql: 'select 1 as n' }),
    })
    await saveOwnQuestion(db, { id, question: question({ title: 'Other', sql: 'select 2 as m' }) })
    const kept = await own()['own_questions.get']({ id }, never)
    expect(kept).toMatchObject({ id: 'own_mine', title: 'Other', sql: 'select 2 as m' })
    const removed = await own()['own_questions.remove']({ id }, never)
    expect(removed).toEqual(kept)
    await expect(own()['own_questions.get']({ id }, never)).rejects.toMatchObject({
      code: 'not_found',
    })
    await own()['own_questions.restore'](removed, never)
    expect(await own()['own_questions.get']({ id }, never)).toEqual(kept)
    expect((await listed()).find((one) => one.id === id)?.columns).toEqual([
      { name: 'm', type: 'integer', label: 'M' },
    ])
  })

  test('may be half done', async () => {
    const { id } = await saveOwnQuestion(db, {
      id: null,
      question: question({ sql: 'select from where' }),
    })
    expect((await listed()).find((one) => one.id === id)).toMatchObject({
      columns: [],
      chart: { kind: 'table' },
    })
    await expect(askQuestion(db, { id, scope: {}, params: {}, limit: 1 })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  test('have their columns looked up again under another schema', async () => {
    const { id } = await saveOwnQuestion(db, {
      id: null,
      question: question({ sql: 'select 1 as n' }),
    })
    await db.query(
      sql`update app.own_questions set columns = '[]', described_in = 1 where id = ${id}`,
    )
    expect((await listed()).find((one) => one.id === id)?.columns).toHaveLength(1)
  })

  test('go through a file, under ids that are free', async () => {
    const { id } = await saveOwnQuestion(db, {
      id: null,
      question: question({ title: 'Ünïque', sql: 'select :n::int as n', about: 'Why.' }),
    })
    expect(id).toBe('own_unique')
    const { text } = await own()['own_questions.share']({ ids: [id] }, never)
    expect(readQuestions(text)).toMatchObject([{ id, title: 'Ünïque', params: [{ name: 'n' }] }])
    expect(text).not.toContain('created_at')
    expect(await own()['own_questions.import']({ text }, never)).toEqual({ ids: ['own_unique_2'] })
    const long = { ...readQuestions(text)[0], id: `own_${'x'.repeat(60)}` }
    const file = JSON.stringify({
      format: 'discord-binding/questions',
      version: 1,
      questions: [long, long],
    })
    const { ids } = await own()['own_questions.import']({ text: file }, never)
    expect(ids[1]).toBe(`own_${'x'.repeat(58)}_2`)
  })
})
