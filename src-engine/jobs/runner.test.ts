import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AppError } from '#shared/errors'
import type { BackgroundState, JobKind, JobNote, JobRequest, JobSnapshot } from '#shared/job'
import { listJobFiles } from '../archive/job-files'
import { getJob } from '../archive/jobs'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { handClock } from '../testing/clock'
import { testDatabase } from '../testing/database'
import type { Clock } from './clock'
import type { JobContext, JobKinds } from './kind'
import { openRunner, type Runner } from './runner'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await db.script('create table app.counted (n int)')
})
afterAll(() => db.close())
beforeEach(() => db.script('truncate app.jobs cascade; truncate app.counted'))

/** Kinds that all run `work`. */
function kindsThat(work: (context: JobContext) => Promise<unknown>): JobKinds {
  const run = (_params: unknown, context: JobContext) => work(context)
  return {
    ingest: { kind: 'ingest', title: ({ paths }) => `Ingest ${paths.length}`, run },
    sync: { kind: 'sync', title: () => 'Sync', run },
    media: { kind: 'media', title: () => 'Media', run },
    sample: { kind: 'sample', title: () => 'Sample', run },
    indexes: { kind: 'indexes', title: () => 'Indexes', run },
    vocabulary: { kind: 'vocabulary', title: () => 'Vocabulary', run },
    language: { kind: 'language', title: () => 'Language', run },
    embed: { kind: 'embed', title: () => 'Embed', run },
    remove: { kind: 'remove', title: () => 'Remove', run },
    report: { kind: 'report', title: () => 'Report', run },
    export: { kind: 'export', title: () => 'Export', run },
    dashboard: { kind: 'dashboard', title: () => 'Dashboard', run },
  }
}

/** Counts to `end`, one row and one checkpoint a batch, from where it was stopped. */
function counting(end: number, onBatch: (n: number) => void = () => undefined) {
  return async (context: JobContext) => {
    const from = (context.checkpoint as { n: number } | null)?.n ?? 0
    context.progress({ stage: 'Counting', unit: 'rows', total: end, done: from })
    for (let n = from + 1; n <= end; n++) {
      await context.batch(
        (tx) => tx.query(sql`insert into app.counted values (${n})`).then(() => onBatch(n)),
        { n },
      )
      context.progress({ done: n })
    }
    return { counted: end }
  }
}

const INGEST: JobRequest = { kind: 'ingest', params: { paths: ['/exports'] } }
const events: JobSnapshot[] = []

async function runnerOf(
  work: (context: JobContext) => Promise<unknown>,
  clock: Clock = handClock(),
  giveWay: () => Promise<void> = async () => undefined,
): Promise<Runner> {
  return openRunner({ ...runnerOptions(), kinds: kindsThat(work), giveWay, clock })
}

function runnerOptions() {
  events.length = 0
  return {
    db,
    host: { printPdf: async () => undefined, readBucketKeys: async () => null },
    archiveDir: '/archive',
    workers: null,
    emit: (name: string, payload: unknown) => {
      if (name === 'job.changed') events.push(payload as JobSnapshot)
    },
    giveWay: async () => undefined,
    clock: handClock(),
  }
}

async function stored(id: number): Promise<JobSnapshot> {
  return (await getJob(db, id)).snapshot
}

async function counted(): Promise<number[]> {
  const rows = await db.query<{ n: number }>(sql`select n from app.counted order by n`)
  return rows.map((row) => row.n)
}

