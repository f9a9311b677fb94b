import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cliIn } from './testing'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'discord-binding-cli-'))
})
afterAll(() => rm(dir, { recursive: true }))

const EXPORT = join(process.cwd(), 'fixtures/dce/ferry_synthetic_simple_channel.json')
const GUILD = '111111111111111111'

const cli = (...argv: string[]) => cliIn(dir, argv)

describe('without an archive', () => {
  it.each([['help'], ['--help'], ['--version'], ['questions'], ['ask', '--help'], []])(
    '%s answers and makes none',
    async (...argv) => {
      const { code, out, err } = await cli(...argv)
      expect(code).toBe(0)
      expect(out).not.toBe('')
      expect(err).toBe('')
      expect(await readdir(dir)).toEqual([])
    },
  )

  it.each([
    ['status'],
    ['guilds'],
    ['search', 'x'],
    ['sql', 'select 1'],
    ['export', 'all', '--out', 'x'],
  ])('%s says so in a sentence, and makes none', async (...argv) => {
    const { code, out, err } = await cli(...argv)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toMatch(/^There is no archive in .*archive\. Make one with: ingest PATH\n$/)
    expect(await readdir(dir)).toEqual([])
  })
})

describe('wrong use', () => {
  it.each([
    ['an unknown command', ['bogus']],
    ['an unknown option', ['guilds', '--bogus']],
    ['a word too many', ['guilds', 'now']],
    ['a word too few', ['ask']],
    ['an unknown format', ['guilds', '--format', 'xml']],
    ['an unknown mode', ['search', 'x', '--mode', 'magic']],
    ['an unknown zone', ['search', 'x', '--tz', 'Nowhere']],
    ['an unknown table', ['export', 'people', '--out', 'x']],
    ['an empty path', ['ingest', '']],
    ['a bucket without a name', ['ingest', 's3://']],
    ['an endpoint with a key in it', ['ingest', 's3://b', '--endpoint', 'https://id:key@host']],
    ['a region that is no region', ['ingest', 's3://b', '--region', 'x/y']],
    ['two ways to a key', ['ingest', 's3://b', '--profile', 'p', '--anonymous']],
    ['an empty statement', ['sql', ' ']],
    ['more rows than there can be', ['sql', 'select 1', '--limit', '10001']],
    ['a guild that is no id', ['export', 'all', '--out', 'x', '--guild', 'abc']],
    ['a message that is no id', ['versions', '1', 'abc']],
    ['an unknown report', ['report', 'tax', '--guild', '1', '--out', 'x']],
  ])('%s ends with 2, a sentence and the usage', async (_what, argv) => {
    await cli('ingest', EXPORT)
    const { code, out, err } = await cli(...argv)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^[^\n]+\.\n/)
    expect(err).toContain('Usage: discord-binding')
  })
})

