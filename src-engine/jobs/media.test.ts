import { createHash } from 'node:crypto'
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobNote } from '#shared/job'
import type { MediaTask } from '#shared/media'
import { resolveMedia } from '../archive/media'
import { mediaStatus } from '../archive/media-status'
import { messagesInScope } from '../archive/messages'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { exportText, message, testFolder, user } from '../testing/exports'
import { testContext } from '../testing/ingest'
import { runIngest } from './ingest'
import type { JobContext } from './kind'
import { copyMedia, mediaKind } from './media'

const CAT = 'a.json_Files/cat-1A2B3.png'
const REMOTE = 'https://cdn.discordapp.com/attachments/1/2/dog.png'
const DOG = `dog-${createHash('sha256').update(REMOTE).digest('hex').slice(0, 16)}.png`

let db: Database
let folder: Awaited<ReturnType<typeof testFolder>>
let notes: JobNote[]
let archiveDir: string

beforeAll(async () => {
  db = await testDatabase()
  await db.query(sql`insert into app.jobs (kind, params, state, snapshot)
    values ('ingest', '{}', 'done', '{}')`)
})
afterAll(() => db.close())

beforeEach(async () => {
  const tables = await db.query<{ name: string }>(
    sql`select 'discord.' || tablename as name from pg_tables where schemaname = 'discord'`,
  )
  const names = tables.map(({ name }) => name).join(', ')
  await db.script(`truncate ${names}, app.job_files restart identity`)
  folder = await testFolder({
    'in/a.json': exportText({
      guild: { iconUrl: 'a.json_Files/icon-00000.png' },
      messages: [
        message('1', {
          author: user('100', { avatarUrl: 'a.json_Files/face-ABCDE.png' }),
          attachments: [
            { id: '7', url: CAT, fileName: 'cat.png', fileSizeBytes: 3 },
            { id: '8', url: `${REMOTE}?ex=1&is=2&hm=3&`, fileName: 'dog.png', fileSizeBytes: 4 },
          ],
        }),
        message('2', {
          attachments: [{ id: '9', url: 'https://gone.example/x.png', fileName: 'x.png' }],
        }),
      ],
    }),
    'in/a.json_Files/cat-1A2B3.png': 'cat',
    'in/a.json_Files/face-ABCDE.png': 'face',
    'in/a.json_Files/.DS_Store': 'junk',
    [`other/deep/${DOG}`]: 'dogs',
    'other/cat-1a2b3c4d5e6f7081.png': 'cat',
  })
  // the system's own folder for temporary files may be a link
  const root = await realpath(folder.dir)
  folder = { ...folder, path: (name) => join(root, name) }
  archiveDir = folder.path('archive')
  await mkdir(archiveDir)
  notes = []
})
afterEach(async () => {
  await folder.remove()
})

function context(more: Partial<JobContext> = {}): JobContext {
  return {
    ...testContext(db, 1),
    archive_dir: archiveDir,
    note: (note) => notes.push(note),
    ...more,
  }
}
const ingest = (mediaDirs: string[] = []) =>
  runIngest([folder.path('in')], context(), [], mediaDirs)
const run = (params: MediaTask) => mediaKind.run(params, context())
async function found(url: string, size_bytes?: number): Promise<string | null> {
  const file = await resolveMedia(db, archiveDir, {
    url,
    file_id: 1,
    ...(size_bytes === undefined ? {} : { size_bytes }),
  })
  return file?.path ?? null
}
async function names(): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    sql`select name from discord.media_files order by name`,
  )
  return rows.map(({ name }) => name)
}

test('an ingest knows the media beside its exports, and counts what the messages name', async () => {
  await ingest()
  expect(await names()).toEqual(['cat-1A2B3.png', 'face-ABCDE.png'])
  const status = await mediaStatus(db)
  expect(status).toMatchObject({ picked: [], beside: { folders: 1, missing: 0, files: 2 } })
  expect(status.counts).toContainEqual({
    kind: 'attachment',
    named: 3,
    kept: 1,
    copied: 0,
    remote: 2,
  })
  expect(status.counts).toContainEqual({ kind: 'guild', named: 1, kept: 0, copied: 0, remote: 0 })
})

