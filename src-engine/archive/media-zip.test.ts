import { mkdir, readdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { testFolder } from '../testing/exports'
import { addFile } from '../testing/rows'
import { zipOf } from '../testing/zips'
import { resolveMedia } from './media'
import { removeUnpacked } from './media-zip'

let db: Database
let folder: Awaited<ReturnType<typeof testFolder>>
let archiveDir: string

beforeAll(async () => {
  db = await testDatabase()
  folder = await testFolder({
    'backup.zip': zipOf([
      { name: 'inner/x.json', content: '{}' },
      { name: 'inner/x.json_Files/cat-1A2B3.png', content: 'cat' },
      { name: 'inner/x.json_Files/stored.bin', content: 'stored', method: 0 },
      { name: 'inner\\x.json_Files\\windows.png', content: 'win' },
      { name: 'inner/x.json_Files/lying.png', content: 'short', size: 3 },
      { name: 'inner/x.json_Files/secret.png', content: 'x', flags: 0x801 },
      { name: 'outer.png', content: 'outer' },
    ]),
    'secret.txt': 'secret',
    'notes.txt': 'no zip archive',
  })
  const root = await realpath(folder.dir)
  folder = { ...folder, path: (name) => `${root}/${name}` }
  archiveDir = folder.path('archive')
  await mkdir(archiveDir)
  await addFile(db, { id: 1, path: folder.path('backup.zip/inner/x.json') })
  await addFile(db, { id: 2, path: folder.path('notes.txt/x.json') })
})
afterAll(async () => {
  await db.close()
  await folder.remove()
})

async function read(url: string, file_id = 1): Promise<string | null> {
  const found = await resolveMedia(db, archiveDir, { url, file_id })
  return found && readFile(found.path, 'utf8')
}

test('a file beside an export in a zip archive is found, in either spelling of its path', async () => {
  expect(await read('x.json_Files/cat-1A2B3.png')).toBe('cat')
  expect(await read('x.json_Files\\cat-1A2B3.png')).toBe('cat')
  expect(await read('x.json_Files/stored.bin')).toBe('stored')
  expect(await read('x.json_Files/windows.png')).toBe('win')
  const found = await resolveMedia(db, archiveDir, { url: 'x.json_Files/stored.bin', file_id: 1 })
  expect(found?.inside).toBe(folder.path('backup.zip'))
})

test.each([
  'x.json_Files/gone.png',
  'x.json_Files/lying.png',
  'x.json_Files/secret.png',
  'x.json_Files',
  '../outer.png',
  '../../secret.txt',
  'x.json_Files/../../../secret.txt',
  '/etc/passwd',
  '',
])('nothing else is given away: %j', async (url) => {
  expect(await read(url)).toBe(null)
})

test('a file that is no zip archive holds nothing', async () => {
  expect(await read('x.json_Files/cat-1A2B3.png', 2)).toBe(null)
})

test('what was unpacked is private, has no name from outside, and goes when it is told to', async () => {
  const [name = ''] = await readdir(`${archiveDir}/unpacked`)
  expect(name).toMatch(/^[0-9a-f]{64}$/)
  if (process.platform !== 'win32') {
    expect((await stat(`${archiveDir}/unpacked/${name}`)).mode & 0o077).toBe(0)
  }
  expect((await readdir(`${archiveDir}/unpacked`)).filter((one) => one.endsWith('.part'))).toEqual(
    [],
  )
  await removeUnpacked(archiveDir)
  expect(await readdir(archiveDir)).toEqual([])
})

test("what cannot be cleared away is in nobody's way", async () => {
  await removeUnpacked(folder.path('notes.txt'))
  expect(await readFile(folder.path('notes.txt'), 'utf8')).toBe('no zip archive')
})

test('an archive that changed is looked into again', async () => {
  expect(await read('x.json_Files/cat-1A2B3.png')).toBe('cat')
  await writeFile(
    folder.path('backup.zip'),
    zipOf([
      { name: 'inner/x.json_Files/cat-1A2B3.png', content: 'another cat' },
      { name: 'inner/x.json', content: '{}' },
    ]),
  )
  expect(await read('x.json_Files/cat-1A2B3.png')).toBe('another cat')
})
