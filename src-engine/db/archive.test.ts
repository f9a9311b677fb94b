import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from './archive'
import { cachedTemplate } from './cached-template'
import { lockArchive } from './lock'
import { processStart } from './process-start'
import { sql } from './sql'
import { writeTemplate } from './template'

let dir: string
let templates: string
let templateFile: string
beforeAll(async () => {
  templates = await mkdtemp(join(tmpdir(), 'discord-binding-template-'))
  templateFile = join(templates, 'template.tar.gz')
  await writeTemplate(templateFile, await cachedTemplate(process.cwd()))
})
afterAll(() => rm(templates, { recursive: true }))
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'discord-binding-test-')), 'archive')
})
afterEach(() => rm(join(dir, '..'), { recursive: true }))

describe('openArchive', () => {
  it.each([['a template'], ['no template']])(
    'makes an archive from %s and opens it again',
    async (from) => {
      const file = from === 'a template' ? templateFile : join(dir, 'missing.tar.gz')
      const first = await openArchive({ dir, templateFile: file })
      await first.db.query(sql`insert into discord.guilds values (1, 'Guild', null, 1, now())`)
      expect((await stat(dir)).mode & 0o777).toBe(0o700)
      expect((await stat(join(dir, 'pgdata'))).mode & 0o077).toBe(0)
      await expect(openArchive({ dir, templateFile })).rejects.toMatchObject({
        code: 'archive_locked',
        message: expect.stringContaining('this program'),
      })
      await first.close()
      expect(await readdir(dir)).toEqual(['pgdata'])
      const again = await openArchive({ dir, templateFile: null })
      expect(await again.db.query(sql`select name from discord.guilds`)).toEqual([
        { name: 'Guild' },
      ])
      await again.close()
    },
  )

  it('starts anew after a first opening that was killed', async () => {
    await mkdir(join(dir, 'pgdata.part'), { recursive: true })
    await writeFile(join(dir, 'pgdata.part', 'PG_VERSION'), '18\n')
    const archive = await openArchive({ dir, templateFile })
    expect(await archive.db.query(sql`select count(*)::int as n from discord.messages`)).toEqual([
      { n: 0 },
    ])
    await archive.close()
    expect(await readdir(dir)).toEqual(['pgdata'])
  })

  it('gives the folder free when it cannot be opened, and says so', async () => {
    await mkdir(join(dir, 'pgdata'), { recursive: true })
    await writeFile(join(dir, 'pgdata', 'PG_VERSION'), '9\n')
    await expect(openArchive({ dir, templateFile })).rejects.toMatchObject({ code: 'database' })
    expect(existsSync(join(dir, 'archive.lock'))).toBe(false)
  })
})

describe('the archive lock', () => {
  beforeEach(() => mkdir(dir, { recursive: true }))
  const path = () => join(dir, 'archive.lock')

  it('of a process that lives is never taken over', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    await once(child, 'spawn')
    const pid = child.pid as number
    await writeFile(path(), JSON.stringify({ pid, started: processStart(pid) }))
    expect(() => lockArchive(dir)).toThrow(`process ${pid} has it open`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const release = lockArchive(dir)
    expect(JSON.parse(await readFile(path(), 'utf8'))).toEqual({
      pid: process.pid,
      started: processStart(process.pid),
    })
    release()
    release()
    expect(await readdir(dir)).toEqual([])
  })

  it.each([
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, started: 'then' })],
    [
      'an earlier process of the same number',
      JSON.stringify({ pid: process.pid, started: 'then' }),
    ],
    ['nobody', ''],
    ['nobody who can be read', '{"pid": "1"}'],
  ])('of %s is taken over', async (_of, content) => {
    await writeFile(path(), content)
    lockArchive(dir)()
    expect(await readdir(dir)).toEqual([])
  })

  it('is not removed by one who lost it', async () => {
    const release = lockArchive(dir)
    await writeFile(path(), 'another')
    release()
    expect(await readFile(path(), 'utf8')).toBe('another')
  })
})
