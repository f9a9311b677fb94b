import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EmbedResult, JobSnapshot } from '#shared/job'
import { noteChange } from '../archive/changes'
import { embeddingModel, vectorsOf } from '../archive/meaning/embeddings'
import { chooseModel } from '../archive/meaning/meaning-status'
import { removePage, wholeChannel } from '../archive/remove-rows'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { cachedModel } from '../meaning/convert/cached-model'
import { type Meaning, openMeaning } from '../meaning/meaning'
import { handClock } from '../testing/clock'
import { testDatabase } from '../testing/database'
import { addMessage } from '../testing/rows'
import { JOB_KINDS } from './index'
import { openRunner, type Runner } from './runner'

let db: Database
let real: Meaning
/** Texts that the model was asked for. */
let asked: string[] = []
let meaning: Meaning
let runner: Runner
let lastJob: JobSnapshot

beforeAll(async () => {
  db = await testDatabase()
  const folder = await cachedModel(process.cwd())
  real = openMeaning({ place: { kind: 'use-lite', folder }, script: null })
})
afterAll(async () => {
  await real.rest()
  await db.close()
})
beforeEach(async () => {
  const models = await db.query<{ id: number }>(sql`select id from discord.embedding_models`)
  for (const { id } of models) await db.script(`drop table discord.embeddings_${id}`)
  await db.script(`truncate discord.messages, discord.message_words, discord.embedding_models, discord.embedding_codes,
    discord.channel_changes, app.background_work; truncate app.jobs cascade`)
  asked = []
  meaning = {
    ...real,
    key: real.key,
    embed: (texts) => {
      asked.push(...texts)
      return real.embed(texts)
    },
  }
  runner = await openRunner({
    db,
    host: { printPdf: async () => undefined, readBucketKeys: async () => null },
    archiveDir: '',
    workers: null,
    meaning,
    kinds: JOB_KINDS,
    emit: (name, payload) => {
      if (name === 'job.changed') lastJob = payload as JobSnapshot
    },
    giveWay: async () => undefined,
    clock: handClock(),
  })
})

async function say(content: string, message: Parameters<typeof addMessage>[1] = {}) {
  const id = await addMessage(db, { content, ...message })
  await noteChange(db, message.channel_id ?? '10')
  return id
}

async function run(): Promise<EmbedResult> {
  await runner.start({ kind: 'embed', params: {} }, true)
  await runner.idle()
  expect(lastJob).toMatchObject({ state: 'done', error: null })
  return lastJob.result as EmbedResult
}

const pending = () => JOB_KINDS.embed.background?.pending(db, { meaning })

async function vectors(): Promise<Record<string, boolean>> {
  const model = await embeddingModel(db, await meaning.facts())
  if (model === null) return {}
  const rows = await db.query<{ content: string; has: boolean }>(sql`
    select m.content, e.embedding is not null as has from ${vectorsOf(model)} e
    left join discord.messages m on m.channel_id = e.channel_id and m.id = e.message_id order by m.id`)
  return Object.fromEntries(rows.map(({ content, has }) => [content, has]))
}

/** Contents, nearest first. */
async function nearest(text: string): Promise<string[]> {
  const model = await embeddingModel(db, await meaning.facts())
  if (model === null) return []
  const vector = await real.embed([text])
  const rows = await db.query<{ content: string }>(sql`
    select m.content from ${vectorsOf(model)} e
    join discord.messages m on m.channel_id = e.channel_id and m.id = e.message_id
    where e.embedding is not null
    order by e.embedding <#> ${`[${vector.join(',')}]`}::halfvec(512)`)
  return rows.map(({ content }) => content)
}

test('what is said gets a vector of length one, what says nothing in words a row without', async () => {
  await say('how do I reset my password?')
  await say('🎉🎉')
  await say('https://example.org/x')
  await say('', { extra: { forwardedMessage: { content: 'forwarded words' } } })
  await say('a notice', { is_content: false })
  expect(await pending()).not.toBeNull()
  expect(await run()).toMatchObject({ messages: 5, embedded: 1 })
  expect(await vectors()).toEqual({
    'how do I reset my password?': true,
    '🎉🎉': false,
    'https://example.org/x': false,
    '': false,
  })
  const model = await embeddingModel(db, await meaning.facts())
  const [length] = await db.query<{ norm: number }>(sql`
    select l2_norm(embedding) as norm from ${vectorsOf(model ?? { id: 0 })}
    where embedding is not null`)
  expect(length?.norm).toBeCloseTo(1, 2)
  expect(await pending()).toBeNull()
})

test('the nearest to a question are those that mean it, whatever the words', async () => {
  for (const content of [
    'where can I change the login secret?',
    'the meeting is on friday at noon',
    'my cat sleeps all day',
    'the build crashes on windows',
    'pizza was great tonight',
  ]) {
    await say(content)
  }
  await run()
  expect((await nearest('how do I reset my password'))[0]).toBe(
    'where can I change the login secret?',
  )
  expect((await nearest('compiling fails on my PC'))[0]).toBe('the build crashes on windows')
  expect((await nearest('dinner tasted delicious'))[0]).toBe('pizza was great tonight')
})

