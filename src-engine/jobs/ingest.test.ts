import { rmSync } from 'node:fs'
import { rename, utimes, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AppError } from '#shared/errors'
import { IngestedFile, IngestResult } from '#shared/job'
import type { Database, Queryable } from '../db/database'
import { raw, sql } from '../db/sql'
import { PARSE_LIMITS } from '../parser/parse-file'
import { testDatabase } from '../testing/database'
import { archiveDump, emptyArchive } from '../testing/dump'
import { exportText, message, testFolder } from '../testing/exports'
import { ingestPaths, testContext } from '../testing/ingest'
import { runIngest } from './ingest'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))

const many = (count: number, first = 1000) =>
  Array.from({ length: count }, (_each, index) => message(`${first + index}`))

async function rowsOf(text: string): Promise<Record<string, unknown>[]> {
  return db.query(sql`${raw(text)}`)
}

async function addJob(): Promise<number> {
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values ('ingest', '{}', 'running', '{}') returning id`)
  return job?.id ?? 0
}

test('a folder of good, damaged and foreign files: each is told, none ends the run', async () => {
  const good = exportText({ messages: many(3) })
  const folder = await testFolder({
    'a.json': good,
    'cut.json': exportText({ channel: { id: '11' }, messages: many(3) }).slice(0, -200),
    'page.html': '<!DOCTYPE html><div class=chatlog__message-group data-message-id=1>',
    'other.json': '{"name": "package"}',
    'empty.json': '',
    'nohead.json': '{"messages": [{"id": "1", "type": "Default"}]}',
    'data.csv': 'AuthorID,Author,Date,Content,Attachments,Reactions\n',
    'readme.txt': 'just a text',
    'site.html': '<html><body>hello',
    'picture.png': 'png',
    'a.json_Files/config-1A2B3.json': '{"a": 1}',
    '__MACOSX/._a.json': 'x',
  })
  try {
    const result = await ingestPaths(db, [folder.dir])
    expect(() => IngestResult.parse(result)).not.toThrow()
    expect(result.files).toEqual({ found: 7, ingested: 1, unchanged: 0, damaged: 1, foreign: 5 })
    expect(result.messages.new).toBe(5)
    const files = await rowsOf('select file from app.job_files order by position')
    const states = files.map(({ file }) => {
      const { path, state, messages } = IngestedFile.parse(file)
      return `${path.slice(folder.dir.length + 1)} ${state} ${messages}`
    })
    expect(states).toEqual([
      'a.json ingested 3',
      'cut.json damaged 2',
      'data.csv foreign 0',
      'empty.json foreign 0',
      'nohead.json foreign 0',
      'other.json foreign 0',
      'page.html foreign 0',
    ])
    expect(result.notes.every((note) => note.message.endsWith('.'))).toBe(true)
  } finally {
    await folder.remove()
  }
})

test('what is counted by author after a load reads an index and no message', async () => {
  const folder = await testFolder({ 'a.json': exportText({ messages: many(300) }) })
  try {
    await ingestPaths(db, [folder.dir])
    await db.script('set enable_seqscan to off; set enable_bitmapscan to off')
    const plan = await rowsOf(`explain (analyze, costs off)
      select m.author_id, m.webhook_name, count(*), max(m.posted_at), count(distinct m.channel_id)
      from discord.messages m
      where m.is_content and not m.is_twin and not m.is_bot and m.guild_id = 1
      group by 1, 2`)
    const text = plan.map((line) => line['QUERY PLAN']).join('\n')
    expect(text).toContain('Index Only Scan using messages_author')
    expect(text).toContain('Heap Fetches: 0')
  } finally {
    await db.script('reset enable_seqscan; reset enable_bitmapscan')
    await folder.remove()
  }
})

test('what cannot be read is a note', async () => {
  const folder = await testFolder({ 'a.json': exportText({ messages: many(1) }) })
  try {
    const gone = folder.path('gone.json')
    const result = await ingestPaths(db, [gone, folder.dir])
    expect(result.files).toMatchObject({ found: 2, ingested: 1, damaged: 1 })
    expect(result.notes.map(({ code, file }) => ({ code, file }))).toEqual([
      { code: 'unreadable', file: gone },
    ])
  } finally {
    await folder.remove()
  }
})

test('a file that vanishes before it is read is a note', async () => {
  const folder = await testFolder({ 'a.json': exportText({ messages: many(1) }) })
  try {
    const context = testContext(db, await addJob())
    const result = await runIngest([folder.dir], {
      ...context,
      progress: ({ stage }) => {
        if (stage === 'Reading messages') rmSync(folder.path('a.json'), { force: true })
      },
    })
    expect(result.files).toMatchObject({ found: 1, damaged: 1 })
    expect(result.notes.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'unreadable: It is no longer there.',
    ])
  } finally {
    await folder.remove()
  }
})

test('an unchanged file costs a stat, a copy a hash, a grown one a merge', async () => {
  const text = exportText({ messages: many(3) })
  const folder = await testFolder({ 'a.json': text, 'copy/b.json': text })
  try {
    const first = await ingestPaths(db, [folder.dir])
    expect(first.files).toMatchObject({ ingested: 1, unchanged: 1 })
    expect(first.messages).toEqual({ new: 3, updated: 0, unchanged: 3 })
    const second = await ingestPaths(db, [folder.dir])
    expect(second.files).toMatchObject({ unchanged: 2 })
    expect(second.messages).toEqual({ new: 0, updated: 0, unchanged: 6 })

    await writeFile(folder.path('a.json'), exportText({ messages: many(5) }))
    const grown = await ingestPaths(db, [folder.dir])
    expect(grown.files).toMatchObject({ ingested: 1, unchanged: 1 })
    expect(grown.messages).toEqual({ new: 2, updated: 0, unchanged: 6 })
  } finally {
    await folder.remove()
  }
})

test('a touched file is compared by its hash, a moved one keeps its row', async () => {
  const folder = await testFolder({ 'a.json': exportText({ messages: many(3) }) })
  try {
    await ingestPaths(db, [folder.dir])
    await utimes(folder.path('a.json'), 1, 1)
    const touched = await ingestPaths(db, [folder.dir])
    expect(touched.messages).toEqual({ new: 0, updated: 0, unchanged: 3 })
    await rename(folder.path('a.json'), folder.path('b.json'))
    const moved = await ingestPaths(db, [folder.dir])
    expect(moved.files).toMatchObject({ found: 1, unchanged: 1 })
    expect(await rowsOf('select path, state from discord.export_files')).toEqual([
      { path: folder.path('b.json'), state: 'ingested' },
    ])
  } finally {
    await folder.remove()
  }
})

/** A database that stops working after some transactions, as a killed process does. */
function dyingAfter(transactions: number): Database {
  let left = transactions
  return {
    ...db,
    transaction: (work: (tx: Queryable) => Promise<never>) => {
      if (left-- === 0) return Promise.reject(new Error('killed'))
      return db.transaction(work)
    },
  } as Database
}

test('killed at any batch and started again, the job ends with the same archive and counts', async () => {
  const folder = await testFolder({
    'a.json': exportText({ messages: many(4500) }),
    'b.json': exportText({ channel: { id: '11', name: 'b' }, messages: many(2100, 9000) }),
  })
  try {
    const whole = await ingestPaths(db, [folder.dir])
    const expected = await archiveDump(db)
    for (const batches of [1, 2, 3, 6]) {
      await emptyArchive(db)
      const jobId = await addJob()
      await expect(
        runIngest([folder.dir], testContext(dyingAfter(batches), jobId)),
      ).rejects.toThrow('killed')
      const [stored] = await rowsOf('select count(*)::int as count from discord.messages')
      const [job] = await db.query<{ checkpoint: { messages: { new: number } } | null }>(
        sql`select checkpoint from app.jobs where id = ${jobId}`,
      )
      expect(stored?.count).toBe(job?.checkpoint?.messages.new ?? 0)
      const context = { ...testContext(db, jobId), checkpoint: job?.checkpoint ?? null }
      const result = await runIngest([folder.dir], context)
      expect(result.messages).toEqual(whole.messages)
      expect(result.files).toEqual(whole.files)
      expect(await archiveDump(db)).toEqual(expected)
    }
  } finally {
    await folder.remove()
  }
})

test('a cancelled job stops after its batch and goes on later', async () => {
  const folder = await testFolder({ 'a.json': exportText({ messages: many(4500) }) })
  try {
    const abort = new AbortController()
    const jobId = await addJob()
    const context = testContext(db, jobId, abort.signal)
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
  } finally {
    await folder.remove()
  }
})

test('hostile texts are stored as they are', async () => {
  const hostile = [
    "'; drop table discord.messages; --",
    '\\N\t\\.\n\\\\ \r',
    '<script>alert(1)</script>',
    '=cmd|/c calc',
    '\u202Ertl\u2066',
    '$1 $$ :scope %s',
    '\uFFFF\u0001\u007F',
    '__proto__',
    '👩‍👩‍👧‍👦🏳️‍🌈',
  ]
  const messages = hostile.map((content, index) =>
    message(`${1000 + index}`, {
      content,
      author: { id: `${index + 1}`, name: content, nickname: content, isBot: false },
      attachments: [{ id: '1', url: content, fileName: content, fileSizeBytes: -1 }],
      reactions: [{ emoji: { id: 'x', name: content }, count: 1e12 }],
      embeds: [{ title: content, description: content, fields: [null, { name: content }] }],
      constructor: { [content]: content },
    }),
  )
  const folder = await testFolder({ 'a.json': exportText({ messages }) })
  try {
    const result = await ingestPaths(db, [folder.dir])
    expect(result.notes).toEqual([])
    for (const [table, column, order] of [
      ['messages', 'content', 'id'],
      ['authors', 'name', 'id'],
      ['attachments', 'file_name', 'message_id'],
      ['embeds', 'title', 'message_id'],
      ['reactions', 'emoji_key', 'message_id'],
    ]) {
      const rows = await rowsOf(`select ${column} as text from discord.${table} order by ${order}`)
      expect(rows.map(({ text }) => text)).toEqual(hostile)
    }
  } finally {
    await folder.remove()
  }
})

test('odd shapes cost at most themselves', async () => {
  const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`)
  const odd = [
    message('1001', { attachments: null, embeds: {}, reactions: [null, 1], mentions: ['x'] }),
    message('1002', { timestamp: 'yesterday', content: null, reference: [], interaction: 7 }),
    message('99999999999999999999'),
    message('1003', { author: null }),
    message('1004', { embeds: [deep, { title: 'x' }], extra: deep }),
    message('1005', {
      timestamp: '2025-02-31T00:00:00+00:00',
      timestampEdited: '0000-01-01T00:00:00Z',
    }),
    message('1006', { author: { id: '5', name: 'n'.repeat(5000) }, type: 'x'.repeat(5000) }),
    message('1007', { content: 'word '.repeat(300_000) }),
    message('1008', { isPinned: 'yes', attachments: [{}], stickers: [{}], reactions: [{}] }),
    message('1009', { author: { id: -5, name: 'x' } }),
  ]
  const folder = await testFolder({ 'a.json': exportText({ messages: odd }) })
  try {
    const result = await ingestPaths(db, [folder.dir])
    expect(result.messages.new).toBe(7)
    const counts = Object.fromEntries(result.notes.map(({ code, count }) => [code, count]))
    expect(counts).toEqual({
      bad_timestamp: 1,
      too_large_id: 1,
      unusable_message: 1,
      too_deep: 2,
      unusable_id: 1,
    })
  } finally {
    await folder.remove()
  }
})

