import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { BackgroundState, JobSnapshot } from '#shared/job'
import type { Database } from '../db/database'
import { handClock } from '../testing/clock'
import { testDatabase } from '../testing/database'
import { type Background, openBackground } from './background'
import { JOB_KINDS } from './index'
import type { JobContext, JobKinds } from './kind'
import { openRunner, type Runner } from './runner'

let db: Database
let runner: Runner
let background: Background
let clock: ReturnType<typeof handClock>
/** What there is to do, as the kind says it; the job does it. */
let left: string | null
let work: (context: JobContext) => Promise<void>

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  await db.script('truncate app.jobs cascade; truncate app.background_work')
  left = 'one'
  work = async () => undefined
})

/** An archive that is opened: of its kinds only `indexes` is background work. */
async function open(state: BackgroundState | null = 'run'): Promise<void> {
  const plain = Object.fromEntries(
    Object.entries(JOB_KINDS).map(([kind, { background: _none, ...spec }]) => [kind, spec]),
  ) as unknown as JobKinds
  const kinds: JobKinds = {
    ...plain,
    ingest: { ...plain.ingest, run: async () => null },
    indexes: {
      ...plain.indexes,
      async run(_params, context) {
        await context.batch(() => work(context))
        left = null
      },
      background: { pending: async () => left },
    },
  }
  clock = handClock()
  runner = await openRunner({
    db,
    host: { printPdf: async () => undefined, readBucketKeys: async () => null },
    archiveDir: '',
    workers: null,
    kinds,
    emit: (name, payload) => {
      if (name === 'job.changed') background.onJob(payload as JobSnapshot)
    },
    giveWay: async () => undefined,
    clock,
    ...(state && { background: state }),
  })
  background = openBackground({ db, runner, kinds, state, clock })
}

async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await background.settled()
    await runner.idle()
  }
}

async function jobs(): Promise<string[]> {
  return (await runner.list()).map(({ kind, state }) => `${kind} ${state}`)
}

it('is started a moment after the opening, once', async () => {
  await open()
  await settle()
  expect(await jobs()).toEqual([])
  clock.turn(2000)
  await settle()
  expect(await jobs()).toEqual(['indexes done'])
})

it('is started after a job that left something to do, and forgets the one that was done before', async () => {
  left = null
  await open()
  clock.turn(2000)
  for (const next of ['two', 'three']) {
    left = next
    await runner.start({ kind: 'ingest', params: { paths: ['/exports'] } })
    await settle()
  }
  expect(await jobs()).toEqual(['indexes done', 'ingest done', 'ingest done'])
})

it('is not started again for what the user cancelled, until there is more to do', async () => {
  await open()
  work = async ({ job_id }) => void runner.cancel(job_id)
  clock.turn(2000)
  await settle()
  expect(await jobs()).toEqual(['indexes cancelled'])
  expect(await background.status()).toEqual({
    state: 'run',
    work: [{ kind: 'indexes', title: 'Build the indexes', is_pending: true, is_held: true }],
  })
  await open()
  clock.turn(2000)
  await settle()
  expect(await jobs()).toEqual(['indexes cancelled'])
  work = async () => undefined
  left = 'more'
  await runner.start({ kind: 'ingest', params: { paths: ['/exports'] } })
  await settle()
  expect(await jobs()).toEqual(['ingest done', 'indexes done'])
})

it('is started by the user who cancelled it, in the same job', async () => {
  await open()
  work = async ({ job_id }) => void runner.cancel(job_id)
  clock.turn(2000)
  await settle()
  work = async () => undefined
  await background.start('indexes')
  await settle()
  expect(await jobs()).toEqual(['indexes done'])
  expect((await background.status()).work[0]).toMatchObject({ is_pending: false, is_held: false })
})

it('that failed is tried again at the next opening, not before', async () => {
  await open()
  work = async () => {
    throw new Error('no')
  }
  clock.turn(2000)
  await settle()
  await runner.start({ kind: 'ingest', params: { paths: ['/exports'] } })
  await settle()
  expect(await jobs()).toEqual(['ingest done', 'indexes failed'])
  work = async () => undefined
  await open()
  clock.turn(2000)
  await settle()
  expect(await jobs()).toEqual(['ingest done', 'indexes done'])
})

it('that was interrupted goes on at the next opening', async () => {
  await open()
  work = async () => void runner.close()
  clock.turn(2000)
  await settle()
  expect(await jobs()).toEqual(['indexes interrupted'])
  work = async () => undefined
  await open()
  clock.turn(2000)
  await settle()
  expect(await jobs()).toEqual(['indexes done'])
})

it('is not started while it is off, nor by the command line', async () => {
  for (const state of ['off', null] as const) {
    await open(state)
    clock.turn(2000)
    await runner.start({ kind: 'ingest', params: { paths: ['/exports'] } })
    await settle()
    expect(await jobs()).not.toContain('indexes done')
  }
  await open('off')
  await background.set('run')
  await settle()
  expect(await jobs()).toContain('indexes done')
})

it('goes on when it was switched off and on again', async () => {
  await open()
  work = async () => void background.set('off')
  clock.turn(2000)
  await settle()
  expect(await jobs()).toEqual(['indexes interrupted'])
  work = async () => undefined
  await background.set('run')
  await settle()
  expect(await jobs()).toEqual(['indexes done'])
})
