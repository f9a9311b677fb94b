import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, REPOSITORY, test } from './launch'

const FIXTURES = join(REPOSITORY, 'fixtures/dce')
const WHOLE = 'ferry_synthetic_simple_channel.json'
const CUT = 'derived/truncated_no_closers.json'

test('every file that was read is told of, and leads to its messages', async ({
  openApp,
  folder,
}) => {
  const exports = join(folder, 'exports')
  await cp(join(FIXTURES, WHOLE), join(exports, 'whole.json'))
  await cp(join(FIXTURES, WHOLE), join(exports, 'copy.json'))
  await cp(join(FIXTURES, CUT), join(exports, 'cut.json'))
  await writeFile(join(exports, 'config.json'), '{"theme":"dark"}')
  const app = await openApp()
  const { page } = app
  await app.drop([exports])
  expect((await app.jobOver()).state).toBe('done')

  await page.getByRole('link', { name: 'All files that could not be read whole' }).click()
  const rows = page.getByTestId('export-file')
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(0)).toContainText('cut.json')
  await expect(rows.nth(1)).toContainText('This is JSON, but not a DiscordChatExporter export.')
  const states = page.getByRole('group', { name: 'States shown' })
  await states.getByRole('button', { name: /^Damaged/ }).click()
  await states.getByRole('button', { name: /^Not read/ }).click()
  await expect(rows).toHaveCount(4)

  // Arrow keys go from row to row, Enter tells all of a file, Escape leads back.
  await rows.nth(0).press('End')
  await expect(rows.nth(3)).toBeFocused()
  await expect(rows.nth(3)).toContainText('Same as another')
  await rows.nth(3).press('Home')
  await expect(rows.nth(0)).toBeFocused()
  await rows.nth(0).press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Export file' })
  await expect(drawer).toContainText(join(exports, 'cut.json'))
  await expect(drawer.getByRole('list', { name: 'Notes' })).toContainText('At byte')
  await page.keyboard.press('Escape')
  await expect(rows.nth(0)).toBeFocused()

  await page.getByText('Times covered', { exact: true }).click()
  // A guild leads to its channels, a channel to its files; the lanes before stand until the next ones are counted.
  for (const leadsTo of ['Its channels', 'Its files', 'About this file']) {
    await page.getByTestId('coverage-lane').and(page.getByTitle(leadsTo)).first().click()
  }
  await drawer.getByRole('link', { name: 'Open at its first message' }).click()
  await expect(page.getByRole('log').locator('[data-message-id]').first()).toBeVisible()
})

test('a folder that is kept in sync brings what is written there, also after a restart', async ({
  openApp,
  folder,
}) => {
  const exports = join(folder, 'exports')
  await mkdir(exports)
  await cp(join(FIXTURES, WHOLE), join(exports, 'first.json'))
  const app = await openApp()
  const { page } = app
  await app.drop([exports])
  expect((await app.jobOver()).state).toBe('done')
  const before = await app.get('archive.status', {})

  const kept = page.getByRole('switch', { name: 'Keep exports in sync', exact: true })
  await kept.press('Space')
  await expect(kept).toBeChecked()
  const row = page.getByTestId('folder')
  await expect(row).toContainText('In sync')

  await cp(join(FIXTURES, 'ferry_captured_dce2.47.1_general.json'), join(exports, 'second.json'))
  await expect(page.getByRole('status')).toContainText('came in')
  const after = await app.get('archive.status', {})
  expect(after.messages).toBeGreaterThan(before.messages)
  await app.close()

  await cp(join(FIXTURES, 'ferry_synthetic_forum_post.json'), join(exports, 'third.json'))
  const again = await openApp()
  await expect(again.page.getByRole('status')).toContainText('came in')
  const [synced] = await again.get('sync.list', {})
  expect(synced).toMatchObject({ path: exports, files: 3 })
  const off = again.page.getByRole('switch', { name: 'Keep exports in sync', exact: true })
  await off.press('Space')
  await expect(off).not.toBeChecked()
  expect((await again.get('sync.list', {}))[0]).toMatchObject({ sync_id: null, state: 'off' })
})

test('a page cannot have a folder watched that nobody chose', async ({ openApp, folder }) => {
  const app = await openApp()
  const refused = await app.ask('sync.add', { path: folder })
  expect(refused).toMatchObject({ error: { code: 'path_refused' } })
})