test('the films of cards count like their pictures, each file of a card once', async () => {
  const picture = { url: 'c.json_Files/still-12345.png' }
  await writeFile(
    folder.path('in/c.json'),
    exportText({
      channel: { id: '12' },
      messages: [
        message('9', {
          embeds: [
            {
              thumbnail: picture,
              image: picture,
              images: [picture],
              video: { url: 'c.json_Files/film-54321.mp4' },
            },
            { title: 'a player is no file', video: { url: 'https://www.youtube.com/embed/x' } },
          ],
        }),
      ],
    }),
  )
  await mkdir(folder.path('in/c.json_Files'))
  await writeFile(folder.path('in/c.json_Files/film-54321.mp4'), 'film')
  await ingest()
  expect((await mediaStatus(db)).counts).toContainEqual({
    kind: 'embed',
    named: 3,
    kept: 1,
    copied: 0,
    remote: 1,
  })
  expect(await found('c.json_Files/film-54321.mp4')).toBe(
    folder.path('in/c.json_Files/film-54321.mp4'),
  )
})

test('an export that comes alone has its media looked at, one without media costs no folder', async () => {
  await rename(folder.path('in/a.json'), folder.path('in/a [part 2].json'))
  await runIngest([folder.path('in/a [part 2].json')], context())
  expect(await names()).toEqual(['cat-1A2B3.png', 'face-ABCDE.png'])
})

test('a folder that exports name otherwise is known too', async () => {
  await writeFile(
    folder.path('other/b.json'),
    exportText({
      channel: { id: '11' },
      messages: [message('5', { author: user('5', { avatarUrl: 'deep\\face.png' }) })],
    }),
  )
  await runIngest([folder.path('other')], context())
  expect(await names()).toEqual([DOG])
})

test('a picked folder shows what another export downloaded, by the hash of the link', async () => {
  await ingest([folder.path('other')])
  expect(await found(`${REMOTE}?ex=1&is=2&hm=3&`)).toBe(folder.path(`other/deep/${DOG}`))
  expect((await mediaStatus(db)).picked).toEqual([
    {
      folder_id: expect.any(Number),
      path: folder.path('other'),
      is_there: true,
      files: 2,
      size_bytes: 7,
    },
  ])
})

test('a file that is not beside its export is found by its name in either style', async () => {
  await ingest([folder.path('other')])
  await rm(folder.path(`in/${CAT}`))
  expect(await found(CAT)).toBe(folder.path('other/cat-1a2b3c4d5e6f7081.png'))
  expect(await found('D:\\Exports\\a.json_Files\\cat-1A2B3.png')).toBe(
    folder.path('other/cat-1a2b3c4d5e6f7081.png'),
  )
  expect(await found('/home/somebody/media/cat-1a2b3c4d5e6f7081.png')).toBe(
    folder.path('other/cat-1a2b3c4d5e6f7081.png'),
  )
  // sixteen digits that differ are another picture
  expect(await found('a.json_Files/cat-1a2b3ffffffffff0.png')).toBe(null)
})

test('an absolute path counts only inside a folder that the user picked', async () => {
  await writeFile(folder.path('other/plain.png'), 'plain')
  await ingest()
  expect(await found(folder.path('other/plain.png'))).toBe(null)
  await run({ task: 'look', add: [folder.path('other')] })
  expect(await found(folder.path('other/plain.png'))).toBe(folder.path('other/plain.png'))
  await symlink(folder.path('in/a.json'), folder.path('other/link.png'))
  expect(await found(folder.path('other/link.png'))).toBe(null)
  expect(await found(folder.path('other/../in/a.json'))).toBe(null)
  const [picked] = (await mediaStatus(db)).picked
  await run({ task: 'forget', folder_id: picked?.folder_id ?? 0 })
  expect(await found(folder.path('other/plain.png'))).toBe(null)
})

test('links are not walked, and a file that became one is not given away', async () => {
  await mkdir(folder.path('secret'))
  await writeFile(folder.path('secret/key-11111.png'), 'secret')
  await symlink(folder.path('secret'), folder.path('other/way'))
  await symlink(folder.path('secret/key-11111.png'), folder.path('other/key-11111.png'))
  await ingest([folder.path('other')])
  expect(await found('x/key-11111.png')).toBe(null)
  await rm(folder.path(`other/deep/${DOG}`))
  await symlink(folder.path('secret/key-11111.png'), folder.path(`other/deep/${DOG}`))
  expect(await found(REMOTE)).toBe(null)
})

