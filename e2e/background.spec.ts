import { join } from 'node:path'
import type { JobSnapshot } from '#shared/job'
import { expect, heardEvents, type RunningApp, test } from './launch'

const EXPORTS = join(import.meta.dirname, '../fixtures/dce')

/** The newest job of the kind that reads messages; undefined when there is none. */
async function reading(app: RunningApp): Promise<JobSnapshot | undefined> {
  return (await app.get('jobs.list', {})).find(({ kind }) => kind === 'language')
}

test('reads what came in by itself, gives way to a load, and goes on after a crash', async ({
  openApp,
}) => {
  const app = await openApp([], { hasBackgroundWork: true })
  const sample = await app.get('jobs.start', { kind: 'sample', params: {} })
  expect((await app.jobOver(sample.id)).state).toBe('done')

  await expect.poll(async () => (await reading(app))?.done ?? 0).toBeGreaterThan(0)
  const job = (await reading(app)) as JobSnapshot
  expect(job.is_background).toBe(true)

  // A load goes first, and the reading is not cancelled by it.
  const again = await app.get('jobs.start', { kind: 'sample', params: {} })
  expect((await app.jobOver(again.id)).state).toBe('done')
  const changes = (await heardEvents(app.page, 'job.changed')) as JobSnapshot[]
  const own = changes.filter(({ id }) => id === job.id).map(({ state }) => state)
  expect(own).toContain('running')
  expect(own).not.toContain('cancelled')

  process.kill(await app.enginePid(), 'SIGKILL')
  await expect.poll(() => heardEvents(app.page, 'engine.restarted')).toHaveLength(1)
  // The same job, from its checkpoint, without anybody's doing.
  const { id, done } = job
  await expect
    .poll(async () => (await app.get('jobs.list', {})).find((one) => one.id === id))
    .toMatchObject({ state: expect.stringMatching(/running|done/) })
  await expect.poll(async () => (await reading(app))?.done ?? 0).toBeGreaterThanOrEqual(done)
})

test('does nothing unasked when it is off, and what is asked', async ({ openApp }) => {
  const app = await openApp()
  await app.drop([EXPORTS])
  expect((await app.jobOver()).kind).toBe('ingest')
  await app.get('settings.set', { theme: 'dark' })
  const { state, work } = await app.get('background.status', {})
  expect(state).toBe('off')
  expect(work.find(({ kind }) => kind === 'language')).toMatchObject({ is_pending: true })
  expect(await reading(app)).toBeUndefined()

  const { id } = await app.get('jobs.start', { kind: 'language', params: {} })
  expect((await app.jobOver(id)).state).toBe('done')
  const after = (await app.get('background.status', {})).work
  expect(after.find(({ kind }) => kind === 'language')).toMatchObject({ is_pending: false })
  // Choosing when it runs ends what the test was started with.
  await app.get('settings.set', { background_work: 'on' })
  await expect.poll(async () => (await app.get('background.status', {})).state).toBe('run')
})