describe('a job', () => {
  it('runs to its end and is stored with its result', async () => {
    const runner = await runnerOf(counting(3))
    const queued = await runner.start(INGEST)
    expect(queued).toMatchObject({
      kind: 'ingest',
      title: 'Ingest 1',
      state: 'queued',
      result: null,
    })
    await runner.idle()
    expect(await stored(queued.id)).toMatchObject({
      state: 'done',
      stage: 'Done',
      done: 3,
      total: 3,
      unit: 'rows',
      rate: null,
      result: { counted: 3 },
      error: null,
      created_at: '2025-01-01T00:00:00.000Z',
      started_at: '2025-01-01T00:00:00.000Z',
      finished_at: '2025-01-01T00:00:00.000Z',
    })
    expect((await getJob(db, queued.id)).checkpoint).toEqual({ n: 3 })
    expect(events.filter((event) => event.state === 'done')).toHaveLength(1)
    expect((await runner.list()).map((job) => job.id)).toEqual([queued.id])
  })

  it('waits for the one before it', async () => {
    const order: number[] = []
    const runner = await runnerOf(async (context) => {
      order.push(context.job_id)
      await context.batch(async () => undefined)
      order.push(context.job_id)
    })
    const first = await runner.start(INGEST)
    const second = await runner.start(INGEST)
    expect((await runner.list()).map((job) => job.id)).toEqual([second.id, first.id])
    await runner.idle()
    expect(order).toEqual([first.id, first.id, second.id, second.id])
  })

  it('fails with a sentence when its premise is broken, and the next one runs', async () => {
    let isFirst = true
    const runner = await runnerOf(async () => {
      if (!isFirst) return 'fine'
      isFirst = false
      throw new TypeError('x is not a function')
    })
    const first = await runner.start(INGEST)
    const second = await runner.start(INGEST)
    await runner.idle()
    expect((await stored(first.id)).error).toEqual({
      code: 'internal',
      message: 'Something went wrong inside the app.',
      detail: 'x is not a function',
    })
    expect((await stored(second.id)).state).toBe('done')
  })

  it('keeps neither the rows nor the checkpoint of a batch that throws', async () => {
    const runner = await runnerOf(
      counting(5, (n) => {
        if (n === 3) throw new Error('no')
      }),
    )
    const { id } = await runner.start(INGEST)
    await runner.idle()
    expect((await stored(id)).state).toBe('failed')
    expect((await getJob(db, id)).checkpoint).toEqual({ n: 2 })
    expect(await counted()).toEqual([1, 2])
  })

  it('stores file names that JSON in PostgreSQL cannot hold', async () => {
    const runner = await runnerOf(async () => ({ name: 'a\0b\ud800c', path: 'C:\\u0000\\ok' }))
    const { id } = await runner.start(INGEST)
    await runner.idle()
    expect((await stored(id)).result).toEqual({ name: 'a\ufffdb\ufffdc', path: 'C:\\u0000\\ok' })
  })
})

describe('cancelling', () => {
  it('takes a waiting job out of the queue', async () => {
    const runner = await runnerOf(counting(2))
    await runner.start(INGEST)
    const second = await runner.start(INGEST)
    expect((await runner.cancel(second.id)).state).toBe('cancelled')
    await runner.idle()
    expect(await counted()).toEqual([1, 2])
    expect((await stored(second.id)).started_at).toBeNull()
  })

  it('stops a running job after its batch, and resuming goes on from there', async () => {
    const runner = await runnerOf(
      counting(5, (n) => {
        if (n === 3) void runner.cancel(id)
      }),
    )
    const { id } = await runner.start(INGEST)
    await runner.idle()
    expect(await stored(id)).toMatchObject({ state: 'cancelled', error: null })
    expect(await counted()).toEqual([1, 2, 3])
    expect((await runner.resume(id)).state).toBe('queued')
    await runner.idle()
    expect(await stored(id)).toMatchObject({ state: 'done', result: { counted: 5 } })
    expect(await counted()).toEqual([1, 2, 3, 4, 5])
    await expect(runner.resume(id)).rejects.toMatchObject({ code: 'invalid_input' })
    expect((await runner.cancel(id)).state).toBe('done')
  })

  it('of a job that is not there says so', async () => {
    const runner = await runnerOf(counting(1))
    for (const call of [runner.cancel(999), runner.resume(999), listJobFiles(db, { id: 999 })]) {
      await expect(call).rejects.toMatchObject({ code: 'not_found' } satisfies Partial<AppError>)
    }
  })
})

