import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { emptyArchive } from '../testing/dump'
import { exportText, message, type TestExport, testFolder } from '../testing/exports'
import { ingestPaths } from '../testing/ingest'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(() => emptyArchive(db))

const MAY = '2025-05-01T00:00:00.000Z'
const JUNE = '2025-06-01T00:00:00.000Z'
const JULY = '2025-07-01T00:00:00.000Z'
const AUGUST = '2025-08-01T00:00:00.000Z'

type Files = Record<string, TestExport | string>

/** Ingests the files one after the other, each by a job of its own, or all by one. */
async function ingest(files: Files, { at_once = false } = {}): Promise<void> {
  const folder = await testFolder(
    Object.fromEntries(
      Object.entries(files).map(([name, each]) => [
        name,
        typeof each === 'string' ? each : exportText(each),
      ]),
    ),
  )
  try {
    const paths = Object.keys(files).map((name) => folder.path(name))
    if (at_once) await ingestPaths(db, paths)
    else for (const path of paths) await ingestPaths(db, [path])
  } finally {
    await folder.remove()
  }
}

const messages = (...ids: number[]) => ids.map((id) => message(String(id)))
const at = (exportedAt: string | null, ...ids: number[]): TestExport => ({
  exportedAt,
  messages: messages(...ids),
})

/** Which messages are missing, and the export that says so: `12 2025-07-01`. */
async function missing(): Promise<string[]> {
  const rows = await db.query<{ id: string; at: string }>(sql`
    select x.channel_id || '/' || x.message_id as id, x.exported_at as at
    from discord.missing_messages x order by x.channel_id, x.message_id`)
  return rows.map(({ id, at }) => `${id} ${at.slice(0, 10)}`)
}

/** The marks that these files give in every order, one by one or all at once. */
async function missingInEveryOrder(files: Files): Promise<string[]> {
  const found = new Set<string>()
  let marks: string[] = []
  for (const [index, order] of permutations(Object.entries(files)).entries()) {
    await emptyArchive(db)
    await ingest(Object.fromEntries(order), { at_once: index % 2 === 0 })
    marks = await missing()
    found.add(marks.join())
  }
  expect([...found]).toEqual([marks.join()])
  return marks
}

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  )
}

