import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExportSource } from '#shared/export'
import type { SearchQuery } from '#shared/search'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { exportText, message, testFolder } from '../testing/exports'
import { testContext } from '../testing/ingest'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { exportKind } from './export'
import { runIngest } from './ingest'

test('the files of an ingest are written by name, with what was wrong, and no path of the machine', async () => {
  const db = await testDatabase()
  const folder = await testFolder({
    'a.json': exportText({ messages: [message('1000')] }),
    'empty.json': '',
  })
  try {
    const [job] = await db.query<{ id: number }>(sql`
      insert into app.jobs (kind, params, state, snapshot)
      values ('ingest', '{}', 'done', '{}') returning id`)
    const job_id = job?.id ?? 0
    await runIngest([folder.dir], testContext(db, job_id))
    const path = join(folder.dir, 'files.csv')
    const source = { kind: 'job_files' as const, job_id }
    const written = await exportKind.run({ source, format: 'csv', path }, testContext(db, job_id))
    expect(written).toMatchObject({ path, rows: 2 })
    const text = await readFile(path, 'utf8')
    expect(text).toMatch(/a\.json,ingested,.*,1,/)
    expect(text).toMatch(/empty\.json,foreign,.*The file is empty/)
    expect(text).not.toContain(folder.dir)
  } finally {
    await folder.remove()
    await db.close()
  }
})

let db: Database
let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'export-'))
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db, { name: 'quay' })
  await addChannel(db, { id: '11', name: 'pier' })
  await addAuthor(db, { id: '100', nickname: 'Ann *Lee*' })
  const said = ['one', 'two\n# loud', '=ferry at noon <b>', 'four', 'five', 'last ferry']
  for (const [index, content] of said.entries()) {
    const posted_at = `2025-03-01T12:0${index}:00Z`
    await addMessage(db, { id: String(1000 + index), content, posted_at })
  }
  await addMessage(db, {
    id: '900',
    channel_id: '11',
    content: 'a ferry',
    posted_at: '2025-02-01T12:00:00Z',
    attachments: [{ id: '1', file_name: 'timetable_[1].png' }],
  })
})
afterAll(async () => {
  await db.close()
  await rm(dir, { recursive: true, force: true })
})

const ferry = (more: Partial<SearchQuery> = {}): ExportSource => ({
  kind: 'search',
  query: { text: 'ferry', ...more },
})

async function written(source: ExportSource, format: 'csv' | 'json' | 'markdown', context = 1) {
  const path = join(dir, 'out')
  const result = await exportKind.run({ source, format, path, context }, testContext(db, 0))
  return { result, text: await readFile(path, 'utf8') }
}

test('all hits of a search are written, in its order, with a link and no formula', async () => {
  const { result, text } = await written(ferry({ sort: 'oldest' }), 'csv')
  expect(result).toMatchObject({ rows: 3 })
  const [names, ...rows] = text.trimEnd().split('\r\n')
  expect(names).toBe(
    'guild_id,channel_id,channel_name,message_id,posted_at,author_id,author_name,user_name,is_bot,content,snippet,why,score,reaction_count,reply_count,link',
  )
  expect(rows.map((row) => row.split(',')[3])).toEqual(['900', '1002', '1005'])
  expect(rows[1]).toContain(",'=ferry at noon <b>,'=**ferry** at noon <b>")
  expect(rows[1]).toContain('https://discord.com/channels/1/10/1002')
  const json = await written(ferry({ sort: 'newest' }), 'json')
  expect(JSON.parse(json.text)).toMatchObject([
    { message_id: '1005', why: ['words'], channel_name: 'quay' },
    { message_id: '1002' },
    { message_id: '900', content: 'a ferry' },
  ])
})

test('as Markdown each hit stands in its conversation, and all of it is text', async () => {
  const { text } = await written(ferry({ sort: 'oldest', tz: 'Asia/Tokyo' }), 'markdown')
  const [, first = '', second = '', third = ''] = text.split('\n## ')
  expect(first).toBe(
    `1. [#pier, 2025-02-01 21:00](https://discord.com/channels/1/11/900)

> **→** **Ann \\*Lee\\*** 2025-02-01 21:00
> a ferry
> (file) timetable\\_\\[1\\].png
`.replace(/(21:00|ferry)\n(?=> [a(])/g, '$1  \n'),
  )
  expect(second).toContain('> two  \n> \\# loud\n>\n> **→**')
  expect(second).toContain('> \\=ferry at noon \\<b\\>\n>\n> **Ann')
  expect(second).not.toMatch(/one|five/)
  expect(third.match(/^> \*\*/gm)).toHaveLength(2)
  const bare = await written(ferry(), 'markdown', 0)
  expect(bare.text).not.toContain('loud')
  expect(bare.text.endsWith('\n---\n\n3 hits\n')).toBe(true)
})

test('a cancelled export of a search leaves no file', async () => {
  const cancelled = new AbortController()
  const context = testContext(db, 0, cancelled.signal)
  const progress = ({ stage }: { stage?: string }) => {
    if (stage === 'Writing rows') cancelled.abort()
  }
  const path = join(dir, 'never.csv')
  const run = exportKind.run({ source: ferry(), format: 'csv', path }, { ...context, progress })
  await expect(run).rejects.toThrow()
  expect((await readdir(dir)).filter((name) => name.startsWith('never'))).toEqual([])
})
