import { barriers } from './barriers'
import { expect, type RunningApp, setSize, test } from './launch'
import { show, showChannel } from './screen-list'

/** The address of the page without what stands before the `#`. */
const address = (app: RunningApp) => app.page.evaluate(() => location.hash.slice(1))

test('the panel opens by keyboard, has an address, and leads to messages', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  await setSize(app, 1280, 800)
  const channel = await showChannel(app)
  await expect(page.getByText('End of what the archive holds')).toBeVisible()

  // Pinned: as many as the archive counts; Escape gives the focus back to the button.
  const toggle = page.getByRole('button', { name: 'Pinned messages' })
  await toggle.press('Enter')
  const panel = page.getByRole('complementary', { name: 'Pinned messages' })
  await expect(panel).toBeFocused()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => address(app)).toContain('panel=pinned')
  const { total, messages } = await app.get('messages.in_scope', {
    scope: { channel_id: channel.address.split('/').at(-1) ?? '', has: ['pinned'] },
  })
  await expect(panel.getByRole('heading')).toHaveText(`Pinned messages${total}`)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(toggle).toBeFocused()

  // Back opens it again; a pinned message leads to its place, and the panel stays.
  await page.goBack()
  await expect(panel).toBeVisible()
  await app.isStill()
  await panel.getByRole('link', { name: 'Go to message' }).first().click()
  await expect(
    page.getByRole('log').locator(`[data-message-id="${messages[0]?.message_id}"][data-marked]`),
  ).toBeVisible()
  await expect(panel).toBeVisible()

  // Another channel, the same panel.
  const [guild] = await app.get('guilds.list', {})
  const channels = await app.get('channels.list', { guild_id: guild?.guild_id ?? '' })
  const pictures = channels.find((one) => one.channel_name === 'pictures')
  await page.getByRole('navigation', { name: 'Channels' }).getByText('pictures').click()
  await expect(page.getByRole('heading', { name: 'pictures' })).toBeVisible()
  await expect(panel).toBeVisible()

  // Members: everybody who wrote there; the filter narrows, a member opens their card, the card their profile.
  await page.getByRole('button', { name: 'Members', exact: true }).click()
  const members = page.getByRole('complementary', { name: 'Members' })
  const place = { guild_id: guild?.guild_id ?? '', channel_id: pictures?.channel_id ?? '' }
  const found = await app.get('members.list', place)
  await expect(members.getByRole('heading', { level: 2 })).toHaveText(`Members${found.total}`)
  const [first] = found.members
  const text = first?.author_name ?? ''
  await members.getByRole('textbox', { name: 'Filter members' }).fill(text)
  // those of the filter before stand until the others are there
  const { total: named } = await app.get('members.list', { ...place, text })
  expect(named).toBeLessThan(found.total)
  await expect(members.getByRole('heading', { level: 2 })).toHaveText(`Members${named}`)
  await members.getByTitle('About this author').first().click()
  const card = page.getByRole('dialog', { name: 'About this author' })
  await expect(card.getByText(first?.user_name ?? '', { exact: true })).toBeVisible()
  expect(await barriers(app)).toEqual([])
  await card.getByRole('link', { name: 'Whole profile' }).click()
  const profile = page.getByRole('complementary', { name: 'Author' })
  await expect(profile.getByText('Where they post')).toBeVisible()
  await expect(profile.getByText('Names in the exports')).toBeVisible()
  await expect.poll(() => address(app)).toContain(`author=${first?.author_id}`)
  expect(await barriers(app)).toEqual([])

  // The number of a bar is that of the list it opens.
  await app.isStill()
  const bar = profile.getByRole('group', { name: /^Messages per/ }).getByRole('button')
  const [, count = ''] =
    /: ([\d,]+) message/.exec((await bar.last().getAttribute('title')) ?? '') ?? []
  await bar.last().click()
  await expect(page.getByTestId('behind-total')).toHaveText(new RegExp(`^${count} message`))
  await page.keyboard.press('Escape')
})

test('the gallery leads by keyboard to a picture, and from there to its message', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  await setSize(app, 1280, 800)
  const [guild] = await app.get('guilds.list', {})
  const guild_id = guild?.guild_id ?? ''
  await show(app, { name: 'media', address: `/g/${guild_id}/media?type=image&kept=kept` })
  const { items } = await app.get('media.items', { guild_id, type: 'image', kept: 'kept' })
  const tile = (place: number) => page.locator(`[data-tile="${place}"]`)
  await tile(0).press('ArrowRight')
  await expect(tile(1)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await expect(tile(0)).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(tile(1)).toBeFocused()
  expect(await barriers(app)).toEqual([])

  // Enter opens it in full size, Escape comes back to the tile, and the picture knows its message.
  await tile(1).press('Enter')
  const lightbox = page.getByRole('dialog', { name: items[1]?.file_name ?? '' })
  await expect(lightbox).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(lightbox).toBeHidden()
  await expect(tile(1)).toBeFocused()
  await tile(1).press('Enter')
  await lightbox.getByRole('button', { name: 'Go to message' }).click()
  await expect(
    page.locator(`[data-message-id="${items[1]?.message_id}"][data-marked]`),
  ).toBeVisible()

  // Remote files are named and never asked for.
  await show(app, { name: 'missing', address: `/g/${guild_id}/media?kept=missing` })
  await expect(page.locator('[data-tile]').getByText('not in the archive').first()).toBeVisible()
})

test('in a narrow window the panel lies above the messages and goes with a jump', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  await setSize(app, 900, 600)
  await showChannel(app, '?panel=links')
  const links = page.getByRole('dialog', { name: 'Links' })
  await expect(links.getByRole('article').first()).toBeVisible()
  expect(await barriers(app)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(links).toBeHidden()
  await expect.poll(() => address(app)).not.toContain('panel=')
  await showChannel(app, '?panel=pinned')
  await page.getByRole('link', { name: 'Go to message' }).first().click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.locator('[data-marked]')).toBeVisible()
})
