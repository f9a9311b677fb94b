import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { noteChange } from '../archive/changes'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { testContext } from '../testing/ingest'
import { addChannel, addGuild, addMessage } from '../testing/rows'
import { vocabularyKind } from './vocabulary'

let db: Database
let jobId = 0
beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db)
  await addChannel(db, { id: '11' })
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot) values ('vocabulary', '{}', 'done', '{}') returning id`)
  jobId = job?.id ?? 0
})
afterAll(() => db.close())
beforeEach(() =>
  db.script(`truncate discord.messages, discord.message_words, discord.vocabulary, discord.vocabulary_channels,
    discord.channel_changes, app.background_work`),
)

const run = (signal = new AbortController().signal) =>
  vocabularyKind.run({}, testContext(db, jobId, signal))
const pending = () => vocabularyKind.background?.pending(db, {} as never)

async function words(): Promise<Record<string, string>> {
  const rows = await db.query<{ form: string; lexeme: string; messages: number }>(
    sql`select * from discord.vocabulary`,
  )
  return Object.fromEntries(
    rows.map(({ form, lexeme, messages }) => [form, `${lexeme} ${messages}`]),
  )
}

async function say(id: string, content: string, more = {}): Promise<void> {
  await addMessage(db, { id, content, ...more })
  await noteChange(db, '10')
}

test('each word counts once a message, as it is written, with its stem', async () => {
  await say('1', 'Running runs, running 日本 🎉 https://a.example/3f2a9b7c1d 2024 mp3')
  await say('2', 'Größe and running')
  await say('3', 'a notice running', { is_content: false })
  await say('4', 'a twin running', { is_twin: true })
  expect(await pending()).not.toBe(null)
  await run()
  expect(await pending()).toBe(null)
  expect(await words()).toEqual({
    running: 'run 2',
    runs: 'run 1',
    https: 'https 1',
    example: 'exampl 1',
    mp3: 'mp3 1',
    grosse: 'gross 1',
    and: 'and 1',
  })
})

test('what came in since is added, and counted once', async () => {
  await say('1', 'first word')
  await run()
  await say('2', 'second word')
  expect(await pending()).not.toBe(null)
  await run()
  await run()
  expect(await words()).toEqual({ first: 'first 1', second: 'second 1', word: 'word 2' })
})

test('older messages that come in later, and what is taken out, have all counted anew', async () => {
  await say('5', 'new word')
  await run()
  await say('3', 'old word')
  await run()
  expect(await words()).toEqual({ new: 'new 1', old: 'old 1', word: 'word 2' })
  await addMessage(db, { id: '7', channel_id: '11', content: 'elsewhere' })
  await db.script('delete from discord.messages where channel_id = 10')
  await noteChange(db, '10')
  await run()
  expect(await words()).toEqual({ elsewhere: 'elsewher 1' })
})

test('a run that is stopped counts nothing twice', async () => {
  for (let id = 1; id <= 5; id++) await say(String(id), `word number${id}`)
  const abort = new AbortController()
  abort.abort(new Error('stopped'))
  await expect(run(abort.signal)).rejects.toThrow('stopped')
  await run()
  expect((await words()).word).toBe('word 5')
})
