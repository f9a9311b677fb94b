import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  Coverage,
  ExportFileRow,
  FILE_STATES,
  FileCounts,
  type FileFilter,
  type FileSort,
} from '#shared/export-files'
import { fileName } from '#shared/file-name'
import { msToSnowflake } from '#shared/snowflake'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { exportText, message, testFolder } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'
import { coverage } from './coverage'
import {
  countExportFiles,
  EXPORT_FILE_COLUMNS,
  exportFilePages,
  FILE_NAME,
  getExportFile,
  listExportFiles,
} from './export-files'

const at = (day: string) => msToSnowflake(Date.parse(`${day}T00:00:00Z`))
const posted = (day: string) => message(at(day), { timestamp: `${day}T00:00:00+00:00` })

const GENERAL = { id: at('2024-01-01'), name: 'general' }
const NEWS = { id: at('2024-02-01'), name: 'news_100%' }
const early = exportText({
  channel: GENERAL,
  exportedAt: '2024-03-01T00:00:00+00:00',
  messages: [posted('2024-01-10'), posted('2024-02-20')],
})
const late = exportText({
  channel: GENERAL,
  exportedAt: '2024-06-01T00:00:00+00:00',
  messages: [posted('2024-05-02'), posted('2024-05-20'), posted('2024-05-28')],
}).replace('"after": null', '"after": "2024-05-01T00:00:00+00:00"')

let db: Database
let folder: Awaited<ReturnType<typeof testFolder>>
beforeAll(async () => {
  db = await testDatabase()
  folder = await testFolder({
    'general early.json': early,
    'general late.json': late,
    'copy/general early.json': early,
    'news.json': exportText({
      channel: NEWS,
      exportedAt: '2024-04-01T00:00:00+00:00',
      messages: [posted('2024-02-02'), posted('2024-03-02'), posted('2024-03-03')],
    }).slice(0, -300),
    'page.html': '<!DOCTYPE html><div class=chatlog__message-group data-message-id=1>',
    'empty.json': exportText({
      guild: { id: '2', name: 'Other' },
      channel: { id: '77' },
      messages: [],
    }),
  })
  await ingestPaths(db, [folder.dir])
})
afterAll(async () => {
  await db.close()
  await folder.remove()
})

const BY_NAME: FileSort = { by: 'name', direction: 'ascending' }

async function names(filter: FileFilter, sort: FileSort = BY_NAME): Promise<string[]> {
  const { rows } = await listExportFiles(db, { filter, sort, offset: 0, limit: 200 })
  return rows.map(({ path }) => path.slice(folder.dir.length + 1))
}

test('the database calls a file what the app calls it, so that it is found and ordered by what is seen', async () => {
  const paths = [
    ...[
      '/exports/a.json',
      'C:\\exports\\a.json',
      's3://bucket/2024/a.json',
      '/old.zip/b.zip/a/x.json',
    ],
    ...[
      '/exports/backup.zip',
      '/exports/Backup.ZIP/inner/x.json',
      'C:\\e\\b.zip/x.json',
      '/.zip/x.json',
    ],
  ]
  const rows = await db.query<{ path: string; name: string }>(
    sql`select path, ${FILE_NAME} as name from unnest(${paths}::text[]) path`,
  )
  expect(rows.map(({ name }) => name)).toEqual(paths.map(fileName))
})

test('every file is listed with what it is, those that need a look first', async () => {
  const { rows, total } = await listExportFiles(db, {
    filter: {},
    sort: { by: 'state', direction: 'ascending' },
    offset: 0,
    limit: 200,
  })
  expect(total).toBe(6)
  expect(rows.map((row) => ExportFileRow.parse(row))).toEqual(rows)
  expect(rows.map(({ state }) => state)).toEqual([
    'damaged',
    'foreign',
    'ingested',
    'ingested',
    'ingested',
    'same',
  ])
  const [damaged, foreign] = rows
  expect(damaged).toMatchObject({
    channel_name: 'news_100%',
    messages: 2,
    declared_messages: null,
    first_message_at: '2024-02-02T00:00:00.000Z',
    last_message_at: '2024-03-02T00:00:00.000Z',
    exported_at: '2024-04-01T00:00:00.000Z',
    notes: [{ code: 'truncated', byte_offset: expect.any(Number) }],
  })
  expect(damaged?.notes[0]?.message).toContain('The file ends in the middle.')
  expect(foreign?.notes).toEqual([
    {
      file: folder.path('page.html'),
      code: 'not_dce',
      message: expect.stringContaining('HTML'),
      byte_offset: null,
      count: 1,
    },
  ])
  const late = rows.find(({ path }) => path.endsWith('late.json'))
  expect(late).toMatchObject({
    after_at: '2024-05-01T00:00:00.000Z',
    messages: 3,
    declared_messages: 3,
  })
  const [first, second] = rows.filter(({ path }) => path.endsWith('early.json'))
  expect(second?.same_as).toBe(first?.path)
  expect(first?.same_as).toBe(null)
  expect(await getExportFile(db, { file_id: second?.file_id ?? 0 })).toEqual(second)
  await expect(getExportFile(db, { file_id: 0 })).rejects.toMatchObject({ code: 'not_found' })
})

