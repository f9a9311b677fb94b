import { expect, type RunningApp, test } from './launch'
import { addSample, listScreens, show } from './screen-list'

/** The address of the page without what stands before the `#`. */
const address = (app: RunningApp) => app.page.evaluate(() => location.hash.slice(1))

async function openChannel(app: RunningApp, name: string): Promise<void> {
  const [guild] = await app.get('guilds.list', {})
  const channels = await app.get('channels.list', { guild_id: guild?.guild_id ?? '' })
  const channel = channels.find((one) => one.channel_name === name)
  await show(app, { name, address: `/g/${guild?.guild_id}/c/${channel?.channel_id}` })
  await expect(app.page.getByText('End of what the archive holds')).toBeVisible()
}

test('the panel opens by keyboard, has an address, and leads to messages', async ({ openApp }) => {
  test.setTimeout(120_000)
  const app = await openApp()
  const { page } = app
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800),
  )
  await addSample(app)
  const channel = (await listScreens(app)).find((screen) => screen.name === 'channel')
  if (!channel) throw new Error('there is no channel')
  await show(app, channel)
  await expect(page.getByText('End of what the archive holds')).toBeVisible()

  // Pinned: as many as the archive counts; Escape gives the focus back to the button.
  const toggle = page.getByRole('button', { name: 'Pinned messages' })
  await toggle.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('complementary', { name: 'Pinned messages' })
  await expect(panel).toBeFocused()
  await expect(toggle).toHaveAttribute('aria-pressed', 'true')
  expect(await address(app)).toContain('panel=pinned')
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
  await panel.getByRole('link', { name: 'Go to message' }).first().click()
  await expect(
    page.getByRole('log').locator(`[data-message-id="${messages[0]?.message_id}"][data-marked]`),
  ).toBeVisible()
  await expect(panel).toBeVisible()

  // Another channel, the same panel.
  await openChannel(app, 'pictures')
})
