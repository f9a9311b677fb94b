import type { JobSnapshot } from '#shared/job'
import { expect, heardEvents, test } from './launch'

/** Runs for hours. */
const ENDLESS =
  'select count(*) as n from generate_series(1, 1000000000) a, generate_series(1, 1000) b'

type Sent = { binding: { send(envelope: unknown): void } }

test('a statement that runs for ever is stopped, and nothing else is lost', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  const job = await app.get('jobs.start', { kind: 'sample', params: {} })
  const running = async () => {
    const changes = (await heardEvents(page, 'job.changed')) as JobSnapshot[]
    return Math.max(0, ...changes.map((change) => change.counters.messages ?? 0))
  }
  await expect.poll(running, { intervals: [20] }).toBeGreaterThan(0)

  const pid = await app.enginePid()
  const input = { question: { sql: ENDLESS, params: [], bots: 'included' } }
  await page.evaluate((call) => (window as unknown as Sent).binding.send(call), {
    kind: 'call',
    id: 999,
    name: 'own_questions.run',
    input,
  })
  // asked while the statement runs, answered after it was stopped
  const guilds = app.get('guilds.list', {})
  await page.waitForTimeout(1500)
  await page.evaluate(() => (window as unknown as Sent).binding.send({ kind: 'abort', id: 999 }))
  await guilds
  expect(await app.enginePid()).not.toBe(pid)
  expect((await app.jobOver(job.id)).state).toBe('done')
  expect(await heardEvents(page, 'engine.restarted')).toEqual([])
  expect((await app.get('archive.status', {})).messages).toBeGreaterThan(15_000)
})
