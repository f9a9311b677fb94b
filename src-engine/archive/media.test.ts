import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { addFile } from '../testing/rows'
import { resolveMedia } from './media'

let db: Database
let root: string

beforeAll(async () => {
  db = await testDatabase()
  root = await realpath(await mkdtemp(join(tmpdir(), 'media-')))
  const files = join(root, 'export', 'a.json_Files')
  await mkdir(join(files, 'folder'), { recursive: true })
  for (const name of ['cat-1A2B3.png', '100%25.png', 'plain space.png', 'a:b.png', 'noext']) {
    await writeFile(join(files, name), 'x')
  }
  await writeFile(join(root, 'secret.txt'), 'x')
  await writeFile(join(root, 'export-secret.txt'), 'x')
  await symlink(join(root, 'secret.txt'), join(files, 'link.txt'))
  await symlink(root, join(files, 'out'))
  await symlink(join(files, 'noext'), join(files, 'inner-link'))
  await addFile(db, { id: 1, path: join(root, 'export', 'a.json') })
  await addFile(db, { id: 2, path: join(root, 'gone', 'b.json') })
})
afterAll(async () => {
  await db.close()
  await rm(root, { recursive: true })
})

/** The path below the export's folder, or null. */
async function resolved(url: string, file_id = 1): Promise<string | null> {
  const found = await resolveMedia(db, join(root, 'archive'), { file_id, url })
  return found?.path.slice(join(root, 'export', 'a.json_Files').length + 1) ?? null
}

test('relative urls of either system lead to the file beside the export', async () => {
  expect(await resolved('a.json_Files/cat-1A2B3.png')).toBe('cat-1A2B3.png')
  expect(await resolved('a.json_Files\\cat-1A2B3.png')).toBe('cat-1A2B3.png')
  expect(await resolved('./a.json_Files//noext')).toBe('noext')
  expect(await resolved('a.json_Files/a:b.png')).toBe('a:b.png')
  expect(await resolved('a.json_Files/inner-link')).toBe('noext')
})

test('a name is decoded only when it does not exist as written', async () => {
  expect(await resolved('a.json_Files/100%25.png')).toBe('100%25.png')
  expect(await resolved('a.json_Files/plain%20space.png')).toBe('plain space.png')
  expect(await resolved('a.json_Files/%zz')).toBe(null)
})

test.each([
  'a.json_Files/missing.png',
  'a.json_Files/folder',
  'a.json_Files',
  '',
  '.',
  '..',
  '../secret.txt',
  'a.json_Files/../../secret.txt',
  'a.json_Files/..\\..\\secret.txt',
  '%2e%2e/secret.txt',
  '..%2Fsecret.txt',
  '../export-secret.txt',
  '/etc/passwd',
  '%2Fetc/passwd',
  '\\\\server\\share',
  'C:\\Windows\\win.ini',
  'c:x',
  'https://cdn.discordapp.com/a.png',
  'file:///etc/passwd',
  'a.json_Files/link.txt',
  'a.json_Files/out/secret.txt',
  'a.json_Files/noext\0.png',
  'a.json_Files/noext%00',
])('nothing else is given away: %j', async (url) => {
  expect(await resolved(url)).toBe(null)
})

test('an unknown export file, or one whose folder is gone, resolves nothing', async () => {
  expect(await resolved('a.json_Files/noext', 2)).toBe(null)
  expect(await resolved('a.json_Files/noext', 404)).toBe(null)
})
