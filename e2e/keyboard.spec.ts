import { barriers } from './barriers'
import { expect, test } from './launch'
import { showChannel } from './screen-list'

test('works from the keyboard alone, and gives the focus back', async ({ openSample }) => {
  const app = await openSample()
  const { page } = app
  await showChannel(app)

  // A name opens its author's card, the card what they wrote, and Escape leads back to the name.
  await expect(page.getByText('End of what the archive holds')).toBeVisible()
  const message = page.getByRole('log').locator('[data-message-id][data-first]').last()
  const id = await message.getAttribute('data-message-id')
  const name = page.locator(`[data-message-id="${id}"]`).getByTitle('About this author').nth(1)
  const author = await name.innerText()
  await name.press('Enter')
  const card = page.getByRole('dialog', { name: 'About this author' })
  await expect(card).toBeVisible()
  await expect(card.getByRole('button', { name: /^Messages \(/ })).toBeFocused()
  expect(await barriers(app)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(name).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(card.getByRole('button', { name: /^Messages \(/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('behind-total')).toHaveText(/^[\d,]+ messages? by /)
  await expect(page.getByTestId('behind-total')).toContainText(author.split('\n')[0] ?? '')
  expect(await barriers(app)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(name).toBeFocused()

  // The search box is left as it was found.
  const filter = page.getByRole('textbox', { name: 'Filter channels' })
  await filter.focus()
  await page.keyboard.press('Control+Shift+f')
  const search = page.getByRole('combobox', { name: 'Search the archive' })
  await expect(search).toBeFocused()
  await page.keyboard.type('lantern')
  await page.keyboard.press('Escape')
  await expect(filter).toBeFocused()
  await expect(search).toHaveValue('')
  // Where one is comes a moment later, before what was typed meanwhile.
  await page.keyboard.press('Control+f')
  await expect(search).toBeFocused()
  await page.keyboard.type('lantern')
  await expect(search).toHaveValue(/^in:.* lantern$/)
  await page.keyboard.press('Escape')
  await expect(filter).toBeFocused()
  await expect(search).toHaveValue('')

  // The filter box goes down to the first channel, and opens the one it names.
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-channel-id]').first()).toBeFocused()
  // The whole list is one stop of Tab.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Resize channels' })).toBeFocused()
  await filter.fill('pictur')
  await filter.press('Enter')
  await expect(page.getByRole('heading', { name: 'pictures' })).toBeVisible()

  // A picture opens in full size and closes onto itself.
  await expect(page.getByText('End of what the archive holds')).toBeVisible()
  await app.isStill()
  const opener = page.getByRole('log').getByRole('button', { name: /^Open / })
  const label = await opener.last().getAttribute('aria-label')
  const picture = page.getByRole('button', { name: label ?? '', exact: true })
  await picture.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await barriers(app)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(picture).toBeFocused()

  await page.getByTitle('Show all jobs').press('Enter')
  await expect(page.getByRole('dialog', { name: 'Jobs' })).toBeVisible()
  expect(await barriers(app)).toEqual([])
})
