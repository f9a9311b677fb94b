import { appendFileSync } from 'node:fs'
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/errors'
import type { IngestedFile } from '#shared/job'
import type { Database } from '../db/database'
import { raw, sql } from '../db/sql'
import { PARSE_LIMITS } from '../parser/parse-file'
import { testDatabase } from '../testing/database'
import { archiveDump, emptyArchive } from '../testing/dump'
import { exportText, message, testFolder } from '../testing/exports'
import { ingestPaths, testContext } from '../testing/ingest'
import { zipOf } from '../testing/zips'
import { runIngest } from './ingest'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))

type Folder = Awaited<ReturnType<typeof testFolder>>

/** A folder with these files, removed when `work` is done. */
async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: Folder) => Promise<void>,
): Promise<void> {
  const folder = await testFolder(files)
  try {
    await work(folder)
  } finally {
    await folder.remove()
  }
}

const many = (count: number, first = 1000) =>
  Array.from({ length: count }, (_each, index) => message(`${first + index}`))

const GENERAL = exportText({ messages: many(3) })
const NEWS = exportText({ channel: { id: '11', name: 'news' }, messages: many(4, 2000) })

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  return db.query(sql`${raw(text)}`)
}

/** What the last job told of its files. */
async function told(folder: Folder): Promise<string[]> {
  const rows = await rowsOf(`select file from app.job_files
    where job_id = (select max(id) from app.jobs) order by file ->> 'path'`)
  return rows.map(({ file }) => {
    const { path, state, messages } = file as IngestedFile
    return `${path.slice(folder.dir.length + 1)} ${state} ${messages}`
  })
}