test('names that would be SQL, COPY or a path are only names', async () => {
  const odd = [
    "a'; drop table x;--\t-12345.png",
    'back\\slash-12345.png',
    'new\nline-12345.png',
    '%2e-12345.png',
  ]
  for (const name of odd) await writeFile(folder.path(`other/${name}`), name)
  await ingest([folder.path('other')])
  expect(await names()).toEqual(expect.arrayContaining(odd))
  expect(await found(`gone/${odd[0]}`)).toBe(folder.path(`other/${odd[0]}`))
  expect(await found(`gone/${odd[2]}`)).toBe(folder.path(`other/${odd[2]}`))
})

test('a folder that did not change is not looked through again', async () => {
  await ingest()
  const files = folder.path('in/a.json_Files')
  const { mtime } = await stat(files)
  await writeFile(folder.path('in/a.json_Files/new-12345.png'), 'new')
  await rm(folder.path('in/a.json_Files/face-ABCDE.png'))
  await utimes(files, mtime, mtime)
  await ingest()
  expect(await names()).toEqual(['cat-1A2B3.png', 'face-ABCDE.png'])
  await utimes(files, mtime, new Date(mtime.getTime() + 1000))
  await ingest()
  expect(await names()).toEqual(['cat-1A2B3.png', 'new-12345.png'])
})

test('a folder that is gone stays known; what was copied still shows', async () => {
  await ingest([folder.path('other')])
  expect(await run({ task: 'copy' })).toEqual({ files: 4, size_bytes: 14, missing: 0 })
  await rename(folder.path('in'), folder.path('moved'))
  await rename(folder.path('other'), folder.path('moved too'))
  for (const [url, text] of [
    [CAT, 'cat'],
    ['a.json_Files/face-ABCDE.png', 'face'],
    [REMOTE, 'dogs'],
  ] as const) {
    const path = await found(url)
    expect(path?.startsWith(archiveDir)).toBe(true)
    expect(await readFile(path ?? '', 'utf8')).toBe(text)
  }
  await run({ task: 'look', add: [] })
  expect(await mediaStatus(db)).toMatchObject({
    picked: [{ is_there: false }],
    beside: { missing: 1 },
    copy: { files: 4, stored_files: 3, stored_bytes: 11, only: 4 },
  })
  expect(await found(CAT)).not.toBe(null)
})