describe('the end of the engine', () => {
  it('interrupts what runs and what waits', async () => {
    const runner = await runnerOf(
      counting(5, (n) => {
        if (n === 2) void runner.close()
      }),
    )
    const first = await runner.start(INGEST)
    const second = await runner.start(INGEST)
    await runner.idle()
    expect((await stored(first.id)).state).toBe('interrupted')
    expect((await stored(second.id)).state).toBe('interrupted')
    expect(await counted()).toEqual([1, 2])
    await expect(runner.start(INGEST)).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('without a word is found out when the archive is opened again', async () => {
    const runner = await runnerOf(counting(4))
    const { id } = await runner.start(INGEST)
    await runner.idle()
    await db.query(sql`
      update app.jobs set state = 'running', checkpoint = '{"n": 3}',
        snapshot = snapshot || '{"state": "running", "rate": 5, "result": null}'`)
    await db.query(sql`delete from app.counted where n > 3`)
    const next = await runnerOf(counting(4))
    expect(await next.list()).toMatchObject([{ id, state: 'interrupted', rate: null }])
    await next.resume(id)
    await next.idle()
    expect(await counted()).toEqual([1, 2, 3, 4])
  })
})

describe('events', () => {
  it('come at most ten times a second within a stage, and the last state always comes', async () => {
    const clock = handClock()
    const runner = await runnerOf(async (context) => {
      for (let done = 1; done <= 100; done++) {
        context.progress({ done })
        clock.turn(10)
      }
    }, clock)
    await runner.start(INGEST)
    await runner.idle()
    // Waiting and starting at once, 10 in the one second, 1 at the end.
    expect(events.length).toBe(13)
    expect(events.at(-1)).toMatchObject({ state: 'done', done: 100 })
  })

  it('tell a new stage before its work begins, however soon it comes', async () => {
    const told: (string | undefined)[] = []
    const runner = await runnerOf(async (context) => {
      for (const stage of ['Reading', 'Building one index', 'Building another']) {
        context.progress({ stage })
        told.push(events.at(-1)?.stage)
      }
    }, handClock())
    await runner.start(INGEST)
    await runner.idle()
    expect(told).toEqual(['Reading', 'Building one index', 'Building another'])
  })

  it('tell the rate and the time left', async () => {
    const clock = handClock()
    const runner = await runnerOf(async (context) => {
      context.progress({ stage: 'Reading', unit: 'bytes', total: 10_000, done: 0 })
      clock.turn(2000)
      context.progress({ done: 200 })
      clock.turn(100)
      const told = events.at(-1)
      return [told?.rate, told?.seconds_left]
    }, clock)
    const { id } = await runner.start(INGEST)
    await runner.idle()
    expect((await stored(id)).result).toEqual([100, 98])
  })

  it('carry each note once, with its count', async () => {
    const note = (file: string, code = 'truncated'): JobNote => ({
      file,
      code,
      message: 'The file ends early.',
      byte_offset: 7,
      count: 1,
    })
    const runner = await runnerOf(async (context) => {
      for (let n = 0; n < 300; n++) context.note(note(`${n % 250}.json`))
      context.note(note('0.json', 'other'))
    })
    const { id } = await runner.start(INGEST)
    await runner.idle()
    const snapshot = await stored(id)
    expect(snapshot.notes.length).toBe(200)
    expect(snapshot.notes[0]).toEqual({ ...note('0.json'), count: 2 })
    expect(snapshot.notes[60]).toEqual({ ...note('60.json'), count: 1 })
    expect(snapshot.notes_total).toBe(251)
  })
})

describe('background work', () => {
  /** Of the kinds of the tests `indexes` is background work; each job says what it did in `order`. */
  async function withLane(
    background: BackgroundState = 'run',
    onBatch: (kind: string, n: number) => void = () => undefined,
  ) {
    const order: string[] = []
    const kinds = kindsThat(counting(0))
    const counts = (kind: JobKind, end: number) => async (_params: unknown, context: JobContext) =>
      counting(end, (n) => {
        order.push(`${kind} ${n}`)
        onBatch(kind, n)
      })(context)
    const runner = await openRunner({
      ...runnerOptions(),
      background,
      kinds: {
        ...kinds,
        ingest: { ...kinds.ingest, run: counts('ingest', 2) },
        indexes: {
          ...kinds.indexes,
          run: counts('indexes', 3),
          background: { pending: async () => null },
        },
      },
    })
    return { runner, order }
  }
  const BACKGROUND: JobRequest = { kind: 'indexes', params: {} }

  it('lets every other job go first, however late that came', async () => {
    const { runner, order } = await withLane()
    const background = await runner.start(BACKGROUND)
    expect(background.is_background).toBe(true)
    const job = await runner.start(INGEST)
    expect(job.is_background).toBe(false)
    await runner.idle()
    expect(order).toEqual(['ingest 1', 'ingest 2', 'indexes 1', 'indexes 2', 'indexes 3'])
  })

  it('gives way after its batch and goes on from there, without ever being cancelled', async () => {
    const { runner, order } = await withLane('run', (kind, n) => {
      if (kind === 'indexes' && n === 2) void runner.start(INGEST)
    })
    const { id } = await runner.start(BACKGROUND)
    await runner.idle()
    expect(order).toEqual(['indexes 1', 'indexes 2', 'ingest 1', 'ingest 2', 'indexes 3'])
    expect(await counted()).toEqual([1, 1, 2, 2, 3])
    const states = events.filter((event) => event.id === id).map(({ state }) => state)
    expect(states).not.toContain('cancelled')
    expect(await stored(id)).toMatchObject({ state: 'done', result: { counted: 3 } })
  })

  it('stands still for what is done apart from it, and goes on from there', async () => {
    let apart: Promise<void> | undefined
    const { runner, order } = await withLane('run', (kind, n) => {
      if (kind === 'indexes' && n === 2) {
        apart = runner.apart(async () => {
          const [job] = await runner.list()
          order.push(`apart ${job?.state}`)
        })
      }
    })
    await runner.start(BACKGROUND)
    await runner.idle()
    await apart
    await runner.idle()
    expect(order).toEqual(['indexes 1', 'indexes 2', 'apart queued', 'indexes 3'])
    expect(await runner.apart(async () => 'by itself')).toBe('by itself')
  })

  it('stays cancelled when it was cancelled while it gave way', async () => {
    const { runner, order } = await withLane('run', (kind, n) => {
      if (kind === 'indexes' && n === 1) {
        void runner.start(INGEST)
        void runner.cancel(id)
      }
    })
    const { id } = await runner.start(BACKGROUND)
    await runner.idle()
    expect(order).toEqual(['indexes 1', 'ingest 1', 'ingest 2'])
    expect((await stored(id)).state).toBe('cancelled')
  })

  it('waits on battery, says so, and begins when the computer is plugged in', async () => {
    const { runner, order } = await withLane('battery')
    const { id, stage } = await runner.start(BACKGROUND)
    expect(stage).toBe('Waiting until the computer is plugged in')
    await runner.idle()
    expect(order).toEqual([])
    await runner.setBackground('run')
    await runner.idle()
    expect((await stored(id)).state).toBe('done')
  })

  it('stops after its batch when the computer is unplugged', async () => {
    const { runner, order } = await withLane('run', (_kind, n) => {
      if (n === 2) void runner.setBackground('battery')
    })
    const { id } = await runner.start(BACKGROUND)
    await runner.idle()
    expect(order).toEqual(['indexes 1', 'indexes 2'])
    expect(await stored(id)).toMatchObject({
      state: 'queued',
      stage: 'Waiting until the computer is plugged in',
    })
    await runner.setBackground('run')
    await runner.idle()
    expect(await counted()).toEqual([1, 2, 3])
  })

  it('is interrupted when the user switches it off, be it running or waiting', async () => {
    const { runner } = await withLane('run', (_kind, n) => {
      if (n === 1) void runner.setBackground('off')
    })
    const { id } = await runner.start(BACKGROUND)
    const waiting = await runner.start(BACKGROUND)
    await runner.idle()
    expect((await stored(id)).state).toBe('interrupted')
    expect((await stored(waiting.id)).state).toBe('interrupted')
    await runner.resume(id, true)
    await runner.idle()
    expect(await stored(id)).toMatchObject({ state: 'done' })
  })

  it('is interrupted when it is switched off while it gives way', async () => {
    const { runner, order } = await withLane('run', (kind, n) => {
      if (kind === 'indexes' && n === 1) {
        void runner.start(INGEST)
        void runner.setBackground('off')
      }
    })
    const { id } = await runner.start(BACKGROUND)
    await runner.idle()
    expect(order).toEqual(['indexes 1', 'ingest 1', 'ingest 2'])
    expect((await stored(id)).state).toBe('interrupted')
  })

  it('runs on battery for somebody who asks', async () => {
    const { runner } = await withLane('battery')
    const first = await runner.start(BACKGROUND, true)
    await runner.idle()
    expect((await stored(first.id)).state).toBe('done')
    const second = await runner.start(BACKGROUND)
    await runner.resume(second.id, true)
    await runner.idle()
    expect((await stored(second.id)).state).toBe('done')
  })

  it('that waits on battery is interrupted when the archive closes', async () => {
    const { runner } = await withLane('battery')
    const { id } = await runner.start(BACKGROUND)
    await runner.close()
    expect((await stored(id)).state).toBe('interrupted')
  })
})

describe('a batch', () => {
  it('lets those go first who wait already', async () => {
    const order: string[] = []
    const runner = await runnerOf(
      counting(3, (n) => order.push(`batch ${n}`)),
      handClock(),
      async () => {
        order.push('reader')
      },
    )
    await runner.start(INGEST)
    await runner.idle()
    expect(order).toEqual(['reader', 'batch 1', 'reader', 'batch 2', 'reader', 'batch 3'])
  })
})