test('filters hold together, and names are looked for as they are written', async () => {
  expect(await names({ states: ['ingested'] })).toEqual(
    ['empty.json', 'general early.json', 'general late.json'].map((name) =>
      expect.stringContaining(name.split('/').at(-1) ?? ''),
    ),
  )
  expect(await names({ guild_id: '2' })).toEqual(['empty.json'])
  expect(await names({ channel_id: NEWS.id })).toEqual(['news.json'])
  expect(await names({ text: ' EARLY ' })).toHaveLength(2)
  expect(await names({ text: 'early', states: ['same'] })).toHaveLength(1)
  expect(await names({ text: '100%' })).toEqual(['news.json'])
  expect(await names({ states: ['damaged', 'foreign'] })).toEqual(['news.json', 'page.html'])
  expect(await names({ text: 'copy' })).toEqual([])
  expect(await names({ text: '%\0' })).toEqual(['news.json'])
})

test.each<[FileSort, string]>([
  [{ by: 'name', direction: 'descending' }, 'page.html'],
  [{ by: 'messages', direction: 'descending' }, 'general late.json'],
  [{ by: 'exported_at', direction: 'descending' }, 'empty.json'],
  [{ by: 'exported_at', direction: 'ascending' }, 'general early.json'],
  [{ by: 'size_bytes', direction: 'ascending' }, 'page.html'],
  [{ by: 'state', direction: 'descending' }, 'general early.json'],
])('sorted by %j', async (sort, first) => {
  expect((await names({}, sort))[0]).toContain(first)
})

test('pages join to the whole list', async () => {
  const page = (offset: number) =>
    listExportFiles(db, { filter: {}, sort: BY_NAME, offset, limit: 4 })
  const [one, two, three] = [await page(0), await page(4), await page(8)]
  expect([...one.rows, ...two.rows].map(({ path }) => path.slice(folder.dir.length + 1))).toEqual(
    await names({}),
  )
  expect(three).toEqual({ rows: [], total: 6 })
})

test('counts every state, whatever the filter says of the state', async () => {
  const all = { damaged: 1, foreign: 1, reading: 0, ingested: 3, same: 1 }
  const counts = await countExportFiles(db, { states: ['damaged'] })
  expect(FileCounts.parse(counts)).toMatchObject(all)
  expect(counts.size_bytes).toBeGreaterThan(1000)
  expect(await countExportFiles(db, { channel_id: NEWS.id })).toMatchObject({
    damaged: 1,
    foreign: 0,
  })
  expect(Object.keys(all).sort()).toEqual([...FILE_STATES].sort())
})

test('the list is written without folders, notes as sentences', async () => {
  const rows: Record<string, unknown>[] = []
  for await (const page of exportFilePages(db, { states: ['damaged'] }, BY_NAME)) rows.push(...page)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ file: 'news.json', state: 'damaged' })
  expect(rows[0]?.notes).toMatch(/^The file ends in the middle\. .* At byte \d+\.$/)
  const told = EXPORT_FILE_COLUMNS.map((column) => JSON.stringify(rows[0]?.[column]))
  expect(told).not.toContain(undefined)
  expect(told.join()).not.toContain(folder.dir)
})

const day = (text: string | undefined) => text?.slice(0, 10)
const days = (spans: readonly { from: string; to: string }[] = []) =>
  spans.map(({ from, to }) => `${day(from)} ${day(to)}`)

test('a channel is covered from its birth to the export, and between what it was asked for', async () => {
  const { level, lanes, total } = Coverage.parse(await coverage(db, { guild_id: '1' }))
  expect([level, total]).toEqual(['channels', 2])
  const [general, news] = lanes
  expect(general).toMatchObject({ id: GENERAL.id, name: 'general', files: 3, messages: 7 })
  expect(days(general?.asked)).toEqual(['2024-01-01 2024-03-01', '2024-05-01 2024-06-01'])
  expect(days(general?.held)).toEqual(['2024-01-10 2024-02-20', '2024-05-02 2024-05-28'])
  expect(general?.damaged_at).toEqual([])
  // nobody knows what a damaged file lacks
  expect(days(news?.asked)).toEqual(['2024-02-02 2024-03-02'])
  expect(news?.damaged_at.map(day)).toEqual(['2024-03-02'])
})

test('the files of a channel and the guilds of the archive are lanes too', async () => {
  const files = await coverage(db, { guild_id: '1', channel_id: GENERAL.id })
  expect(files.lanes.map(({ name, asked }) => [name, days(asked)])).toEqual([
    ['general early.json', ['2024-01-01 2024-03-01']],
    ['general early.json', ['2024-01-01 2024-03-01']],
    ['general late.json', ['2024-05-01 2024-06-01']],
  ])
  const guilds = await coverage(db, {})
  expect(guilds.lanes.map(({ name, files }) => [name, files])).toEqual([
    ['Guild', 4],
    ['Other', 1],
  ])
  expect(guilds.lanes[1]?.held).toEqual([])
  expect(await coverage(db, { guild_id: '404' })).toEqual({
    level: 'channels',
    lanes: [],
    total: 0,
  })
})