test('what is copied is for the user alone, each content once, and named by its hash', async () => {
  await ingest([folder.path('other')])
  await run({ task: 'copy' })
  const cat = createHash('sha256').update('cat').digest('hex')
  const store = join(archiveDir, 'media')
  expect((await stat(store)).mode & 0o777).toBe(0o700)
  expect((await stat(join(store, cat.slice(0, 2), cat))).mode & 0o777).toBe(0o600)
  const files = (await readdir(store, { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  )
  expect(files).toHaveLength(3)
  expect(await run({ task: 'copy' })).toEqual({ files: 0, size_bytes: 0, missing: 0 })
})

test('removing the copy leaves the files on disk, and what was only there is gone', async () => {
  await ingest([folder.path('other')])
  await run({ task: 'copy' })
  await rm(folder.path('other'), { recursive: true })
  const [picked] = (await mediaStatus(db)).picked
  await run({ task: 'forget', folder_id: picked?.folder_id ?? 0 })
  expect(await found(REMOTE)).not.toBe(null)
  await run({ task: 'remove_copy' })
  expect(await readdir(archiveDir)).toEqual([])
  expect(await found(CAT)).toBe(folder.path(`in/${CAT}`))
  expect(await found(REMOTE)).toBe(null)
  expect((await mediaStatus(db)).copy).toEqual({
    files: 0,
    size_bytes: 0,
    stored_files: 0,
    stored_bytes: 0,
    only: 0,
  })
})

test('a file that cannot be read is a note, and the others are copied', async () => {
  await ingest()
  await rm(folder.path(`in/${CAT}`))
  expect(await run({ task: 'copy' })).toEqual({ files: 1, size_bytes: 4, missing: 1 })
  expect(notes).toEqual([
    {
      file: folder.path(`in/${CAT}`),
      code: 'not_copied',
      message: 'It was not copied. It is no longer there.',
      byte_offset: null,
      count: 1,
    },
  ])
})

test('a copy that was stopped goes on, and leaves no half file', async () => {
  await ingest([folder.path('other')])
  const stop = new AbortController()
  const stopped = context({
    signal: stop.signal,
    progress: ({ counters }) => {
      if ((counters?.files ?? 0) >= 2) stop.abort(new Error('stop'))
    },
  })
  await expect(copyMedia(stopped)).rejects.toThrow('stop')
  expect(
    (await readdir(join(archiveDir, 'media'))).filter((name) => name.endsWith('.part')),
  ).toEqual([])
  const { copy } = await mediaStatus(db)
  await run({ task: 'copy' })
  expect((await mediaStatus(db)).copy.files).toBe(4)
  expect(copy.files).toBeLessThan(4)
})

test('a disk without room is said before anything is written', async () => {
  await ingest()
  await expect(copyMedia(context(), async () => 1_000_000)).rejects.toMatchObject({
    code: 'disk_full',
    message: 'Copying needs 257 MB, and the disk of the archive has 1 MB left. Nothing was copied.',
  })
  expect(await readdir(archiveDir)).toEqual([])
})

test('a file that changed after it was copied is copied again', async () => {
  await ingest()
  await run({ task: 'copy' })
  await writeFile(folder.path(`in/${CAT}`), 'a larger cat')
  const files = folder.path('in/a.json_Files')
  await utimes(files, new Date(0), new Date(0))
  await run({ task: 'look', add: [] })
  expect(await run({ task: 'copy' })).toMatchObject({ files: 1 })
})

test('a folder that is not there is a note, and the ingest is none the worse', async () => {
  const result = await ingest([folder.path('nowhere')])
  expect(result.notes).toEqual([
    {
      file: folder.path('nowhere'),
      code: 'no_media_folder',
      message: 'This media folder cannot be looked into. It is no longer there.',
      byte_offset: null,
      count: 1,
    },
  ])
})

test('exports in a picked folder are no media; its folders of media are those of exports again when it is taken off', async () => {
  await ingest()
  await run({ task: 'look', add: [folder.path('in')] })
  expect(await names()).toEqual(['cat-1A2B3.png', 'face-ABCDE.png'])
  const [picked] = (await mediaStatus(db)).picked
  expect(picked).toMatchObject({ path: folder.path('in'), files: 2 })
  await run({ task: 'forget', folder_id: picked?.folder_id ?? 0 })
  expect(await mediaStatus(db)).toMatchObject({ picked: [], beside: { folders: 1, missing: 0 } })
})

test('the numbers lead to the messages behind them', async () => {
  await ingest()
  const ids = async (has: 'attachment_kept' | 'attachment_missing') => {
    const page = await messagesInScope(db, { scope: { has: [has] }, cursor: null, limit: 10 })
    return page.messages.map(({ message_id }) => message_id).sort()
  }
  expect(await ids('attachment_kept')).toEqual(['1'])
  expect(await ids('attachment_missing')).toEqual(['1', '2'])
})

test('a folder that may not be read is a note', async () => {
  await ingest([folder.path('other')])
  await chmod(folder.path('other/deep'), 0o000)
  await utimes(folder.path('other'), new Date(0), new Date(0))
  await run({ task: 'look', add: [] })
  // root may read everything
  const mayRead = process.getuid?.() === 0
  expect(notes.map(({ code }) => code)).toEqual(mayRead ? [] : ['unreadable'])
  await chmod(folder.path('other/deep'), 0o700)
})

test('one file among a hundred thousand is looked up by an index', async () => {
  await db.script(`
    insert into discord.media_folders (path, name, origin) values ('/m', 'm', 'picked');
    insert into discord.media_files (folder_id, name, name_key, digits, size_bytes, modified_at)
    select 1, n, n, null, 1, now()
    from (select 'image-' || left(md5(g::text), 5) || '.png' as n from generate_series(1, 100000) g) x
    on conflict do nothing;
    analyze discord.media_files;`)
  const plan = await db.query<{ 'QUERY PLAN': string }>(sql`
    explain select f.name from discord.media_files f
    where f.name_key = any (discord.media_keys(${'a/image-c4ca4.png'}))
      and discord.is_media_of(${'a/image-c4ca4.png'}, f.digits)`)
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('media_files_key')
  await db.query(sql`insert into discord.export_files (path, size_bytes, modified_at, state)
    values ('/x/a.json', 1, now(), 'ingested')`)
  expect(await found('a/image-c4ca4.png')).toBe(null)
})
