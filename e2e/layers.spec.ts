import { expect, test } from './launch'
import { showChannel } from './screen-list'

test('Escape closes what is on top and nothing else, and the focus goes back step by step', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  const press = (key: string) => page.keyboard.press(key)
  await showChannel(app)
  await expect(page.getByText('End of what the archive holds')).toBeVisible()

  // A drawer, the palette above it, and a menu of the drawer.
  const name = page.getByRole('log').getByTitle('About this author').last()
  await name.press('Enter')
  const card = page.getByRole('dialog', { name: 'About this author' })
  await expect(card.getByRole('button', { name: /^Messages \(/ })).toBeFocused()
  await press('Enter')
  const drawer = page.getByRole('dialog', { name: /messages? by/ })
  const total = page.getByTestId('behind-total')
  await expect(total).toBeVisible()
  await press('Control+k')
  const box = page.getByRole('combobox', { name: 'Go to anything' })
  await expect(box).toBeFocused()
  await press('Escape')
  await expect(box).toBeHidden()
  await expect(total).toBeVisible()

  const exporting = drawer.getByRole('button', { name: 'Export' })
  await exporting.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(total).toBeVisible()
  await expect(exporting).toBeFocused()
  await press('Escape')
  await expect(total).toBeHidden()
  await expect(name).toBeFocused()

  // Keys of the frame rest while a dialog has the focus, and a box keeps what is typed.
  await press('Control+/')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toBeVisible()
  await expect(sheet.locator(':focus')).toHaveCount(1)
  await press('/')
  await press('F6')
  await expect(page.getByRole('combobox', { name: 'Search the archive' })).not.toBeFocused()
  await press('Escape')
  await expect(name).toBeFocused()
  const filter = page.getByRole('textbox', { name: 'Filter channels' })
  await filter.pressSequentially('a/b?')
  await expect(filter).toHaveValue('a/b?')
  await press('Escape')
})

test('F6 goes through the parts of the window and comes back to where one was', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  const press = (key: string) => page.keyboard.press(key)
  await showChannel(app)
  await expect(page.getByText('End of what the archive holds')).toBeVisible()
  const part = () =>
    page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane'))

  await page.getByRole('log').focus()
  const round: unknown[] = []
  for (let step = 0; step < 5; step++) {
    await press('F6')
    round.push(await part())
  }
  expect(round).toEqual(['strip', 'rail', 'top', 'side', 'main'])
  await expect(page.getByRole('log')).toBeFocused()
  await press('Shift+F6')
  expect(await part()).toBe('side')

  // The first stop of Tab leads past the rail.
  await app.reload()
  await expect(page.getByRole('log')).toBeVisible()
  await press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to the main part' })).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('log')).toBeFocused()
})

test('back and forward know their places, from keys, buttons, the mouse and the menu', async ({
  openApp,
}) => {
  const app = await openApp()
  const { page } = app
  const title = (name: string) => expect(page).toHaveTitle(new RegExp(`^${name}`))
  const back = page.getByRole('button', { name: 'Back', exact: true })
  const forward = page.getByRole('button', { name: 'Forward', exact: true })
  await title('Library')
  await expect(back).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Alt+4')
  await title('Questions')
  await page.keyboard.press('Control+,')
  await title('Settings')
  await expect(back).not.toHaveAttribute('aria-disabled')

  await page.keyboard.press('Alt+ArrowLeft')
  await title('Questions')
  await forward.click()
  await title('Settings')
  await expect(forward).toHaveAttribute('aria-disabled', 'true')

  // Playwright has no fourth button: the page hears what Chromium would tell.
  const pressMouse = (button: number) =>
    page.evaluate((which) => {
      document.body.dispatchEvent(new MouseEvent('mouseup', { button: which, bubbles: true }))
    }, button)
  await pressMouse(3)
  await title('Questions')
  await pressMouse(4)
  await title('Settings')

  await back.click({ button: 'right' })
  const places = page.getByRole('menuitem')
  await expect(places).toHaveText(['Questions', 'Library'])
  await expect(places.first()).toBeFocused()
  await places.first().press('ArrowDown')
  await expect(places.last()).toBeFocused()
  await places.last().press('Enter')
  await title('Library')

  await app.electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.getMenuItemById('forward')?.click(),
  )
  await title('Questions')
})
