import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { addSample, REPOSITORY, test } from '../launch'
import { listScreens, show } from '../screen-list'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 900, height: 600 },
]

test('pictures of every screen, in both themes and two sizes', async ({ openApp }) => {
  test.setTimeout(600_000)
  const folder = process.env.SCREENS_DIR ?? join(REPOSITORY, 'test-results/screens')
  await mkdir(folder, { recursive: true })
  const app = await openApp()
  const shoot = (name: string) => app.page.screenshot({ path: join(folder, `${name}.png`) })
  await app.isStill()
  await shoot('welcome')
  await addSample(app)
  const screens = await listScreens(app)
  for (const theme of ['light', 'dark'] as const) {
    await app.get('settings.set', { theme })
    await app.reload()
    for (const size of SIZES) {
      await app.electron.evaluate(
        ({ BrowserWindow }, { width, height }) =>
          BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
        size,
      )
      for (const screen of screens) {
        await show(app, screen)
        await shoot(`${screen.name}-${theme}-${size.width}`)
      }
    }
  }
})
