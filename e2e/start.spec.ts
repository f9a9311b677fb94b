import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { electronArgs, electronProgram, expect, heardEvents, test } from './launch'

test('starts on a fresh profile with an empty archive and says where it lies', async ({
  openApp,
  profile,
}) => {
  const app = await openApp()
  expect(await app.page.title()).toContain('Discord Binding')
  await expect(app.page.getByRole('heading').first()).toBeVisible()
  const info = await app.get('app.info', {})
  expect(info.archive_dir).toBe(join(profile, 'archive'))
  expect(info.start_paths).toEqual([])
  const status = await app.get('archive.status', {})
  expect(status.messages).toBe(0)
  expect(await app.get('guilds.list', {})).toEqual([])
  expect((await stat(info.archive_dir)).mode & 0o777).toBe(0o700)
})

test('remembers size and theme between two starts', async ({ openApp }) => {
  const first = await openApp()
  await first.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1010, height: 690 })
  })
  await first.get('settings.set', { theme: 'dark' })
  await first.close()

  const second = await openApp()
  const bounds = await second.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  )
  expect(bounds).toMatchObject({ width: 1010, height: 690 })
  expect(await second.get('settings.get', {})).toMatchObject({ theme: 'dark', tz: null })
  expect(await second.electron.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(
    true,
  )
})

test('hands the folders of a second start over to the first', async ({
  openApp,
  profile,
  folder,
}) => {
  const app = await openApp()
  const exports = join(folder, 'exports')
  await mkdir(exports)
  const second = spawn(electronProgram(), electronArgs(profile, [exports]), { stdio: 'ignore' })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  await expect.poll(() => heardEvents(app.page, 'app.paths')).toEqual([{ paths: [exports] }])
  expect(
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
  ).toBe(1)
})

test('offers the folders of the command line', async ({ openApp, folder }) => {
  const exports = join(folder, 'exports')
  await mkdir(exports)
  const app = await openApp([exports])
  expect((await app.get('app.info', {})).start_paths).toEqual([exports])
})
