import { expect, test } from './launch'

test('from no export to a first answer, and the sample guild goes again', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  await page.getByRole('button', { name: 'I have no export yet' }).click()
  await expect(page.getByRole('heading', { name: 'How to make an export' })).toBeVisible()
  await expect(page.getByText('--include-threads All')).toBeVisible()
  await expect(page.getByText('Not with your own account.')).toBeVisible()
  await page.getByRole('link', { name: 'Library' }).click()

  await page.getByRole('button', { name: 'Try the sample guild' }).click()
  expect((await app.jobOver()).state).toBe('done')
  await page.getByRole('link', { name: 'Ask who writes most' }).click()
  await expect(page.getByTestId('answer')).toBeVisible()

  const [guild] = await app.get('guilds.list', {})
  const job = await app.get('jobs.start', {
    kind: 'remove',
    params: { kind: 'guild', guild_id: guild?.guild_id ?? '' },
  })
  expect((await app.jobOver(job.id)).state).toBe('done')
  const { sizes } = await app.get('archive.about', {})
  expect(sizes.other).toBeLessThan(1000)
})

test('tells versions, the archive and every licence, and looks for no update by itself', async ({
  openApp,
}) => {
  const app = await openApp()
  const { page } = app
  const info = await app.get('app.info', {})
  await page.getByRole('link', { name: 'Settings' }).click()
  const disk = await app.get('archives.disk', {})
  expect(disk.free_bytes).toBeGreaterThan(0)
  expect(disk.total_bytes).toBeGreaterThan(disk.free_bytes)
  await expect(page.getByText(/ of .* are free on its disk/)).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'About' }).click()

  await expect(page.getByText(info.electron)).toBeVisible()
  await expect(page.getByText(info.archive_dir)).toBeVisible()
  await expect(page.getByText('The app never looks by itself')).toBeVisible()
  await page.getByRole('textbox', { name: 'Find a part' }).fill('pglite')
  await page.getByText('@electric-sql/pglite', { exact: true }).click()
  await expect(page.getByText(/Apache License|PostgreSQL License|Permission/).last()).toBeVisible()
})
