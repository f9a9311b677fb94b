import { barriers } from './barriers'
import { expect, test } from './launch'
import { listScreens, show, showChannel } from './screen-list'

test('no screen has a serious barrier, in either theme', async ({ openSample }) => {
  test.setTimeout(600_000)
  const app = await openSample()
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await app.get('settings.set', { theme })
    await app.reload()
    for (const screen of await listScreens(app)) {
      await show(app, screen)
      for (const barrier of await barriers(app)) found.push(`${screen.name} ${theme}: ${barrier}`)
    }
  }
  await showChannel(app)
  for (const name of ['Export', 'Go to date', 'Panels', 'Order and display of the list']) {
    const opener = app.page.getByRole('button', { name, exact: true }).filter({ visible: true })
    if ((await opener.count()) === 0) continue
    await opener.first().click()
    await expect(opener.first()).toHaveAttribute('aria-expanded', 'true')
    for (const barrier of await barriers(app)) found.push(`${name} open: ${barrier}`)
    await app.page.keyboard.press('Escape')
    await expect(opener.first()).toBeFocused()
  }
  expect(found).toEqual([])
})
