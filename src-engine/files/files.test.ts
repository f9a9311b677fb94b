import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TableFormat } from '#shared/export'
import { writeAtomically } from './atomic'
import { type TableRow, writeTable } from './table'

let dir: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'files-'))
})

afterEach(() => rm(dir, { recursive: true, force: true }))

async function table(format: TableFormat, columns: string[], pieces: TableRow[][]) {
  const path = join(dir, `table.${format}`)
  let rows = 0
  await writeAtomically(path, async (write) => {
    rows = await writeTable(write, format, columns, pieces)
  })
  return { rows, text: await readFile(path, 'utf8') }
}

test('CSV: header, quotes, new lines, null and objects', async () => {
  const { rows, text } = await table(
    'csv',
    ['id', 'text', 'n'],
    [[{ id: '1', text: 'a "b",\nc', n: null }], [], [{ id: '2', text: { x: 1 }, n: -3.5 }]],
  )
  expect(rows).toBe(2)
  expect(text).toBe('id,text,n\r\n1,"a ""b"",\nc",\r\n2,"{""x"":1}",-3.5\r\n')
})

test.each(['a\nb', 'a\rb', 'a\r\nb', '\n', '=1\n+2', 'a\u2028b'])(
  'CSV: %j stays in its cell',
  async (t) => {
    const { text } = await table('csv', ['t', 'n'], [[{ t, n: 1 }]])
    const cell = t.startsWith('=') ? `'${t}` : t
    const isQuoted = /[\r\n]/.test(t)
    expect(text).toBe(`t,n\r\n${isQuoted ? `"${cell}"` : cell},1\r\n`)
  },
)

test('CSV: message text is never a formula, numbers keep their sign', async () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx']
  const { text } = await table('csv', ['t', 'n'], [texts.map((t) => ({ t, n: -1 }))])
  const cells = text.trimEnd().split('\r\n').slice(1)
  expect(cells).toEqual(["'=1+1,-1", "'+1,-1", "'-1,-1", "'@SUM(A1),-1", "'\tx,-1"])
})

test('JSON: an array in column order, in pieces, and empty', async () => {
  const { text } = await table('json', ['b', 'a'], [[{ a: 1, b: '2', extra: 9 }], [{ a: 3 }]])
  expect(JSON.parse(text)).toEqual([
    { b: '2', a: 1 },
    { b: null, a: 3 },
  ])
  expect((await table('json', ['a'], [])).text).toBe('[]\n')
})

test('a failed write leaves the old file and no part behind', async () => {
  const path = join(dir, 'report.csv')
  await writeAtomically(path, (write) => write('old'))
  const failing = writeAtomically(path, async (write) => {
    await write('half')
    throw new Error('stopped')
  })
  await expect(failing).rejects.toThrow('stopped')
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(dir)).toEqual(['report.csv'])
})

test('a missing folder is a sentence, not a stack', async () => {
  const failing = writeAtomically(join(dir, 'gone', 'x.csv'), (write) => write('x'))
  await expect(failing).rejects.toMatchObject({ code: 'file_unreadable' })
})