describe('missing in a later export', () => {
  test('what a newer export covers and lacks is marked, with the first such export', async () => {
    const files = { a: at(JUNE, 11, 12, 13), b: at(AUGUST, 11, 13), c: at(JULY, 11, 13) }
    expect(await missingInEveryOrder(files)).toEqual(['10/12 2025-07-01'])
  })

  test('what lies outside of its range proves nothing', async () => {
    const files = { a: at(JUNE, 11, 12, 13, 14), b: at(JULY, 12, 14) }
    expect(await missingInEveryOrder(files)).toEqual(['10/13 2025-07-01'])
  })

  test('a newer export that shows the message again clears the mark', async () => {
    const files = { a: at(JUNE, 11, 12, 13), b: at(JULY, 11, 13), c: at(AUGUST, 12) }
    expect(await missingInEveryOrder(files)).toEqual([])
    await emptyArchive(db)
    await ingest({ a: at(JUNE, 11, 12, 13), b: at(JULY, 11, 13) })
    expect(await missing()).toEqual(['10/12 2025-07-01'])
    await ingest({ c: at(AUGUST, 12) })
    expect(await missing()).toEqual([])
  })

  test('an older export that comes later does not clear it, and an older one proves nothing', async () => {
    const files = { a: at(JULY, 11, 12, 13), b: at(AUGUST, 11, 13), c: at(JUNE, 11, 12, 14) }
    expect(await missingInEveryOrder(files)).toEqual(['10/12 2025-08-01'])
  })

  test('exports of a date range cover what they hold and no more', async () => {
    const range = { after: '2025-01-01T00:00:00Z', before: '2025-02-01T00:00:00Z' }
    const part = exportText(at(JULY, 12, 14)).replace(
      '"after": null,\n    "before": null',
      `"after": "${range.after}",\n    "before": "${range.before}"`,
    )
    expect(part).toContain(range.before)
    const files = { a: at(JUNE, 11, 12, 13, 14, 15), b: part }
    expect(await missingInEveryOrder(files)).toEqual(['10/13 2025-07-01'])
  })

  test('the parts of one export prove nothing against each other, whatever their times', async () => {
    const same = { a: at(JULY, 11, 13), b: at(JULY, 14, 16), c: at(JULY, 17) }
    expect(await missingInEveryOrder(same)).toEqual([])
    const later = {
      a: at(JULY, 11, 13),
      b: at('2025-07-01T00:00:09.000Z', 14, 16),
      old: at(JUNE, 11, 12, 13, 15, 17),
    }
    expect(await missingInEveryOrder(later)).toEqual(['10/12 2025-07-01', '10/15 2025-07-01'])
  })

  test('equal times prove nothing', async () => {
    expect(await missingInEveryOrder({ a: at(JULY, 11, 12, 13), b: at(JULY, 11, 13) })).toEqual([])
  })

  test('a reversed export is one like any other', async () => {
    const files = { a: at(JUNE, 13, 12, 11), b: at(JULY, 13, 11) }
    expect(await missingInEveryOrder(files)).toEqual(['10/12 2025-07-01'])
  })

  test('a file without a date proves nothing, and is dated by its newest message', async () => {
    const posted = (id: string, timestamp: string) => message(id, { timestamp })
    const undated = {
      exportedAt: null,
      messages: [posted('11', '2025-05-01T00:00:00Z'), posted('13', '2025-07-10T00:00:00Z')],
    }
    expect(await missingInEveryOrder({ a: at(JUNE, 11, 12, 13), b: undated })).toEqual([])
    const known = {
      exportedAt: null,
      messages: [posted('11', '2025-05-01T00:00:00Z'), posted('12', '2025-05-02T00:00:00Z')],
    }
    expect(await missingInEveryOrder({ a: known, b: at(JUNE, 11, 13) })).toEqual([
      '10/12 2025-06-01',
    ])
  })

  test('a damaged file proves nothing until it is whole', async () => {
    const cut = exportText(at(JULY, 11, 13, 14)).split('"messageCount"')[0] as string
    const torn = cut.slice(0, cut.lastIndexOf('"id"'))
    await ingest({ a: at(JUNE, 11, 12, 13), b: torn })
    expect(await db.query(sql`select state from discord.export_files order by id`)).toEqual([
      { state: 'ingested' },
      { state: 'damaged' },
    ])
    expect(await missing()).toEqual([])
    await ingest({ b: at(JULY, 11, 13, 14) })
    expect(await missing()).toEqual(['10/12 2025-07-01'])
  })

  test("a thread's starter and its stand-in of older versions are not missing", async () => {
    const thread = { id: '20', type: 'GuildPublicThread', categoryId: '10', name: 'thread' }
    const stub = message('21', { type: '21', content: '' })
    const files = {
      stub: { exportedAt: MAY, channel: thread, messages: [stub, ...messages(22, 23)] },
      whole: { exportedAt: JUNE, channel: thread, messages: messages(20, 22, 24) },
      stub2: { exportedAt: JULY, channel: thread, messages: [stub, ...messages(22, 24)] },
      parent: { exportedAt: JULY, messages: messages(19, 20, 26) },
    }
    expect(await missingInEveryOrder(files)).toEqual(['20/23 2025-06-01'])
  })

  test('other channels are left alone, and an export without messages covers nothing', async () => {
    const other = { ...at(JULY, 11, 13), channel: { id: '9', name: 'other' } }
    const files = { a: at(JUNE, 11, 12, 13), b: other, c: at(AUGUST) }
    expect(await missingInEveryOrder(files)).toEqual([])
  })

  test('a file that is overwritten by its next export goes on proving what it proved', async () => {
    const folder = await testFolder({ 'a.json': exportText(at(JUNE, 11, 12, 13)) })
    try {
      const again = async (next: TestExport) => {
        await writeFile(folder.path('a.json'), exportText(next))
        await ingestPaths(db, [folder.path('a.json')])
      }
      await ingestPaths(db, [folder.path('a.json')])
      await again(at(JULY, 11, 13, 14))
      expect(await missing()).toEqual(['10/12 2025-07-01'])
      await again(at(AUGUST, 14, 15))
      expect(await missing()).toEqual(['10/12 2025-07-01'])
    } finally {
      await folder.remove()
    }
  })
})
