import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { testDatabase } from '../testing/database'
import { testFolder } from '../testing/exports'
import { addFile } from '../testing/rows'
import { resolveMedia } from './media'
import { keepMedia } from './media-downloads'
import { knownMediaFolders } from './media-index'
import { hasMedia, mediaStatus } from './media-status'

const URL = 'https://cdn.discordapp.com/attachments/1/2/dog.png?ex=1&is=2&hm=3&'
let db: Database
let folder: Awaited<ReturnType<typeof testFolder>>
let archiveDir: string

beforeAll(async () => {
  db = await testDatabase()
  folder = await testFolder({ 'got.bin': 'dogs', 'again.bin': 'other' })
  archiveDir = join(folder.dir, 'archive')
  await mkdir(archiveDir)
  await addFile(db, { id: 1, path: join(folder.dir, 'a.json') })
})
afterAll(async () => {
  await db.close()
  await folder.remove()
})

const found = async (url: string, size_bytes?: number) => {
  const media = { file_id: 1, url, ...(size_bytes === undefined ? {} : { size_bytes }) }
  const file = await resolveMedia(db, archiveDir, media)
  return file && readFile(file.path, 'utf8')
}

test('a download shows under its link from then on, however it was signed', async () => {
  expect(await found(URL)).toBe(null)
  await keepMedia(db, archiveDir, { url: URL, path: folder.path('got.bin') })
  expect(await hasMedia(db)).toBe(true)
  expect(await found(URL)).toBe('dogs')
  expect(await found('https://cdn.discordapp.com/attachments/1/2/dog.png', 4)).toBe('dogs')
  expect(await found('https://cdn.discordapp.com/attachments/1/3/dog.png')).toBe(null)
})

test('a second download takes the place of the first', async () => {
  await keepMedia(db, archiveDir, { url: URL, path: folder.path('again.bin') })
  expect(await found(URL)).toBe('other')
})

test('it counts as a copy that is nowhere else, and is no folder to look through', async () => {
  const { picked, beside, copy } = await mediaStatus(db)
  expect({ picked, beside }).toMatchObject({ picked: [], beside: { folders: 0 } })
  expect(copy).toMatchObject({ files: 1, only: 1 })
  expect((await knownMediaFolders(db)).filter((one) => !one.is_removed)).toEqual([])
})

test('what is no link is not taken', async () => {
  await writeFile(folder.path('x'), 'x')
  await expect(
    keepMedia(db, archiveDir, { url: '../../etc/passwd', path: folder.path('x') }),
  ).rejects.toMatchObject({ code: 'invalid_input' })
})
