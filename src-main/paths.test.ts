import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { API, type CallName } from '#shared/api'
import { CALLS_WITH_PATHS, checkPaths, createPathBook, isBelow } from './paths'

describe('a path book', () => {
  it('accepts what was given and everything below it', () => {
    const paths = createPathBook(() => '/archive')
    paths.giveToRead(['/exports'])
    expect(paths.toRead('/exports')).toBe('/exports')
    expect(paths.toRead('/exports/a/../b.json')).toBe('/exports/b.json')
  })

  it.each([
    '/exports2',
    '/',
    '/exports/../etc/passwd',
    'exports',
    './exports/a.json',
    '/exports/a\0.json',
    '',
  ])('refuses %j', (path) => {
    const paths = createPathBook(() => '/archive')
    paths.giveToRead(['/exports'])
    expect(() => paths.toRead(path)).toThrow(expect.objectContaining({ code: 'path_refused' }))
  })

  it('keeps reading and writing apart', () => {
    const paths = createPathBook(() => '/archive')
    paths.giveToRead(['/exports'])
    paths.giveToWrite('/reports')
    expect(() => paths.toWrite('/exports/report.csv')).toThrow()
    expect(() => paths.toRead('/reports')).toThrow()
    expect(paths.toShow('/exports/a.json')).toBe('/exports/a.json')
    expect(paths.toShow('/reports/audit.pdf')).toBe('/reports/audit.pdf')
  })

  it('shows the archive folder but neither reads nor writes there', () => {
    const paths = createPathBook(() => '/archive')
    expect(paths.toShow('/archive')).toBe('/archive')
    expect(() => paths.toWrite('/archive/x')).toThrow()
    expect(() => paths.toRead('/archive')).toThrow()
  })

  it('does not take relative paths from anywhere', () => {
    expect(createPathBook(() => '/archive').giveToRead(['x', '/y/'])).toEqual(['/y'])
  })
})

describe('the memory of a path book', () => {
  const memoryOf = (held: string[]) => ({
    read: () => held,
    write: (paths: string[]) => {
      held.splice(0, held.length, ...paths)
    },
  })

  it('holds what may be read from run to run, and nothing else', () => {
    const memory = memoryOf([])
    const before = createPathBook(() => '/archive', memory)
    before.giveToRead(['/exports/x/..', 'relative'])
    before.giveToWrite('/reports')
    expect(memory.read()).toEqual(['/exports'])
    const after = createPathBook(() => '/archive', memory)
    expect(after.toRead('/exports/a.json')).toBe('/exports/a.json')
    expect(() => after.toWrite('/reports/a.csv')).toThrow()
    expect(() => after.toRead('/reports')).toThrow()
  })

  it('forgets the oldest of many, but not in the run it was given in', () => {
    const memory = memoryOf([])
    const paths = createPathBook(() => '/archive', memory)
    for (let n = 0; n < 300; n++) paths.giveToRead([`/exports/${n}`])
    expect(memory.read()).toHaveLength(200)
    expect(memory.read().at(-1)).toBe('/exports/299')
    expect(paths.toRead('/exports/0')).toBe('/exports/0')
  })

  it('is not trusted where it is no plain path', () => {
    const paths = createPathBook(() => '/archive', memoryOf(['/exports/../etc', 'etc', '']))
    expect(() => paths.toRead('/etc')).toThrow()
  })
})

it('isBelow tells a folder from one that only starts with its letters', () => {
  expect(isBelow('/a/b', '/a')).toBe(true)
  expect(isBelow('/a', '/a')).toBe(true)
  expect(isBelow('/a/..b', '/a')).toBe(true)
  expect(isBelow('/ab', '/a')).toBe(false)
  expect(isBelow('/', '/a')).toBe(false)
  expect(isBelow('/a', '/')).toBe(true)
})

describe('checkPaths', () => {
  it('checks and normalises the paths of every kind of job', () => {
    const paths = createPathBook(() => '/archive')
    paths.giveToRead(['/exports'])
    paths.giveToWrite('/reports')
    expect(
      checkPaths(
        'jobs.start',
        { kind: 'ingest', params: { paths: ['/exports/./a'], buckets: [] } },
        paths,
      ),
    ).toEqual({ kind: 'ingest', params: { paths: ['/exports/a'], buckets: [] } })
    const report = {
      report: 'audit' as const,
      guild_id: '1',
      scope: {},
      formats: ['pdf' as const],
    }
    expect(
      checkPaths(
        'jobs.start',
        { kind: 'report', params: { ...report, out_dir: '/reports' } },
        paths,
      ),
    ).toMatchObject({ params: { out_dir: '/reports' } })
    expect(() =>
      checkPaths('jobs.start', { kind: 'report', params: { ...report, out_dir: '/etc' } }, paths),
    ).toThrow()
    expect(() =>
      checkPaths(
        'jobs.start',
        { kind: 'ingest', params: { paths: ['/exports', '/etc'], buckets: [] } },
        paths,
      ),
    ).toThrow()
  })

  it('lets nobody look for media in a folder that was not picked', () => {
    const paths = createPathBook(() => '/archive')
    paths.giveToRead(['/media'])
    const look = (add: string[]) =>
      checkPaths('jobs.start', { kind: 'media', params: { task: 'look', add } }, paths)
    expect(look(['/media/./a'])).toEqual({
      kind: 'media',
      params: { task: 'look', add: ['/media/a'] },
    })
    expect(() => look(['/media', '/etc'])).toThrow()
    const ingest = (media_dirs: string[]) =>
      checkPaths(
        'jobs.start',
        { kind: 'ingest', params: { paths: ['/media'], buckets: [], media_dirs } },
        paths,
      )
    expect(ingest(['/media/.'])).toMatchObject({ params: { media_dirs: ['/media'] } })
    expect(() => ingest(['/etc'])).toThrow()
  })

  it('checks a folder that is to be kept in sync', () => {
    const paths = createPathBook(() => '/archive')
    paths.giveToRead(['/exports'])
    expect(checkPaths('sync.add', { path: '/exports/.' }, paths)).toEqual({ path: '/exports' })
    expect(() => checkPaths('sync.add', { path: '/etc' }, paths)).toThrow()
  })

  it('knows every call whose input names a path', () => {
    const withPaths = Object.entries(API)
      .filter(([, spec]) => !('internal' in spec))
      .filter(([, spec]) =>
        /"(\w*_)?(path|paths|dir|file|folder)":/.test(JSON.stringify(z.toJSONSchema(spec.input))),
      )
      .map(([name]) => name as CallName)
    expect(withPaths.sort()).toEqual([...CALLS_WITH_PATHS].sort())
  })
})
