import { barriers } from './barriers'
import { expect, test } from './launch'
import { addSample, listScreens, show } from './screen-list'

test('no screen has a serious barrier, in either theme', async ({ openApp }) => {
  test.setTimeout(300_000)
  const app = await openApp()
  await addSample(app)
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await app.get('settings.set', { theme })
    await app.reload()
    for (const screen of await listScreens(app)) {
      await show(app, screen)
      for (const barrier of await barriers(app)) found.push(`${screen.name} ${theme}: ${barrier}`)
    }
  }
  expect(found).toEqual([])
})
