import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './launch'

const guild = { id: '1', name: 'Guild', iconUrl: 'https://cdn.discordapp.com/embed/avatars/0.png' }

function exported(
  channel: { id: string; name: string; [key: string]: unknown },
  ids: string[],
  of = guild,
) {
  const author = {
    id: '100',
    name: 'ann',
    discriminator: '0000',
    nickname: 'Ann',
    color: null,
    isBot: false,
    roles: [],
    avatarUrl: '',
  }
  return JSON.stringify({
    guild: of,
    channel: { type: 'GuildTextChat', categoryId: '5', category: 'Talk', topic: null, ...channel },
    dateRange: { after: null, before: null },
    exportedAt: '2025-06-01T00:00:00+00:00',
    messages: ids.map((id) => ({
      id,
      type: 'Default',
      timestamp: `2025-01-0${id.length}T00:00:00+00:00`,
      timestampEdited: null,
      callEndedTimestamp: null,
      isPinned: false,
      content: `words of ${id}`,
      author,
      attachments: [],
      embeds: [],
      stickers: [],
      reactions: [],
      mentions: [],
    })),
    messageCount: ids.length,
  })
}

test('channels are ordered, folded and removed from the keyboard; direct messages have a home', async ({
  openApp,
  folder,
}) => {
  const direct = { ...guild, id: '0', name: 'Direct Messages' }
  const files = {
    'a.json': exported({ id: '10', name: 'alpha' }, ['11']),
    'b.json': exported({ id: '20', name: 'beta' }, ['21', '2222']),
    'c.json': exported({ id: '30', name: 'calm' }, []),
    'd.json': exported(
      { id: '40', name: 'Ann', type: 'DirectTextChat', categoryId: null, category: null },
      ['41'],
      direct,
    ),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const app = await openApp(Object.keys(files).map((name) => join(folder, name)))
  const { page } = app
  await app.jobOver()

  await page.getByRole('link', { name: 'Guild', exact: true }).click()
  const side = page.getByRole('navigation', { name: 'Channels' })
  const names = side.locator('[data-channel-id]')
  await expect(names).toHaveText([/alpha/, /beta/])

  await side.getByRole('button', { name: '1 channel without messages' }).click()
  await expect(names).toHaveText([/alpha/, /beta/, /calm/])

  await page.getByRole('button', { name: 'Order and display of the list' }).click()
  await page.getByRole('menuitemradio', { name: 'Messages', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(names).toHaveText([/beta/, /alpha/, /calm/])
  await app.reload()
  await expect(names).toHaveText([/beta/, /alpha/, /calm/])

  await names.nth(0).press('a')
  await expect(names.nth(1)).toBeFocused()
  await names.nth(1).press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Remove from the archive…' }).press('Enter')
  const plan = page.getByTestId('removal-plan')
  await expect(plan).toContainText('#alpha')
  await expect(plan).toContainText('1 export file')
  await page.getByRole('button', { name: 'Remove 1 message' }).click()
  await expect(names).toHaveText([/beta/, /calm/])
  await app.jobOver()

  await page.getByRole('link', { name: 'Direct messages', exact: true }).click()
  const people = page.getByRole('navigation', { name: 'Conversations' })
  await expect(people.locator('[data-channel-id]')).toHaveText([/Ann/])
  await people.getByRole('link', { name: /Ann/ }).click()
  await expect(page.getByText('words of 41')).toBeVisible()
})
