import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AppError } from '#shared/errors'
import { archiveSize, deleteArchive, folderState, moveArchive } from './archive-files'
import { openArchives } from './archives'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'archives-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const never = new AbortController().signal

/** A folder that looks like an archive. */
function archiveIn(path: string): string {
  mkdirSync(join(path, 'pgdata', 'pg_wal', 'archive_status'), { recursive: true })
  writeFileSync(join(path, 'pgdata', 'PG_VERSION'), '17')
  writeFileSync(join(path, 'pgdata', 'data'), 'x'.repeat(1000))
  mkdirSync(join(path, 'media', 'ab'), { recursive: true })
  writeFileSync(join(path, 'media', 'ab', 'abc'), 'picture')
  return path
}

/** An engine that holds one folder open, makes what is not there, and refuses some folders. */
function setUp(
  refused: Record<string, AppError> = {},
  {
    given = null,
    onTold = () => undefined,
  }: { given?: string | null; onTold?: (payload: unknown) => void } = {},
) {
  const told: [string, unknown][] = []
  let open = given ?? join(dir, 'profile', 'archive')
  const engine = {
    hold: async (work: () => Promise<string>) => {
      open = await work()
    },
    call: async (name: string) => {
      const error = refused[open]
      if (error) throw error
      if (!existsSync(open)) archiveIn(open)
      return name === 'guilds.list' ? [{ messages: 3 }, { messages: 4 }] : []
    },
  }
  const archives = openArchives({
    userDataDir: join(dir, 'profile'),
    given,
    engine: () => engine,
    tell: (name, payload) => {
      told.push([name, payload])
      onTold(payload)
    },
    now: () => new Date('2026-01-02T03:04:05Z'),
  })
  return { archives, told, opened: () => open }
}

it('tells archives from other folders', async () => {
  archiveIn(join(dir, 'a'))
  mkdirSync(join(dir, 'empty'))
  mkdirSync(join(dir, 'other'))
  writeFileSync(join(dir, 'other', 'photo.jpg'), '')
  writeFileSync(join(dir, 'file'), '')
  const states = ['a', 'empty', 'other', 'file', 'nowhere'].map((name) =>
    folderState(join(dir, name)),
  )
  expect(await Promise.all(states)).toEqual([
    'here',
    'empty',
    'not_an_archive',
    'missing',
    'missing',
  ])
})

it('deletes only what an archive made, and no folder that is none', async () => {
  const path = archiveIn(join(dir, 'a'))
  writeFileSync(join(path, 'diary.txt'), 'mine')
  expect(await archiveSize(path)).toMatchObject({ files: 3, others: ['diary.txt'] })
  await deleteArchive(path)
  expect(readdirSync(path)).toEqual(['diary.txt'])
  await expect(deleteArchive(path)).rejects.toThrow(/no archive in this folder/)
  expect(readdirSync(path)).toEqual(['diary.txt'])
})

it('moves on one disk at once, and to another as a whole copy', async () => {
  const path = archiveIn(join(dir, 'a'))
  const moved = join(dir, 'b')
  expect(await moveArchive(path, moved, { signal: never, onBytes: () => undefined })).toBe(null)
  expect(existsSync(path)).toBe(false)

  const bytes: number[] = []
  const copied = join(dir, 'c')
  const deleteOld = await moveArchive(moved, copied, {
    signal: never,
    onBytes: (done) => bytes.push(done),
    isOtherDisk: true,
  })
  expect(bytes.at(-1)).toBe((await archiveSize(moved)).size_bytes)
  expect(existsSync(join(copied, 'pgdata', 'pg_wal', 'archive_status'))).toBe(true)
  expect(existsSync(join(moved, 'pgdata', 'PG_VERSION'))).toBe(true)
  await deleteOld?.()
  expect(existsSync(moved)).toBe(false)
})

it('leaves everything as it was when a move is cancelled', async () => {
  const path = archiveIn(join(dir, 'a'))
  const stop = new AbortController()
  const moving = moveArchive(path, join(dir, 'b'), {
    signal: stop.signal,
    onBytes: () => stop.abort(),
    isOtherDisk: true,
  })
  await expect(moving).rejects.toMatchObject({ code: 'cancelled' })
  expect(readdirSync(dir)).toEqual(['a'])
  expect(await folderState(path)).toBe('here')
})