test('a data package and a folder of HTML are told once each, with their number', async () => {
  const page = '<!DOCTYPE html><div class=chatlog__message-group data-message-id=1>'
  const own = (id: number) => `[{"ID": 1088000000000000001, "Timestamp": "x", "Contents": "${id}"}]`
  const folder = await testFolder({
    'package/messages/index.json': '{"123456789012345678": "general"}',
    ...Object.fromEntries(
      [1, 2, 3].map((id) => [`package/messages/c${id}/messages.json`, own(id)]),
    ),
    'pages/a.html': page,
    'pages/b.html': page,
    'given.html': page,
  })
  try {
    const result = await ingestPaths(db, [
      folder.path('package'),
      folder.path('pages'),
      folder.path('given.html'),
    ])
    expect(result.files.foreign).toBe(7)
    const told = result.notes.map(({ file, count }) => [file?.slice(folder.dir.length + 1), count])
    expect(told.sort()).toEqual([
      ['given.html', 1],
      ['package', 4],
      ['pages', 2],
    ])
  } finally {
    await folder.remove()
  }
})

test('messages without a header find their place by name and replies, or are told to have none', async () => {
  const reference = {
    messageId: '11',
    channelId: '697138785317814292',
    guildId: '613425648685547541',
  }
  const messages = [message('11'), message('12', { type: 'Reply', reference })]
  const folder = await testFolder({
    'Guild - Talk - general [697138785317814292].json': JSON.stringify({ messages }),
    'lost.json': JSON.stringify({ messages: [message('13')] }),
    'int.json': JSON.stringify({ guild: 5, channel: { id: '10', name: 'x' }, messages: [] }),
  })
  try {
    const result = await ingestPaths(db, [folder.dir])
    expect(result.messages.new).toBe(2)
    expect(result.notes.map(({ code }) => code).sort()).toEqual([
      'header_guessed',
      'not_dce',
      'not_dce',
    ])
    expect(await rowsOf('select id, name from discord.guilds')).toEqual([
      { id: '613425648685547541', name: 'Guild' },
    ])
    expect(await rowsOf('select id, name, category, parent_id from discord.channels')).toEqual([
      { id: '697138785317814292', name: 'general', category: 'Talk', parent_id: null },
    ])
  } finally {
    await folder.remove()
  }
})
