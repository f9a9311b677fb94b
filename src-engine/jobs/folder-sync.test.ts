import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobRequest, JobSnapshot, JobState } from '#shared/job'
import type { FolderRow } from '#shared/sync'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import type { FolderLook } from '../sources/look'
import type { WatchListener } from '../sources/watch'
import { handClock } from '../testing/clock'
import { testDatabase } from '../testing/database'
import { type FolderSync, openFolderSync } from './folder-sync'

const SETTLE_MS = 5_000
const POLL_MS = 30_000

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())

/** What lies in each folder; a folder that is not named is not there. */
let disk: Record<string, string>
let clock: ReturnType<typeof handClock>
let jobs: JobSnapshot[]
let watched: Map<string, WatchListener>
let canWatch: boolean
let looks: string[]
let changes: number
let sync: FolderSync

async function look(path: string): Promise<FolderLook> {
  looks.push(path)
  const fingerprint = disk[path]
  return fingerprint === undefined ? { is_there: false } : { is_there: true, fingerprint }
}

async function addJob({ kind, params }: JobRequest): Promise<JobSnapshot> {
  const [row] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values (${kind}, ${JSON.stringify(params)}::text::jsonb, 'running', '{}') returning id`)
  const job = { id: row?.id ?? 0, kind, state: 'running', result: null } as JobSnapshot
  jobs.unshift(job)
  return job
}

async function open(isWatching = true): Promise<void> {
  sync = await openFolderSync({
    db,
    jobs: {
      list: async () => jobs,
      start: addJob,
      resume: async (id) => {
        const job = jobs.find((other) => other.id === id) as JobSnapshot
        jobs = [{ ...job, state: 'running' }, ...jobs.filter((other) => other.id !== id)]
        return jobs[0] as JobSnapshot
      },
    },
    onChange: () => {
      changes++
    },
    isWatching,
    clock,
    look,
    watch: async (path, listener) => {
      if (!canWatch) return null
      if (disk[path] === undefined) throw new Error('ENOENT')
      watched.set(path, listener)
      return {
        close: async () => {
          watched.delete(path)
        },
      }
    },
  })
}

beforeEach(async () => {
  await db.script('delete from app.synced_folders; delete from app.jobs')
  disk = { '/exports': 'one' }
  clock = handClock()
  jobs = []
  watched = new Map()
  canWatch = true
  looks = []
  changes = 0
  await open()
})
afterEach(() => sync.close())

/** Lets time pass, and everything happen that is due by then. */
async function pass(ms: number): Promise<void> {
  clock.turn(ms)
  await sync.settled()
}

/** Something was written in a folder. */
async function write(path: string, fingerprint: string): Promise<void> {
  disk[path] = fingerprint
  watched.get(path)?.changed()
  await sync.settled()
}

async function end(state: JobState, messages = 0): Promise<void> {
  const [job] = jobs
  const result = {
    files: { found: 1, ingested: 1, unchanged: 0, damaged: 0, foreign: 0 },
    messages: { new: messages, updated: 0, unchanged: 0 },
    ...{ guilds: 1, channels: 1, authors: 1, notes: [], bytes: 1, seconds: 1 },
  }
  const ended = { ...job, state, result: state === 'done' ? result : null } as JobSnapshot
  jobs[0] = ended
  sync.onJob(ended)
  await sync.settled()
}

async function folder(path = '/exports'): Promise<FolderRow> {
  const row = (await sync.list()).find((one) => one.path === path)
  if (!row) throw new Error(`no folder ${path}`)
  return row
}

const states = () => jobs.map(({ kind, state }) => `${kind} ${state}`)

/** Turns a folder on and takes in what lies there. */
async function keepInSync(path = '/exports'): Promise<void> {
  await sync.add(path)
  await pass(0)
  await pass(SETTLE_MS)
  await end('done')
}

test('takes in what lies there at first, and then nothing until something changes', async () => {
  await sync.add('/exports')
  await pass(0)
  expect((await folder()).state).toBe('settling')
  expect(jobs).toEqual([])
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running'])
  expect((await folder()).state).toBe('reading')
  await end('done')
  expect(await folder()).toMatchObject({ state: 'idle', is_polled: false, last_changed_at: null })
  await pass(60 * 60_000)
  expect(states()).toEqual(['sync done'])
})

test('waits until nobody writes any more', async () => {
  await keepInSync()
  await write('/exports', 'two')
  await pass(SETTLE_MS - 1)
  await write('/exports', 'three')
  await pass(SETTLE_MS - 1)
  expect((await folder()).state).toBe('idle')
  await pass(1)
  expect((await folder()).state).toBe('settling')
  disk['/exports'] = 'four'
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync done'])
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running', 'sync done'])
  await end('done', 12)
  expect((await folder()).last_changed_at).not.toBe(null)
})

test('what is written while a job runs is taken in by the next', async () => {
  await keepInSync()
  await write('/exports', 'two')
  await pass(SETTLE_MS)
  await pass(SETTLE_MS)
  await write('/exports', 'three')
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running', 'sync done'])
  await end('done')
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running', 'sync done', 'sync done'])
})

test('never runs beside another load, of its own or of the user', async () => {
  disk['/more'] = 'x'
  const users = await addJob({ kind: 'ingest', params: { paths: ['/else'], buckets: [] } })
  await sync.add('/exports')
  await sync.add('/more')
  await pass(0)
  await pass(SETTLE_MS)
  expect(states()).toEqual(['ingest running'])
  expect((await folder()).state).toBe('reading')
  jobs[0] = { ...users, state: 'done' }
  sync.onJob(jobs[0])
  await sync.settled()
  expect(states()).toEqual(['sync running', 'ingest done'])
  await end('done')
  expect(states()).toEqual(['sync running', 'sync done', 'ingest done'])
  await end('done')
  expect((await sync.list()).map(({ state }) => state)).toEqual(['idle', 'idle'])
})

test('a cancelled job is not started again before something changes, not even after a restart', async () => {
  await sync.add('/exports')
  await pass(0)
  await pass(SETTLE_MS)
  await end('cancelled')
  expect((await folder()).state).toBe('held')
  await pass(60 * 60_000)
  await sync.close()
  await open()
  await pass(60 * 60_000)
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync cancelled'])
  await write('/exports', 'two')
  await pass(SETTLE_MS)
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running', 'sync cancelled'])
})

test('looking now also takes in what the user cancelled', async () => {
  await sync.add('/exports')
  await pass(0)
  await pass(SETTLE_MS)
  await end('cancelled')
  const { sync_id } = await folder()
  await sync.check(sync_id ?? 0)
  await sync.settled()
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running', 'sync cancelled'])
  await expect(sync.check(0)).rejects.toMatchObject({ code: 'not_found' })
})

test('a failed job is tried again at the next start only', async () => {
  await sync.add('/exports')
  await pass(0)
  await pass(SETTLE_MS)
  await end('failed')
  await pass(60 * 60_000)
  expect(states()).toEqual(['sync failed'])
  await sync.close()
  await open()
  await pass(SETTLE_MS)
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running', 'sync failed'])
})

test('looks once at the start: an unchanged folder starts nothing, an interrupted job goes on', async () => {
  await keepInSync()
  await sync.close()
  await open()
  await pass(SETTLE_MS)
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync done'])
  await write('/exports', 'two')
  await pass(SETTLE_MS)
  await pass(SETTLE_MS)
  const [running] = jobs as [JobSnapshot]
  await sync.close()
  jobs[0] = { ...running, state: 'interrupted' }
  await open()
  await pass(SETTLE_MS)
  await pass(SETTLE_MS)
  expect(jobs.map(({ id, state }) => [id === running.id, state])).toEqual([
    [true, 'running'],
    [false, 'done'],
  ])
})

test('a folder that is not there is waited for without noise', async () => {
  await keepInSync()
  delete disk['/exports']
  watched.get('/exports')?.changed()
  await pass(SETTLE_MS)
  expect((await folder()).state).toBe('missing')
  expect(watched.size).toBe(0)
  const told = changes
  for (let i = 0; i < 5; i++) await pass(POLL_MS)
  expect(changes).toBe(told)
  disk['/exports'] = 'one'
  await pass(POLL_MS)
  expect(await folder()).toMatchObject({ state: 'idle', is_polled: false })
  expect(watched.size).toBe(1)
  expect(states()).toEqual(['sync done'])
})

test('where the system tells nothing somebody looks now and then', async () => {
  canWatch = false
  await keepInSync()
  expect(await folder()).toMatchObject({ state: 'idle', is_polled: true })
  disk['/exports'] = 'two'
  await pass(POLL_MS)
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running', 'sync done'])
})

test('a watcher that is lost is not asked for again', async () => {
  await keepInSync()
  watched.get('/exports')?.lost()
  watched.clear()
  await write('/exports', 'two')
  await pass(10 * 60_000)
  await pass(SETTLE_MS)
  expect(states()).toEqual(['sync running', 'sync done'])
  expect(watched.size).toBe(0)
})

test('a folder that is turned off is left alone', async () => {
  await keepInSync()
  const { sync_id } = await folder()
  await sync.remove(sync_id ?? 0)
  expect(watched.size).toBe(0)
  expect(await sync.list()).toEqual([])
  looks = []
  await pass(60 * 60_000)
  expect(looks).toEqual([])
})

test('a folder is kept once: alone, or with the one around it', async () => {
  disk['/exports/a'] = 'x'
  await sync.add('/exports/a')
  await sync.add('/exports/a')
  expect(await sync.list()).toHaveLength(1)
  await sync.add('/exports')
  await sync.settled()
  expect((await sync.list()).map(({ path }) => path)).toEqual(['/exports'])
  await expect(sync.add('/exports/a')).rejects.toMatchObject({ code: 'invalid_input' })
  await sync.add('/exports2')
  expect(await sync.list()).toHaveLength(2)
})

test('nobody looks where the archive is only asked', async () => {
  await sync.close()
  await open(false)
  await sync.add('/exports')
  await pass(60 * 60_000)
  expect(looks).toEqual([])
  expect(await folder()).toMatchObject({ state: 'idle', is_polled: false })
})

test('a drive that does not answer does not keep the archive open', async () => {
  await sync.close()
  sync = await openFolderSync({
    db,
    jobs: { list: async () => jobs, start: addJob, resume: async () => jobs[0] as JobSnapshot },
    onChange: () => undefined,
    isWatching: true,
    clock,
    look: () => new Promise(() => undefined),
    watch: () => new Promise(() => undefined),
  })
  await sync.add('/exports')
  clock.turn(0)
  await sync.close()
})
