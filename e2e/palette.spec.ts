import { barriers } from './barriers'
import { expect, test } from './launch'
import { showChannel } from './screen-list'

test('the palette goes anywhere by a few letters, and gives the focus back', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  const channel = await showChannel(app)
  const filter = page.getByRole('textbox', { name: 'Filter channels' })
  const box = page.getByRole('combobox', { name: 'Go to anything' })
  const options = page.getByRole('listbox', { name: 'Found' }).getByRole('option')
  const press = (key: string) => page.keyboard.press(key)
  const openPalette = async () => {
    await press('Control+k')
    await expect(box).toBeFocused()
  }

  // It opens over everything and leaves everything as it was.
  await filter.focus()
  await openPalette()
  await expect(options.filter({ hasText: 'Open settings' })).toBeVisible()
  expect(await barriers(app)).toEqual([])
  await press('Escape')
  await expect(filter).toBeFocused()

  // A channel by the beginning of its name; the list of messages has the focus afterwards.
  await openPalette()
  await page.keyboard.type('#pictu')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await expect(options.first()).toContainText('pictures')
  expect(await barriers(app)).toEqual([])
  await press('Enter')
  await expect(page.getByRole('heading', { name: 'pictures', exact: true })).toBeVisible()
  await expect(page.getByRole('log')).toBeFocused()
  await expect(page).toHaveTitle(/^pictures · /)

  // Without a word the place before comes first.
  await openPalette()
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await press('Enter')
  await expect(page.getByRole('log')).toBeFocused()
  await expect(page.getByRole('heading', { name: 'pictures', exact: true })).toBeHidden()
  await press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { name: 'pictures', exact: true })).toBeVisible()
  await expect(page.getByRole('log')).toBeFocused()

  // A person, without the accents and capitals of the name.
  const [guild] = await app.get('guilds.list', {})
  const [author] = await app.get('authors.find', { guild_id: guild?.guild_id ?? '0', limit: 1 })
  const name = author?.author_name ?? ''
  await openPalette()
  await page.keyboard.type(`@${name.toUpperCase()}`)
  await expect(options.first()).toContainText(name)
  await press('Enter')
  await expect(page).toHaveTitle(new RegExp(`^${name} · `))
  await press('Alt+ArrowLeft')
  await expect(page.getByRole('log')).toBeFocused()

  // A question, and what is done by name.
  await openPalette()
  await page.keyboard.type('?active month')
  await expect(options.first()).toContainText('How active is a guild per month')
  await press('Enter')
  await expect(page.getByTestId('answer')).toBeVisible()
  await openPalette()
  await page.keyboard.type('>shortcuts')
  await expect(options.first()).toContainText('Keyboard shortcuts')
  await press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet).toBeVisible()
  expect(await barriers(app)).toEqual([])
  await press('Escape')
  await expect(sheet).toBeHidden()

  // What nothing is called is searched for in messages; a pasted link leads to its place.
  await openPalette()
  await page.keyboard.type('lantern xyzzy')
  await expect(options).toHaveText(['Search messages for “lantern xyzzy”'])
  await press('Enter')
  await expect(
    page.getByRole('heading', { name: 'Messages with the words lantern and xyzzy' }),
  ).toBeVisible()
  await openPalette()
  await box.fill(
    `https://discord.com/channels${channel.address.replace('/g', '').replace('/c/', '/')}`,
  )
  await expect(options).toHaveCount(1)
  await expect(options).not.toContainText('Search messages for')
  await press('Enter')
  await expect(page.getByRole('log')).toBeFocused()

  // From the box down through what was found, to a message, and back; settings and the theme are a key away.
  await press('/')
  await expect(page.getByRole('combobox', { name: 'Search the archive' })).toBeFocused()
  await page.keyboard.type('lantern')
  await press('Enter')
  const hits = page.getByRole('navigation', { name: 'Search results' }).getByRole('link')
  await expect(hits.first()).toBeVisible()
  await app.isStill()
  await press('ArrowDown')
  await expect(hits.first()).toBeFocused()
  await press('ArrowDown')
  await expect(hits.nth(1)).toBeFocused()
  await press('Enter')
  await expect(page).toHaveURL(/#\/g\//)
  await expect(page.getByRole('log')).toBeVisible()
  await press('Alt+ArrowLeft')
  await expect(hits.first()).toBeVisible()
  await press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
})