it('touches nothing that lies where the copy of a move is to be made', async () => {
  const path = archiveIn(join(dir, 'a'))
  mkdirSync(join(dir, 'b.part'))
  writeFileSync(join(dir, 'b.part', 'diary.txt'), 'mine')
  const moving = moveArchive(path, join(dir, 'b'), {
    signal: never,
    onBytes: () => undefined,
    isOtherDisk: true,
  })
  await expect(moving).rejects.toThrow('There is a “b.part” in that folder already.')
  expect(readFileSync(join(dir, 'b.part', 'diary.txt'), 'utf8')).toBe('mine')
  expect(readdirSync(dir).sort()).toEqual(['a', 'b.part'])
})

it('makes, opens, renames and remembers archives', async () => {
  const { archives, told, opened } = setUp()
  expect(await archives.list()).toMatchObject([
    { name: 'My archive', is_current: true, state: 'new' },
  ])
  mkdirSync(join(dir, 'disk'))
  await archives.create('Work / 2026', join(dir, 'disk'))
  expect(opened()).toBe(join(dir, 'disk', 'Work _ 2026'))
  expect(told.at(-1)).toEqual(['archive.switched', { archive_id: archives.id }])
  await archives.rename(archives.id, 'Work')
  expect(JSON.parse(readFileSync(join(opened(), 'archive.json'), 'utf8'))).toEqual({ name: 'Work' })

  const again = setUp()
  expect(await again.archives.list()).toMatchObject([
    { name: 'My archive', is_current: false, counts: { guilds: 2, messages: 7 } },
    { name: 'Work', is_current: true, last_opened_at: '2026-01-02T03:04:05.000Z' },
  ])
  await again.archives.open('first')
  expect(again.archives.dir).toBe(join(dir, 'profile', 'archive'))
})

it('takes a picked folder by its name inside, its database folder too, and refuses others in a sentence', async () => {
  const { archives } = setUp()
  const path = archiveIn(join(dir, 'backup'))
  writeFileSync(join(path, 'archive.json'), '{"name":"Old talks"}')
  mkdirSync(join(dir, 'empty'))
  await archives.add(join(path, 'pgdata'))
  expect(await archives.list()).toMatchObject([{}, { name: 'Old talks', path, is_current: true }])
  await archives.add(path)
  expect(await archives.list()).toHaveLength(2)
  await expect(archives.add(join(dir, 'empty'))).rejects.toThrow(/is empty/)
  await expect(archives.add(dir)).rejects.toThrow(/holds no archive/)
  await expect(archives.create('x', path)).rejects.toThrow(/belongs to the archive “Old talks”/)
  await expect(archives.create('empty', dir)).rejects.toThrow(
    'There is a “empty” in that folder already.',
  )
})

it('stays with the archive before when another cannot be opened', async () => {
  const path = archiveIn(join(dir, 'new'))
  const { archives, told, opened } = setUp({
    [path]: new AppError('archive_locked', 'The archive is in use: process 7 has it open.'),
  })
  const before = archives.dir
  await expect(archives.add(path)).rejects.toThrow(/^“new” was not opened\. The archive is in use/)
  expect(archives.dir).toBe(before)
  expect(opened()).toBe(before)
  expect(await archives.list()).toHaveLength(1)
  expect(told.filter(([name]) => name === 'archive.switched')).toEqual([])
})

it('does not make an archive anew where its disk is gone', async () => {
  const { archives } = setUp()
  await archives.add(archiveIn(join(dir, 'usb')))
  rmSync(join(dir, 'usb'), { recursive: true })
  await expect(archives.check()).rejects.toThrow(/“usb” is not there\. Connect the disk/)
  expect((await archives.list())[1]).toMatchObject({ state: 'missing' })
})

