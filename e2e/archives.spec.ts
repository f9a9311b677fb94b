import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, goTo, heardEvents, REPOSITORY, test } from './launch'

const EXPORT = join(REPOSITORY, 'fixtures/dce/ferry_synthetic_simple_channel.json')

test('archives are made, left and opened again, moved and deleted', async ({ openApp, folder }) => {
  test.slow()
  const disk = join(folder, 'disk')
  const other = join(folder, 'other')
  await mkdir(disk)
  await mkdir(other)
  const app = await openApp([EXPORT])
  const { page } = app
  await app.jobOver()

  /** Waits until the window was loaded again for another archive. */
  const switched = async (work: () => Promise<void>) => {
    await page.evaluate(() => {
      document.body.dataset.before = 'yes'
    })
    await work()
    await page.waitForFunction(
      () => document.readyState === 'complete' && !document.body.dataset.before,
    )
    // the test listens to the page that is there now
    await app.reload()
    await page.getByRole('heading').first().waitFor()
  }

  // from a channel to a new archive: it is empty, and the window says so
  await page
    .getByRole('link', { name: /Simple|Test|Guild/i })
    .first()
    .click()
  await page.getByRole('navigation', { name: 'Channels' }).waitFor()
  const place = await page.evaluate(() => location.hash)
  await goTo(page, '/archive')
  await expect(page.getByText('Checksums')).toBeVisible()
  await page.getByRole('button', { name: 'New archive…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Work talks')
  await app.willPick([disk])
  await switched(() => page.getByRole('button', { name: 'Choose where…' }).click())
  await expect(
    page.getByRole('heading', { name: 'A memory for your Discord guilds' }),
  ).toBeVisible()
  expect(existsSync(join(disk, 'Work talks', 'pgdata', 'PG_VERSION'))).toBe(true)
  expect(await app.get('guilds.list', {})).toEqual([])

  // moved while it is open
  await goTo(page, '/archive')
  await expect(page.getByText('Checksums')).toBeVisible()
  await app.willPick([other])
  await page.getByRole('button', { name: 'More about Work talks' }).click()
  await switched(() => page.getByRole('menuitem', { name: 'Move to another folder…' }).click())
  expect(existsSync(join(disk, 'Work talks'))).toBe(false)
  expect((await app.get('app.info', {})).archive_dir).toBe(join(other, 'Work talks'))

  // back: the rows are there, and so is the place
  await page.getByRole('link', { name: 'Library' }).click()
  await page.getByRole('button', { name: /^Archive Work talks/ }).click()
  await switched(() => page.getByRole('menuitem', { name: 'My archive' }).click())
  expect(await page.evaluate(() => location.hash)).toBe('#/archive')
  expect(await app.get('guilds.list', {})).toHaveLength(1)
  expect(place).toMatch(/^#\/g\/\d+/)

  // a folder that is none
  await expect(page.getByText('Checksums')).toBeVisible()
  await app.willPick([disk])
  await page.getByRole('button', { name: 'Open another…' }).click()
  await expect(page.getByText(/This folder is empty/)).toBeVisible()

  // deleted by its name
  await page.getByRole('button', { name: 'More about Work talks' }).click()
  await page.getByRole('menuitem', { name: 'Delete its files…' }).click()
  const remove = page.getByRole('button', { name: 'Delete', exact: true })
  await expect(remove).toBeDisabled()
  await page.getByRole('textbox', { name: /^Type/ }).fill('Work talks')
  await remove.click()
  await expect(page.getByText('Work talks')).toHaveCount(0)
  expect(existsSync(join(other, 'Work talks'))).toBe(false)
  expect(await heardEvents(page, 'engine.restarted')).toEqual([])
})
