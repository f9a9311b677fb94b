import { join } from 'node:path'
import type { JobSnapshot } from '#shared/job'
import { expect, heardEvents, test } from './launch'

test('loses nothing that was stored when the engine is killed during an ingest', async ({
  openApp,
}) => {
  const app = await openApp()
  const job = await app.get('jobs.start', { kind: 'sample', params: {} })

  // The engine reports what a committed batch holds, so every message it counts has to be there afterwards.
  const reported = async () => {
    const changes = (await heardEvents(app.page, 'job.changed')) as JobSnapshot[]
    return Math.max(0, ...changes.map((change) => change.counters.messages ?? 0))
  }
  await expect.poll(reported, { intervals: [20] }).toBeGreaterThan(0)
  process.kill(await app.enginePid(), 'SIGKILL')

  await expect.poll(() => heardEvents(app.page, 'engine.restarted')).toHaveLength(1)
  const stored = await reported()
  expect(await app.page.evaluate(() => document.readyState)).toBe('complete')
  expect((await app.jobOver(job.id)).state).toBe('interrupted')
  const { stored_messages } = await app.get('archive.status', {})
  expect(stored_messages).toBeGreaterThanOrEqual(stored)

  await app.get('jobs.resume', { id: job.id })
  expect((await app.jobOver(job.id)).state).toBe('done')
  const resumed = await app.get('archive.status', {})
  expect(resumed.messages).toBeGreaterThan(15_000)

  // The same archive as one that was never disturbed: a second ingest finds nothing new.
  const again = await app.get('jobs.start', { kind: 'sample', params: {} })
  expect((await app.jobOver(again.id)).state).toBe('done')
  expect((await app.get('archive.status', {})).stored_messages).toBe(resumed.stored_messages)
})

test('takes a dropped folder, and the archive is there after the next start', async ({
  openApp,
}) => {
  const first = await openApp()
  await first.drop([join(import.meta.dirname, '../fixtures/dce')])
  const job = await first.jobOver()
  expect(job.kind).toBe('ingest')
  expect(job.state).toBe('done')
  const before = await first.get('archive.status', {})
  expect(before.messages).toBeGreaterThan(0)
  await first.close()

  const second = await openApp()
  const after = await second.get('archive.status', {})
  expect({ ...after, size_bytes: 0 }).toEqual({ ...before, size_bytes: 0 })
})