test('equal texts are asked once, and never again while nothing changed', async () => {
  for (let count = 0; count < 5; count++) await say('good morning everyone')
  await say('good morning everyone', { channel_id: '11' })
  await run()
  expect(asked).toEqual(['good morning everyone'])
  asked = []
  await say('something new', { channel_id: '11' })
  expect(await run()).toMatchObject({ messages: 2, embedded: 1 })
  expect(asked).toEqual(['something new'])
})

test('a changed message gets a new vector, a removed one loses its own', async () => {
  const id = await say('the cat sleeps')
  await say('the server is down', { channel_id: '11' })
  await run()
  await db.query(sql`update discord.messages set content = 'lunch at noon?', content_hash = gen_random_uuid()
    where id = ${id}`)
  await noteChange(db, '10')
  await run()
  expect((await nearest('when do we eat'))[0]).toBe('lunch at noon?')
  expect(Object.keys(await vectors()).sort()).toEqual(['lunch at noon?', 'the server is down'])
  await db.transaction((tx) => removePage(tx, wholeChannel('11')))
  expect(Object.keys(await vectors())).toEqual(['lunch at noon?'])
})

test('a run that was stopped goes on at its checkpoint', async () => {
  await db.query(sql`
    insert into discord.messages (id, channel_id, guild_id, author_id, posted_at, exported_at, file_id,
      reaction_count, attachment_count, embed_count, sticker_count, link_count, mention_count, is_content,
      is_bot, is_pinned, is_question, is_forward, type, content, content_hash)
    select n, 10, 1, 100, now(), now(), 1, 0, 0, 0, 0, 0, 0, true, false, false, false, false, 'Default',
      'message number ' || n, gen_random_uuid()
    from generate_series(1, 2500) n`)
  await noteChange(db, '10')
  const { id } = await runner.start({ kind: 'embed', params: {} }, true)
  let calls = 0
  meaning.embed = async (texts) => {
    calls += 1
    if (calls === 7) await runner.cancel(id)
    return real.embed(texts)
  }
  await runner.idle()
  expect(lastJob.state).toBe('cancelled')
  const stopped = Object.keys(await vectors()).length
  expect([1000, 2000]).toContain(stopped)
  await runner.resume(id)
  await runner.idle()
  expect(lastJob).toMatchObject({ state: 'done', result: { messages: 2500, embedded: 2500 } })
  const [count] = await db.query<{ coded: number; rows: number }>(sql`
    select sum(octet_length(keys) / 16)::int as coded, max(octet_length(codes) / octet_length(keys))::int as rows
    from discord.embedding_codes`)
  expect(count).toEqual({ coded: 2500, rows: 4 })
})

test('another model makes all anew, and what the other made goes', async () => {
  await say('hello there friends')
  await run()
  meaning = {
    ...meaning,
    key: 'other',
    facts: async () => ({ ...(await real.facts()), fingerprint: 'other' }),
  }
  runner = await openRunner({
    db,
    host: { printPdf: async () => undefined, readBucketKeys: async () => null },
    archiveDir: '',
    workers: null,
    meaning,
    kinds: JOB_KINDS,
    emit: (_name, payload) => {
      lastJob = payload as JobSnapshot
    },
    giveWay: async () => undefined,
    clock: handClock(),
  })
  expect(await pending()).not.toBeNull()
  expect(await run()).toMatchObject({ embedded: 1 })
  expect(await embeddingModel(db, await real.facts())).toBeNull()
  expect(await vectors()).toEqual({ 'hello there friends': true })
})

test('a model that is tried while it runs gives it nothing', async () => {
  for (let n = 0; n < 3; n++) await say(`hello there friend ${n}`)
  const { embed } = meaning
  let go: () => void = () => undefined
  let isAsking = false
  const began = new Promise<void>((begin) => {
    meaning.embed = async (texts) => {
      isAsking = true
      begin()
      await new Promise<void>((resolve) => {
        go = resolve
      })
      const vectors = await embed(texts)
      meaning.embed = embed
      isAsking = false
      return vectors
    }
  })
  await runner.start({ kind: 'embed', params: {} }, true)
  await began
  const tried = runner.apart(() => {
    expect(isAsking).toBe(false)
    return chooseModel(db, meaning, { folder: '/nowhere', ownFolder: '' })
  })
  go()
  await expect(tried).rejects.toMatchObject({ code: 'invalid_input' })
  await runner.idle()
  expect(lastJob).toMatchObject({ state: 'done', error: null })
  expect(Object.values(await vectors())).toEqual([true, true, true])
})

test('hostile texts are embedded or say nothing, and stop nothing', async () => {
  const texts = [
    '\ud800',
    'x'.repeat(4000),
    'the '.repeat(1000),
    '日本語',
    "'; drop table x --",
    '<script>',
    '\u0001',
  ]
  for (const text of texts) await say(text.toWellFormed())
  expect(await run()).toMatchObject({ messages: texts.length })
  expect((await vectors()).日本語).toBe(false)
})
