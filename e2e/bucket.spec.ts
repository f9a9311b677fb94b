import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BucketServer, bucketServer, SERVER_KEYS } from '#engine/testing/bucket-server'
import { expect, REPOSITORY, type RunningApp, test } from './launch'

const FIXTURES = join(REPOSITORY, 'fixtures/dce')

let server: BucketServer
test.beforeAll(async () => {
  server = await bucketServer()
  for (const name of await readdir(FIXTURES)) {
    if (!name.endsWith('.json')) continue
    await server.put(`discord/2025 exports/${name}`, await readFile(join(FIXTURES, name)))
  }
})
test.afterAll(() => server.close())
test.beforeEach(() => server.forget())

/** What the system's question about the host will be answered with; the questions are kept in `asked`. */
async function willAllow(app: RunningApp, answer: 'connect' | 'cancel'): Promise<void> {
  await app.electron.evaluate(
    ({ dialog }, response) => {
      const kept = globalThis as { asked?: string[] }
      kept.asked ??= []
      dialog.showMessageBox = async (...args: unknown[]) => {
        const options = args.at(-1) as { message: string }
        kept.asked?.push(options.message)
        return { response, checkboxChecked: false }
      }
    },
    answer === 'connect' ? 0 : 1,
  )
}

const asked = (app: RunningApp) =>
  app.electron.evaluate(() => (globalThis as { asked?: string[] }).asked ?? [])

/** Everything of the page that a secret could stand in. */
const pageText = (app: RunningApp) =>
  app.page.evaluate(() => {
    const fields = Array.from(document.querySelectorAll('input'), (field) => field.value)
    return [document.documentElement.outerHTML, ...fields, JSON.stringify(localStorage)].join('\n')
  })

test('a bucket is looked into, read, and checked again for new files', async ({ openApp }) => {
  const secret = 'a-secret-that-stays-secret'
  const app = await openApp()
  const { page } = app
  await willAllow(app, 'connect')

  await page.getByRole('button', { name: 'Add from a bucket' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add from an S3 bucket' })
  await page.getByLabel('Endpoint').fill(`${server.endpoint}/`)
  await page.getByRole('textbox', { name: 'Bucket' }).fill('s3://exports/discord/')
  await expect(page.getByRole('textbox', { name: 'Prefix' })).toHaveValue('discord/')
  await expect(page.getByTestId('bucket-host')).toContainText(new URL(server.endpoint).host)
  expect(server.seen).toEqual([])

  await page.getByLabel('Access key id').fill('WRONG')
  const key = page.getByRole('textbox', { name: 'Secret access key' })
  await key.fill(secret)
  await key.press('Enter')
  const look = page.getByTestId('bucket-look')
  await expect(look).toContainText('does not know this access key id')
  await expect(page.getByTestId('known-key')).toContainText('WRONG')
  expect(await pageText(app)).not.toContain(secret)

  await page.getByRole('button', { name: 'Use another' }).click()
  await page.getByLabel('Access key id').fill(SERVER_KEYS.access_key_id)
  await key.fill(secret)
  await key.press('Enter')
  await expect(look).toContainText('10 files that may be exports')
  expect(server.got()).toHaveLength(1)
  expect(await asked(app)).toEqual([`Connect to ${new URL(server.endpoint).host}?`])

  await page.getByRole('button', { name: 'Read 10 files' }).click()
  await expect(dialog).toBeHidden()
  const first = await app.jobOver()
  expect(first).toMatchObject({ state: 'done', result: { files: { found: 10, ingested: 10 } } })
  const guilds = await app.get('guilds.list', {})
  expect(guilds.length).toBeGreaterThan(1)

  server.forget()
  await page.getByRole('button', { name: /^Check .* for new files$/ }).click()
  await expect(page.getByText('Nothing new: all of it was in the archive already.')).toBeVisible()
  expect(server.got()).toEqual([])
  expect(server.seen).toHaveLength(1)

  const { value: keys } = await app.askAnything('bucket_keys.list', {})
  const told = JSON.stringify([
    keys,
    await app.get('jobs.list', {}),
    await app.get('settings.get', {}),
  ])
  expect(told).toContain(SERVER_KEYS.access_key_id)
  expect(told + (await pageText(app))).not.toContain(secret)
  const rows = await app.get('sql.run', { sql: 'select path from discord.export_files' })
  expect(rows.rows.every(({ path }) => String(path).startsWith('s3+http://127.0.0.1'))).toBe(true)
})

test('nobody is talked to before a person said yes', async ({ openApp }) => {
  const app = await openApp()
  await willAllow(app, 'cancel')
  const bucket = server.bucket({ credentials: 'anonymous' })
  expect(await app.ask('buckets.check', { bucket })).toMatchObject({ error: { code: 'cancelled' } })
  expect(
    await app.ask('jobs.start', { kind: 'ingest', params: { buckets: [bucket] } }),
  ).toMatchObject({ error: { code: 'cancelled' } })
  expect(await app.askAnything('bucket_keys.read', { endpoint: null, bucket: 'x' })).toMatchObject({
    error: { code: 'invalid_input' },
  })
  expect(server.seen).toEqual([])
  expect(await asked(app)).toHaveLength(2)
})

test('a job that waits for a silent server stops at once', async ({ openApp }) => {
  const app = await openApp()
  await willAllow(app, 'connect')
  server.door = (_request, _response, key) => key !== null
  const bucket = server.bucket({ credentials: 'anonymous' })
  const job = await app.get('jobs.start', { kind: 'ingest', params: { buckets: [bucket] } })
  await expect.poll(() => server.got().length).toBeGreaterThan(0)
  await app.get('jobs.cancel', { id: job.id })
  expect(await app.jobOver(job.id)).toMatchObject({ state: 'cancelled' })
  server.door = null
})
