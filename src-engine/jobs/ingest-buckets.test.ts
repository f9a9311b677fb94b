import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { JOB_PARAMS } from '#shared/job'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { HEAD_BYTES } from '../sources/bucket-object'
import { type BucketServer, bucketServer, refuse, SERVER_KEYS } from '../testing/bucket-server'
import { testDatabase } from '../testing/database'
import { archiveDump, emptyArchive } from '../testing/dump'
import { exportText, message, testFolder } from '../testing/exports'
import { ingestPaths, testContext } from '../testing/ingest'
import { ingestKind, runIngest } from './ingest'
import type { JobContext } from './kind'

let db: Database
let server: BucketServer
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  await emptyArchive(db)
  server = await bucketServer()
})
afterEach(() => server.close())

const many = (count: number, first: number) =>
  Array.from({ length: count }, (_each, at) => message(`${first + at}`))

/** An export of one channel with three messages. */
const channel = (id: number) =>
  exportText({ channel: { id: `${id}` }, messages: many(3, id * 100) })

async function addJob(): Promise<number> {
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values ('ingest', '{}', 'running', '{}') returning id`)
  return job?.id ?? 0
}

/** A job that may ask for the keys of the server's bucket. */
function context(jobId: number, signal?: AbortSignal): JobContext {
  return {
    ...testContext(db, jobId, signal),
    host: {
      printPdf: async () => undefined,
      readBucketKeys: async ({ endpoint, bucket }) =>
        endpoint === server.endpoint && bucket === 'exports' ? SERVER_KEYS : null,
    },
  }
}

async function ingestBucket(prefix = '') {
  return runIngest([], context(await addJob()), [server.bucket({ prefix })])
}

test('a bucket of real exports gives the rows that the same folder gives', async () => {
  const fixtures = join(process.cwd(), 'fixtures/dce')
  const names = (await readdir(fixtures)).filter((name) => name.endsWith('.json'))
  const files: Record<string, Uint8Array> = {}
  for (const name of names) {
    files[name] = await readFile(join(fixtures, name))
    await server.put(`ferry exports/${name}`, files[name])
  }
  const folder = await testFolder(files)
  try {
    await ingestPaths(db, [folder.dir])
    const fromFolder = await archiveDump(db)
    await emptyArchive(db)
    const result = await ingestBucket('ferry exports/')
    expect(result.files).toMatchObject({ found: names.length, ingested: names.length })
    expect(await archiveDump(db)).toEqual(fromFolder)
    const paths = await db.query<{ path: string }>(sql`select path from discord.export_files`)
    expect(paths.map(({ path }) => path).sort()).toEqual(
      names.map((name) => `s3+${server.endpoint}/exports/ferry exports/${name}`).sort(),
    )
  } finally {
    await folder.remove()
  }
})

test('what has not changed costs the listing only, and what has is read alone', async () => {
  for (const id of [10, 11, 12]) await server.put(`${id}.json`, channel(id))
  const first = await ingestBucket()
  expect(first.files).toMatchObject({ found: 3, ingested: 3 })
  expect(server.got().sort()).toEqual(['10.json', '11.json', '12.json'])

  server.forget()
  const second = await ingestBucket()
  expect(second.files).toMatchObject({ found: 3, unchanged: 3 })
  expect(second.messages).toEqual({ new: 0, updated: 0, unchanged: 9 })
  expect(server.seen).toHaveLength(1)
  expect(server.got()).toEqual([])

  const grown = exportText({ channel: { id: '11' }, messages: many(5, 1100) })
  await server.put('11.json', grown)
  await server.put('13.json', channel(13))
  server.forget()
  const third = await ingestBucket()
  expect(third.files).toMatchObject({ found: 4, ingested: 2, unchanged: 2 })
  expect(third.messages.new).toBe(2 + 3)
  expect(server.got().sort()).toEqual(['11.json', '13.json'])
})

test('a stopped job goes on in the middle of an object', async () => {
  const text = exportText({ messages: many(9000, 100_000) })
  expect(text.length).toBeGreaterThan(3 * HEAD_BYTES)
  await server.put('large.json', text)
  const id = await addJob()
  const abort = new AbortController()
  const stopped: JobContext = {
    ...context(id, abort.signal),
    progress: ({ counters }) => {
      if ((counters?.messages ?? 0) >= 6000) abort.abort(new Error('stopped'))
    },
  }
  await expect(runIngest([], stopped, [server.bucket()])).rejects.toThrow('stopped')
  const [file] = await db.query<{ state: string; checkpoint_bytes: number }>(
    sql`select state, checkpoint_bytes from discord.export_files`,
  )
  expect(file?.state).toBe('reading')
  expect(file?.checkpoint_bytes).toBeGreaterThan(HEAD_BYTES)

  server.forget()
  const result = await runIngest([], context(id), [server.bucket()])
  expect(result.files).toMatchObject({ found: 1, ingested: 1 })
  expect(server.seen.map(({ range }) => range)).toEqual([
    null,
    `bytes=0-${HEAD_BYTES - 1}`,
    `bytes=${file?.checkpoint_bytes}-${text.length - 1}`,
  ])
  const fromBucket = await archiveDump(db)

  await emptyArchive(db)
  const folder = await testFolder({ 'large.json': text })
  try {
    await ingestPaths(db, [folder.dir])
    expect(fromBucket).toEqual(await archiveDump(db))
  } finally {
    await folder.remove()
  }
})

test('an object that is replaced after the listing is a note, and read the next time', async () => {
  for (const id of [10, 11, 12]) await server.put(`${id}.json`, channel(id))
  const replacing: JobContext = context(await addJob())
  const bucket = server.bucket()
  server.door = (_request, _response, key) => {
    if (key === '10.json') void server.put('11.json', `${channel(11)}\n`)
    return false
  }
  const first = await runIngest([], replacing, [bucket])
  expect(first.files).toMatchObject({ found: 3, ingested: 2, damaged: 1 })
  expect(first.notes).toMatchObject([
    { file: `s3+${server.endpoint}/exports/11.json`, code: 'unreadable', count: 1 },
  ])
  expect(first.notes[0]?.message).toMatch(/^The object was replaced while it was read/)
  server.door = null
  expect((await ingestBucket()).files).toMatchObject({ ingested: 1, unchanged: 2 })
})

test('a key that is withdrawn halfway ends the job, and nothing of it is lost', async () => {
  for (const id of [10, 11, 12]) await server.put(`${id}.json`, channel(id))
  server.door = (_request, response, key) => {
    if (key === '11.json') refuse(response, 403, 'InvalidAccessKeyId')
    return key === '11.json'
  }
  const id = await addJob()
  await expect(runIngest([], context(id), [server.bucket()])).rejects.toMatchObject({
    code: 'file_unreadable',
    message: expect.stringMatching(/does not know this access key id/),
  })
  server.door = null
  server.forget()
  const result = await runIngest([], context(id), [server.bucket()])
  expect(result.files).toMatchObject({ found: 3, ingested: 3 })
  expect(server.got()).toEqual(['11.json', '12.json'])
})

test.each([
  ['a wrong key', { credentials: 'stored', bucket: 'others' }, /No key is kept for the bucket/],
  ['a bucket that is not there', { credentials: 'anonymous', bucket: 'nothere' }, /no bucket/],
] as const)('%s ends the job with a sentence', async (_what, change, sentence) => {
  await expect(
    runIngest([], context(await addJob()), [server.bucket(change)]),
  ).rejects.toMatchObject({ code: 'file_unreadable', message: expect.stringMatching(sentence) })
})

test('a cancelled job stops while the server is silent', async () => {
  await server.put('10.json', channel(10))
  const abort = new AbortController()
  server.door = (_request, _response, key) => {
    if (key !== null) abort.abort(new Error('stopped'))
    return key !== null
  }
  await expect(
    runIngest([], context(await addJob(), abort.signal), [server.bucket()]),
  ).rejects.toThrow('stopped')
})

test('gzip is unpacked on its way, and a zip archive is left to the user', async () => {
  await server.put('10.json.gz', gzipSync(channel(10)))
  await server.put('11.zip', 'PK')
  const result = await ingestBucket()
  expect(result.files).toMatchObject({ found: 2, ingested: 1, damaged: 1 })
  expect(result.messages.new).toBe(3)
  expect(result.notes).toMatchObject([{ file: `s3+${server.endpoint}/exports/11.zip` }])
  expect(server.got()).toEqual(['10.json.gz'])
})

test('a public bucket is read without a signature', async () => {
  await server.put('10.json', channel(10))
  const bucket = server.bucket({ credentials: 'anonymous' })
  const result = await runIngest([], context(await addJob()), [bucket])
  expect(result.files).toMatchObject({ ingested: 1 })
  expect(server.seen.some(({ is_signed }) => is_signed)).toBe(false)
})

test('overlapping prefixes and folders beside them read each object once', async () => {
  await server.put('a/10.json', channel(10))
  await server.put('a/b/11.json', channel(11))
  const folder = await testFolder({ '12.json': channel(12) })
  try {
    const buckets = [server.bucket({ prefix: 'a/b/' }), server.bucket({ prefix: 'a/' })]
    const result = await runIngest([folder.dir], context(await addJob()), buckets)
    expect(result.files).toMatchObject({ found: 3, ingested: 3 })
    expect(server.got().sort()).toEqual(['a/10.json', 'a/b/11.json'])
  } finally {
    await folder.remove()
  }
})

test('a job is called what it reads, without keys', () => {
  const params = { paths: ['/exports/a'], buckets: [server.bucket({ prefix: 'x/' })] }
  const { title } = ingestKind
  expect(title(JOB_PARAMS.ingest.parse({ buckets: params.buckets }))).toBe(
    `Ingest exports/x/ at ${new URL(server.endpoint).host}`,
  )
  expect(title(JOB_PARAMS.ingest.parse(params))).toBe('Ingest a and 1 more')
})