describe('with an archive', () => {
  beforeAll(() => cli('ingest', EXPORT))

  it('ingests: data on stdout, keys in their order, nothing new the second time', async () => {
    const { code, out } = await cli('ingest', EXPORT, '--json')
    expect(code).toBe(0)
    const result = JSON.parse(out)
    expect(Object.keys(result)).toEqual([
      'files',
      'messages',
      'guilds',
      'channels',
      'authors',
      'notes',
      'bytes',
      'seconds',
    ])
    expect(result.files).toEqual({ found: 1, ingested: 0, unchanged: 1, damaged: 0, foreign: 0 })
    expect(result.messages.new).toBe(0)
  })

  it('ends with 3 when some input was foreign, and names it', async () => {
    await writeFile(join(dir, 'foreign.json'), '{"hello": "world"}')
    const { code, out, err } = await cli('ingest', 'foreign.json', '--json')
    expect(code).toBe(3)
    expect(JSON.parse(out).notes).toHaveLength(1)
    expect(err).toContain('foreign.json')
  })

  it('gives rows as JSON, CSV and an aligned table', async () => {
    const json = JSON.parse((await cli('guilds')).out)
    expect(json.rows).toEqual([expect.objectContaining({ guild_id: GUILD })])
    expect((await cli('guilds', '--format', 'csv')).out.split(/\r?\n/)).toEqual([
      expect.stringMatching(/guild_id,guild_name,channels/),
      expect.stringContaining(GUILD),
      '',
    ])
    const table = (await cli('guilds', '--format', 'table')).out.split('\n')
    expect(table[1]).toMatch(/^-+( {2}-+)+$/)
  })

  it('shows the versions of a message, and says when there is no such message', async () => {
    const [channel, id] = ['222222222222222222', '900000000000000001']
    const found = JSON.parse((await cli('versions', channel, id)).out)
    expect(found).toEqual({
      current: { exported_at: '2024-06-15T10:30:00.000Z', file_name: expect.any(String) },
      versions: [],
      total: 0,
    })
    const none = await cli('versions', channel, '1')
    expect([none.code, none.err]).toEqual([1, 'This message is not in the archive.\n'])
  })

  it('asks, searches and says what it holds', async () => {
    const answer = JSON.parse(
      (await cli('ask', 'guild_activity_per_month', '--guild', GUILD, '--limit', '0')).out,
    )
    expect(Object.keys(answer)).toEqual([
      'question',
      'columns',
      'rows',
      'sql',
      'params',
      'truncated',
    ])
    const several = await cli(
      ...['ask', 'guild_author_count', '--guild', GUILD, '--guild', '5', '--format', 'csv'],
    )
    expect(several.out.split('\r\n').slice(0, 3)).toEqual([
      'guild_id,guild_name,authors',
      expect.stringMatching(/^111111111111111111,.+,[1-9]/),
      '5,,0',
    ])
    const found = JSON.parse((await cli('search', 'hello', '--guild', GUILD)).out)
    expect(Object.keys(found)).toEqual(['total', 'mode', 'problems', 'did_you_mean', 'rows'])
    expect(found.total).toBe(found.rows.length)
    expect(found.rows[0].why).toEqual(['words'])
    const all = JSON.parse((await cli('search', 'has:link OR', 'length:>0')).out)
    expect(all.rows[0].why).toEqual(['filters'])
    const wrong = await cli('search', '--format', 'csv', '--', '-from:nobody', 'has:linkk hello')
    expect(wrong.code).toBe(0)
    expect(wrong.out).toContain('Hello everyone!')
    expect(wrong.err.split('\n')).toEqual([
      expect.stringMatching(/^At “from:nobody”: Nobody is or was called “nobody”/),
      'At “has:linkk”: has:linkk is not known, and so it asks nothing. has:link is meant? Known are link, image, video, audio, file, embed, sticker, reaction, code, question. Try: -from:nobody has:link hello',
      '',
    ])
    expect(JSON.parse((await cli('status')).out)).toMatchObject({ guilds: 1 })
  })

  it('gives the hits of a search in every form, as many as are wanted', async () => {
    const all = JSON.parse((await cli('search', 'has:reaction OR hello', '--limit', '0')).out)
    expect(all.rows.length).toBeGreaterThan(1)
    expect(all.rows[0]).toMatchObject({ why: [expect.any(String)], link: expect.any(String) })
    const ids = (rows: { message_id: string }[]) => rows.map(({ message_id }) => message_id)
    const oldest = async (...more: string[]) =>
      (await cli('search', 'has:reaction OR hello', '--sort', 'oldest', ...more)).out
    expect(ids(JSON.parse(await oldest('--limit', '1')).rows)).toEqual(
      ids(JSON.parse(await oldest()).rows).slice(0, 1),
    )
    const csv = await oldest('--format', 'csv', '--limit', '0')
    expect(csv.split('\r\n')[0]).toMatch(/^guild_id,.*,link$/)
    expect(await oldest('--format', 'table')).toMatch(/^posted_at +channel_name/)
    const read = await oldest('--format', 'markdown', '--context', '0', '--limit', '1')
    expect(read).toMatch(/\n## 1\. \[#.*\n\n> \*\*→\*\* [\s\S]*\n---\n\n1 hit\n$/)
    const none = await cli('search', 'frmo:nobody xyzzyx', '--format', 'json')
    expect(JSON.parse(none.out).rows).toEqual([])
    expect((await cli('search', 'x', '--mode', 'magic')).code).toBe(2)
    expect((await cli('search', 'x', '--context', '9')).code).toBe(2)
    const wrong = await cli('search', 'has:nothing hello')
    expect([wrong.code, wrong.err]).toEqual([
      0,
      expect.stringContaining('has:nothing is not known'),
    ])
  })

  it('lists the files that were read, and what became of them', async () => {
    const { code, out } = await cli('files', '--state', 'ingested')
    expect(code).toBe(0)
    const { counts, rows } = JSON.parse(out)
    expect(counts).toMatchObject({ ingested: 1, damaged: 0 })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ state: 'ingested', path: EXPORT, notes: [] })
    expect(JSON.parse((await cli('files', '--state', 'damaged')).out).rows).toEqual([])
    expect((await cli('files', '--state', 'lost')).code).toBe(2)
  })

  it('keeps a folder in sync until it is told not to', async () => {
    const folder = join(dir, 'kept')
    await mkdir(folder)
    const rows = async (...argv: string[]) => JSON.parse((await cli('sync', ...argv)).out).rows
    expect(await rows('--add', 'kept')).toMatchObject([{ path: folder, files: 0 }])
    await copyFile(EXPORT, join(folder, 'a.json'))
    expect(await rows('--list')).toMatchObject([{ files: 0 }])
    expect(await rows()).toMatchObject([{ path: folder, files: 1 }])
    expect(await rows('--remove', 'kept')).toEqual([])
    const again = await cli('sync', '--remove', 'kept')
    expect(again.code).toBe(2)
    expect(again.err).toContain('is not kept in sync.')
  })

  it('runs SQL that reads and refuses SQL that writes', async () => {
    const read = JSON.parse((await cli('sql', 'select id, name from discord.guilds;')).out)
    expect(read.columns).toEqual(['id', 'name'])
    expect(read.rows).toEqual([{ id: GUILD, name: expect.any(String) }])
    const write = await cli('sql', 'delete from discord.guilds')
    expect(write.code).toBe(1)
    expect(write.out).toBe('')
    expect(JSON.parse((await cli('status')).out)).toMatchObject({ guilds: 1 })
  })

  it('answers SQL with names, and says where one goes wrong', async () => {
    const sql = 'select count(*) as messages from :scope as m where length(content) >= :least'
    const asked = ['ask', '--sql', sql, '--guild', GUILD]
    const { out } = await cli(...asked, '--param', 'least=1', '--format', 'csv')
    expect(out).toMatch(/^messages\r\n[1-9]\d*\r\n$/)
    const missing = await cli(...asked)
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('Fill in “Least”')])
    const wrong = await cli('ask', '--sql', 'select conten from :scope as m')
    expect([wrong.code, wrong.out]).toEqual([1, ''])
    expect(wrong.err).toContain('Column "conten" does not exist.')
    expect((await cli('ask', 'own_nothing')).code).toBe(2)
    expect((await cli('ask', 'guild_authors', '--sql', 'select 1')).code).toBe(2)
  })

  it('gives all rows that can be given for --limit 0', async () => {
    const { out, err } = await cli('sql', 'select * from generate_series(1, 10001)', '--limit', '0')
    expect(JSON.parse(out)).toMatchObject({ truncated: true, rows: { length: 10_000 } })
    expect(err).toContain('10000')
    const asked = await cli(
      ...['ask', '--sql', 'select * from generate_series(1, 10001)'],
      ...['--limit', '0', '--format', 'csv'],
    )
    expect(asked.err).toContain('--limit gives up to 10000')
  })

  it('says in a sentence that a file stands where the folder should be', async () => {
    await writeFile(join(dir, 'file'), '')
    const { code, err } = await cli('export', 'guilds', '--out', 'file')
    expect(code).toBe(1)
    expect(err).toMatch(/^A file stands where the folder should be/)
  })

  it('exports every table, each under its own name', async () => {
    const { code, out } = await cli('export', 'all', '--out', 'tables', '--format', 'csv')
    expect(code).toBe(0)
    const { files } = JSON.parse(out) as { files: { table: string; path: string }[] }
    for (const { table, path } of files) expect(path).toBe(join(dir, 'tables', `${table}.csv`))
    expect((await readdir(join(dir, 'tables'))).sort()).toEqual(
      files.map(({ table }) => `${table}.csv`).sort(),
    )
    expect(await readFile(join(dir, 'tables', 'guilds.csv'), 'utf8')).toContain(GUILD)
  })

  it('writes a report without the window', async () => {
    const { code, out } = await cli(
      ...['report', 'audit', '--guild', GUILD, '--out', 'report', '--formats', 'html,json'],
    )
    expect(code).toBe(0)
    for (const file of JSON.parse(out).files) {
      expect(existsSync(join(dir, 'report', file))).toBe(true)
    }
  })
})