it('moves the open archive and goes on with it', async () => {
  const { archives, told, opened } = setUp()
  await archives.add(archiveIn(join(dir, 'a')))
  mkdirSync(join(dir, 'disk'))
  await archives.move(archives.id, join(dir, 'disk'))
  expect(opened()).toBe(join(dir, 'disk', 'a'))
  expect(readdirSync(dir).sort()).toEqual(['disk', 'profile'])
  expect(told.some(([name, payload]) => name === 'archive.moving' && payload === null)).toBe(true)
  await expect(archives.move(archives.id, join(dir, 'disk'))).rejects.toThrow(
    /in that folder already/,
  )
})

it('remembers where a moved archive lies, whether it can be opened there or not', async () => {
  const refused: Record<string, AppError> = {}
  const { archives, told } = setUp(refused)
  const path = archiveIn(join(dir, 'a'))
  await archives.add(path)
  const known = async () => (await setUp().archives.list())[1]
  const disk = join(dir, 'disk')
  mkdirSync(disk)
  const target = join(disk, 'a')
  refused[target] = new AppError('internal', 'It cannot be opened.')

  // what is not the archive's stays, so that a copy is made and the old one is still there
  writeFileSync(join(path, 'diary.txt'), 'mine')
  told.length = 0
  await expect(archives.move(archives.id, disk)).rejects.toThrow('cannot be opened')
  expect(await known()).toMatchObject({ path })
  expect(told.some(([name]) => name === 'archive.switched')).toBe(false)

  rmSync(join(path, 'diary.txt'))
  await expect(archives.move(archives.id, disk)).rejects.toThrow('cannot be opened')
  expect(await known()).toMatchObject({ path: target })
  expect(told.at(-1)).toEqual(['archive.switched', { archive_id: archives.id }])
})

it('goes on with the moved archive when the old one cannot be deleted', async () => {
  const path = archiveIn(join(dir, 'a'))
  const { archives, told } = setUp(
    {},
    {
      onTold: (payload) => {
        if ((payload as { stage?: string } | null)?.stage === 'deleting') {
          rmSync(path, { recursive: true })
        }
      },
    },
  )
  await archives.add(path)
  const disk = join(dir, 'disk')
  mkdirSync(disk)
  writeFileSync(join(path, 'diary.txt'), 'mine')
  await expect(archives.move(archives.id, disk)).rejects.toThrow('nothing was deleted')
  expect(told.at(-1)).toEqual(['archive.switched', { archive_id: archives.id }])
  expect(archives.dir).toBe(join(disk, 'a'))
})

it('deletes an archive by its typed name and opens another', async () => {
  const { archives, opened } = setUp()
  await archives.add(archiveIn(join(dir, 'a')))
  const id = archives.id
  await expect(archives.remove(id, 'b')).rejects.toThrow(/typed/)
  await archives.remove(id, 'a')
  expect(existsSync(join(dir, 'a'))).toBe(false)
  expect(opened()).toBe(join(dir, 'profile', 'archive'))
  expect(await archives.list()).toHaveLength(1)
})

it('refuses to move or delete what a living process has open', async () => {
  const { archives } = setUp()
  const path = archiveIn(join(dir, 'a'))
  await archives.add(path)
  const { id } = archives
  await archives.open('first')
  writeFileSync(join(path, 'archive.lock'), JSON.stringify({ pid: process.ppid, started: 'x' }))
  await expect(archives.remove(id, 'a')).rejects.toMatchObject({ code: 'archive_locked' })
  mkdirSync(join(dir, 'disk'))
  await expect(archives.move(id, join(dir, 'disk'))).rejects.toMatchObject({
    code: 'archive_locked',
  })
  expect(await folderState(path)).toBe('here')
})

it('takes an archive that was named from outside off the list, and no other', async () => {
  const names = async (of: ReturnType<typeof setUp>) =>
    (await of.archives.list()).map(({ name }) => name)
  const given = archiveIn(join(dir, 'given'))
  const once = setUp({}, { given })
  await once.archives.add(archiveIn(join(dir, 'a')))
  expect(await names(once)).toEqual(['given', 'My archive', 'a'])
  await once.archives.forget('given')
  expect(await names(once)).toEqual(['My archive', 'a'])

  const again = setUp({}, { given })
  await again.archives.remove('given', 'given')
  expect(existsSync(given)).toBe(false)
  expect(await names(again)).toEqual(['My archive', 'a'])
  expect(await names(setUp())).toEqual(['My archive', 'a'])
})