async function addJob(): Promise<number> {
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values ('ingest', '{}', 'running', '{}') returning id`)
  return job?.id ?? 0
}

/** Keeps a file's size and time whatever is written into it: only who reads it can see the change. */
async function writeSecretly(path: string, content: Uint8Array): Promise<void> {
  const { size, atime, mtime } = await stat(path)
  expect(content.length).toBe(size)
  await writeFile(path, content)
  await utimes(path, atime, mtime)
}

test('a zip archive gives what its folder gives, and then costs its directory', async () => {
  const entries = {
    'a/general.json': GENERAL,
    'b/news.json': NEWS,
    'b/news.json.gz': gzipSync(NEWS),
  }
  let expected: Record<string, string[]> = {}
  await inFolder(entries, async (folder) => {
    await ingestPaths(db, [folder.dir])
    expected = await archiveDump(db)
  })
  await emptyArchive(db)
  const bytes = zipOf(Object.entries(entries).map(([name, content]) => ({ name, content })))
  await inFolder({ 'backup.zip': bytes }, async (folder) => {
    const first = await ingestPaths(db, [folder.dir])
    expect(first.files).toMatchObject({ found: 3, ingested: 3 })
    expect(await archiveDump(db)).toEqual(expected)
    expect(await told(folder)).toEqual([
      'backup.zip/a/general.json ingested 3',
      'backup.zip/b/news.json ingested 4',
      'backup.zip/b/news.json.gz ingested 4',
    ])
    // nothing but the directory is looked at: the data could be anything
    const spoilt = Buffer.from(bytes)
    spoilt.fill(0, 60, 400)
    await writeFile(folder.path('backup.zip'), spoilt)
    const second = await ingestPaths(db, [folder.path('backup.zip')])
    expect(second.files).toEqual({ found: 3, ingested: 0, unchanged: 3, damaged: 0, foreign: 0 })
    expect(second.bytes).toBe(0)

    const grown = exportText({ messages: many(5) })
    await writeFile(
      folder.path('backup.zip'),
      zipOf([
        { name: 'a/general.json', content: grown },
        { name: 'b/news.json', content: NEWS, dosTime: 1 << 21 },
      ]),
    )
    const third = await ingestPaths(db, [folder.dir])
    expect(third.files).toMatchObject({ ingested: 1, unchanged: 1 })
    expect(third.messages).toEqual({ new: 2, updated: 0, unchanged: 7 })
  })
})

test('what in a zip archive is no export is told once for each kind, and not read again', async () => {
  const index = (at: number) => `{"1234567890123456${at}": "Direct message"}`
  const bytes = zipOf([
    { name: 'package/README.txt', content: 'just a text' },
    ...Array.from({ length: 30 }, (_each, at) => ({
      name: `package/messages/c${at}/messages.json`,
      content: '[{"ID": 1, "Timestamp": "2024-01-01", "Contents": "x", "Attachments": ""}]',
    })),
    { name: 'package/messages/index.json', content: index(1) },
    {
      name: 'page.html',
      content: '<!DOCTYPE html><div class=chatlog__message-group data-message-id=1>',
    },
    { name: 'inner.zip', content: zipOf([{ name: 'x.json', content: GENERAL }]) },
    { name: 'general.json', content: GENERAL },
    { name: 'general.json_Files/data-1A2B3.json', content: '{}' },
  ])
  await inFolder({ 'a.zip': bytes }, async (folder) => {
    const first = await ingestPaths(db, [folder.path('a.zip')])
    expect(first.files).toEqual({ found: 2, ingested: 1, unchanged: 0, damaged: 0, foreign: 1 })
    const notes = first.notes.map(({ file, message, count }) => ({ file, message, count }))
    expect(notes).toEqual([
      { file: folder.path('a.zip'), message: expect.stringContaining('zip archive'), count: 1 },
      { file: folder.path('a.zip'), message: expect.stringContaining('data package'), count: 31 },
      { file: folder.path('a.zip'), message: expect.stringContaining("Exporter's HTML"), count: 1 },
    ])
    expect(await told(folder)).toEqual(['a.zip foreign 0', 'a.zip/general.json ingested 3'])
    expect(await rowsOf('select state from discord.export_files order by 1')).toEqual([
      { state: 'foreign' },
      { state: 'ingested' },
    ])
    const spoilt = Buffer.from(bytes)
    spoilt.fill(0, 0, bytes.indexOf('PK\x01\x02', undefined, 'latin1'))
    spoilt.write('PK\x03\x04', 0, 'latin1')
    await writeSecretly(folder.path('a.zip'), spoilt)
    const second = await ingestPaths(db, [folder.path('a.zip')])
    expect(second.files).toEqual({ found: 2, ingested: 0, unchanged: 1, damaged: 0, foreign: 1 })
    expect(second.notes).toEqual(first.notes)

    await writeFile(folder.path('a.zip'), zipOf([{ name: 'general.json', content: GENERAL }]))
    const third = await ingestPaths(db, [folder.path('a.zip')])
    expect(third.files).toEqual({ found: 1, ingested: 0, unchanged: 1, damaged: 0, foreign: 0 })
    expect(await rowsOf('select path from discord.export_files')).toEqual([
      { path: folder.path('a.zip/general.json') },
    ])
  })
})

test('a zip archive without exports is told when it was given, and no news in a folder', async () => {
  const bytes = zipOf([{ name: 'picture.png', content: 'x' }])
  await inFolder({ 'a.zip': bytes }, async (folder) => {
    const given = await ingestPaths(db, [folder.path('a.zip')])
    expect(given.notes.map(({ message }) => message)).toEqual([
      'This archive holds no DiscordChatExporter JSON export.',
    ])
    await emptyArchive(db)
    expect((await ingestPaths(db, [folder.dir])).files.found).toBe(0)
  })
})

test('a damaged zip archive costs what is damaged', async () => {
  const entries = [
    { name: 'locked.json', content: GENERAL, flags: 1 },
    { name: 'lies.json', content: NEWS, size: NEWS.length - 1 },
    { name: 'whole.json', content: exportText({ channel: { id: '12' }, messages: many(2, 3000) }) },
  ]
  await inFolder(
    { 'a.zip': zipOf(entries), 'cut.zip': zipOf(entries).subarray(0, 500) },
    async (folder) => {
      const first = await ingestPaths(db, [folder.dir])
      expect(await told(folder)).toEqual([
        'a.zip/lies.json damaged 4',
        'a.zip/locked.json damaged 0',
        'a.zip/whole.json ingested 2',
        'cut.zip damaged 0',
      ])
      const second = await ingestPaths(db, [folder.dir])
      expect(second.files).toEqual({ found: 4, ingested: 0, unchanged: 1, damaged: 3, foreign: 0 })
      const codes = (notes: readonly { code: string }[]) => notes.map(({ code }) => code).sort()
      expect(codes(second.notes)).toEqual(['longer_entry', 'unreadable', 'unreadable'])
      expect(codes(second.notes)).toEqual(codes(first.notes))
    },
  )
})

test('the same export in an archive and beside it is one, whichever is there', async () => {
  const bytes = zipOf([{ name: 'general.json', content: GENERAL }])
  await inFolder({ 'a.zip': bytes, 'general.json': GENERAL }, async (folder) => {
    const first = await ingestPaths(db, [folder.dir])
    expect(first.files).toMatchObject({ ingested: 1, unchanged: 1 })
    await rm(folder.path('general.json'))
    const paths = 'select path from discord.export_files order by path'
    const both = [
      { path: folder.path('a.zip/general.json') },
      { path: folder.path('general.json') },
    ]
    await ingestPaths(db, [folder.dir])
    expect(await rowsOf(paths)).toEqual(both)
    // a name of an entry is no place that could be empty: the archive's row stays its own
    await mkdir(dirname(folder.path('moved/x')))
    await writeFile(folder.path('moved/general.json'), GENERAL)
    await ingestPaths(db, [folder.path('moved')])
    expect((await rowsOf(paths)).map(({ path }) => path)).toContain(
      folder.path('a.zip/general.json'),
    )
  })
})

test('gzip is read under any name; one that is cut or damaged keeps what stands before', async () => {
  const large = exportText({ channel: { id: '12' }, messages: many(3000, 5000) })
  const packed = gzipSync(large)
  const damaged = Buffer.from(packed)
  damaged.fill(0xff, damaged.length - 5000)
  await inFolder(
    { 'a.json.gz': gzipSync(GENERAL), 'b.JSON': gzipSync(NEWS), 'c.gz': packed.subarray(0, -5000) },
    async (folder) => {
      const first = await ingestPaths(db, [folder.dir])
      expect(first.files).toMatchObject({ ingested: 2, damaged: 1 })
      expect(first.notes.map(({ code }) => code)).toEqual(['truncated'])
      await emptyArchive(db)
      await writeFile(folder.path('c.gz'), damaged)
      const second = await ingestPaths(db, [folder.path('c.gz')])
      expect(second.notes.map(({ code, count }) => ({ code, count }))).toEqual([
        { code: 'damaged_gzip', count: 1 },
      ])
      expect(second.messages.new).toBeGreaterThan(1500)
    },
  )
})

test('other archives are named', async () => {
  const tar = Buffer.alloc(1024)
  tar.write('ustar', 257)
  await inFolder(
    {
      'a.tar': tar,
      'b.tar.gz': gzipSync(tar),
      'c.7z': Buffer.from('7z\xBC\xAF\x27\x1C', 'latin1'),
      'd.rar': Buffer.from('Rar!\x1A\x07\0', 'latin1'),
      'e.json.xz': Buffer.from('\xFD7zXZ\0', 'latin1'),
      'f.json.zst': Buffer.from('\x28\xB5\x2F\xFD', 'latin1'),
      'g.gz': gzipSync('no export'),
    },
    async (folder) => {
      const { files, notes } = await ingestPaths(db, [folder.dir])
      expect(files).toMatchObject({ found: 6, foreign: 6 })
      expect(notes.map(({ message }) => message.split('.')[0])).toEqual([
        'This is a tar archive',
        'This is a tar archive',
        'This is a 7z archive',
        'This is a RAR archive',
        expect.stringContaining('Zstandard'),
        expect.stringContaining('Zstandard'),
      ])
    },
  )
})

test('a damaged file that did not change is told again and not read again, until it is given by itself', async () => {
  const cut = GENERAL.slice(0, -200)
  await inFolder({ 'cut.json': cut }, async (folder) => {
    const first = await ingestPaths(db, [folder.dir])
    expect(first.files).toMatchObject({ damaged: 1 })
    await writeSecretly(folder.path('cut.json'), Buffer.alloc(cut.length))
    const second = await ingestPaths(db, [folder.dir])
    expect(second.files).toMatchObject({ damaged: 1, foreign: 0 })
    expect(second.notes).toEqual(first.notes)
    expect(second.messages).toEqual({ new: 0, updated: 0, unchanged: 2 })
    expect(second.bytes).toBe(0)
    expect((await ingestPaths(db, [folder.path('cut.json')])).files).toMatchObject({ foreign: 1 })
  })
})

test('a job that is cancelled inside an entry goes on in the middle of it', async () => {
  const bytes = zipOf([{ name: 'a.json', content: exportText({ messages: many(4500) }) }])
  await inFolder({ 'a.zip': bytes }, async (folder) => {
    const abort = new AbortController()
    const context = testContext(db, await addJob(), abort.signal)
    const run = runIngest([folder.dir], {
      ...context,
      progress: ({ counters }) => {
        if ((counters?.messages ?? 0) > 0) abort.abort(new AppError('cancelled', 'Cancelled.'))
      },
    })
    await expect(run).rejects.toMatchObject({ code: 'cancelled' })
    expect(await rowsOf('select state, read_messages from discord.export_files')).toEqual([
      { state: 'reading', read_messages: PARSE_LIMITS.batch_messages },
    ])
    const result = await ingestPaths(db, [folder.dir])
    expect(result.messages).toEqual({
      new: 4500 - PARSE_LIMITS.batch_messages,
      updated: 0,
      unchanged: 0,
    })
    expect(result.files).toMatchObject({ ingested: 1 })
  })
})

test('a file that is being written keeps what is whole; the next run goes on', async () => {
  await inFolder({ 'a.json': exportText({ messages: many(5) }) }, async (folder) => {
    const whole = await readFile(folder.path('a.json'))
    const third = whole.indexOf('"content 1003"')
    await writeFile(folder.path('a.json'), whole.subarray(0, third))
    const early = await ingestPaths(db, [folder.dir])
    expect(early.files).toMatchObject({ damaged: 1 })
    expect(early.messages.new).toBe(3)
    await writeFile(folder.path('a.json'), whole)
    const late = await ingestPaths(db, [folder.dir])
    expect(late.files).toMatchObject({ ingested: 1 })
    expect(late.messages).toEqual({ new: 2, updated: 0, unchanged: 3 })
  })
})

test('a file that changes while it is read says so, and is read again', async () => {
  await inFolder({ 'a.json': exportText({ messages: many(4500) }) }, async (folder) => {
    let isGrown = false
    const result = await runIngest([folder.dir], {
      ...testContext(db, await addJob()),
      progress: ({ counters }) => {
        if (isGrown || (counters?.messages ?? 0) === 0) return
        isGrown = true
        appendFileSync(folder.path('a.json'), '\n')
      },
    })
    expect(result.messages.new).toBe(4500)
    expect(result.notes.map(({ code }) => code)).toEqual(['changed'])
    const again = await ingestPaths(db, [folder.dir])
    expect(again.files).toMatchObject({ ingested: 1, unchanged: 0 })
    expect(again.messages).toEqual({ new: 0, updated: 0, unchanged: 4500 })
    expect(again.notes).toEqual([])
  })
})

test('a file that was replaced by a shorter one loses no message', async () => {
  await inFolder({ 'a.json': exportText({ messages: many(5) }) }, async (folder) => {
    await ingestPaths(db, [folder.dir])
    await writeFile(folder.path('a.json'), exportText({ messages: many(2, 1003) }))
    const result = await ingestPaths(db, [folder.dir])
    expect(result.messages).toEqual({ new: 0, updated: 0, unchanged: 2 })
    expect(await rowsOf('select count(*)::int as count from discord.messages')).toEqual([
      { count: 5 },
    ])
    expect(await rowsOf('select read_messages from discord.export_files')).toEqual([
      { read_messages: 2 },
    ])
  })
})

test('names that are not UTF-8 lose no file', async () => {
  await inFolder({ 'a.json': GENERAL }, async (folder) => {
    const odd = Buffer.concat([Buffer.from(`${folder.dir}/caf`), Buffer.from([0xe9])])
    // where names must be UTF-8 the system refuses the folder, and there is nothing to lose
    const isKept = await mkdir(odd).then(
      () => true,
      () => false,
    )
    if (isKept) await writeFile(Buffer.concat([odd, Buffer.from('/n\n.json')]), NEWS)
    await ingestPaths(db, [folder.dir])
    const kept = ['a.json ingested 3', `${join('caf\uFFFDE9', 'n\uFFFD0A.json')} ingested 4`]
    expect(await told(folder)).toEqual(isKept ? kept : kept.slice(0, 1))
  })
})
