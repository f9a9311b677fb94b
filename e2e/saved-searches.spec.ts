import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { barriers } from './barriers'
import { expect, goTo, type RunningApp, test } from './launch'

/** An export of channel 10 with a message for each id, which all speak of a ferry. */
async function ingest(app: RunningApp, folder: string, exportedAt: string, ids: readonly string[]) {
  const author = { id: '100', name: 'ann', discriminator: '0000', nickname: 'Ann', color: null }
  const messages = ids.map((id) => ({
    id,
    type: 'Default',
    timestamp: '2025-01-01T12:00:00+00:00',
    timestampEdited: null,
    callEndedTimestamp: null,
    isPinned: false,
    content: `the ferry number ${id}`,
    author: { ...author, isBot: false, roles: [], avatarUrl: '' },
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    mentions: [],
    inlineEmojis: [],
  }))
  const channel = {
    id: '10',
    type: 'GuildTextChat',
    categoryId: '0',
    category: '',
    name: 'quay',
    topic: null,
  }
  const path = join(folder, `${exportedAt.slice(0, 10)}.json`)
  const root = { guild: { id: '1', name: 'Harbour', iconUrl: '' }, channel }
  const dateRange = { after: null, before: null }
  await writeFile(
    path,
    JSON.stringify({ ...root, dateRange, exportedAt, messages, messageCount: messages.length }),
  )
  const before = (await app.get('jobs.list', {})).length
  await app.drop([path])
  await expect.poll(async () => (await app.get('jobs.list', {})).length).toBe(before + 1)
  const { state } = await app.jobOver()
  expect(state).toBe('done')
}

test('a saved search tells what is new since it was looked at, and is found, removed and brought back', async ({
  openApp,
  folder,
}) => {
  const app = await openApp()
  const { page } = app
  await ingest(app, folder, '2025-03-03T10:00:00+00:00', ['1000', '1001'])

  // Saved under a name of its own, by keyboard.
  await goTo(page, '/search?text=ferry')
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Save this search' })
  await expect(dialog.getByLabel('Name')).toHaveValue('ferry')
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.type('Ferries')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible()

  // Later an export brings a message that was posted before, and one that was there.
  await goTo(page, '/search?text=')
  await expect(page.getByRole('link', { name: 'Ferries' })).toBeVisible()
  await expect(page.getByText(/new since/)).toBeHidden()
  await ingest(app, folder, '2025-04-04T10:00:00+00:00', ['500', '1001'])
  await goTo(page, '/search?text=')
  const saved = page.getByRole('link', { name: /^Ferries.*1 new.*since the export of 3 Mar 2025/s })
  await expect(saved).toBeVisible()
  expect(await barriers(app)).toEqual([])

  // Opening it is looking at it.
  await saved.press('Enter')
  await expect(page.getByText('1 new since the export of 3 Mar 2025')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible()
  // only the new one, which was posted before the others
  await page.getByRole('link', { name: '1 new since the export of 3 Mar 2025' }).click()
  const hits = page.locator('[data-hit]')
  await expect(hits).toHaveCount(1)
  await expect(hits).toContainText('the ferry number 500')
  await goTo(page, '/search?text=')
  await expect(page.getByRole('link', { name: 'Ferries' })).toBeVisible()
  await expect(page.getByText('1 new')).toBeHidden()

  // The palette knows it.
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox', { name: 'Go to anything' })).toBeFocused()
  await page.keyboard.type('ferries')
  await expect(page.getByRole('option', { name: /Ferries.*Saved search/ })).toBeVisible()
  await page.keyboard.press('Escape')

  // A word that is marked in a message is searched for from its menu.
  await goTo(page, '/g/1/c/10')
  await app.isStill()
  const word = page.locator('[data-message-id="1001"]').getByText('the ferry number 1001')
  await word.dblclick({ position: { x: 36, y: 8 } })
  await word.click({ button: 'right', position: { x: 36, y: 8 } })
  await page.getByRole('menuitem', { name: 'Search for “ferry”' }).click()
  await expect(page).toHaveURL(/search\?text=ferry$/)
  await goTo(page, '/search?text=')

  // Renamed; arrows in the dialog leave the list below alone.
  await page.getByRole('button', { name: 'More about Ferries' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  const name = page.getByRole('dialog', { name: 'Rename the saved search' }).getByLabel('Name')
  await expect(name).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(name).toBeFocused()
  await name.fill('All ferries')
  await name.press('Enter')
  await page.getByRole('button', { name: 'More about All ferries' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('All ferries')
  await name.fill('Ferries')
  await name.press('Enter')
  await expect(page.getByRole('link', { name: 'All ferries' })).toBeHidden()

  // Removed, and back.
  await page.getByRole('button', { name: 'More about Ferries' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(page.getByRole('link', { name: 'Ferries' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Ferries' })).toBeVisible()
})

test('hits are exported with their conversation', async ({ openApp, folder }) => {
  const app = await openApp()
  const { page } = app
  await ingest(app, folder, '2025-03-03T10:00:00+00:00', ['1000', '1001', '1002'])
  await goTo(page, '/search?text=1001&mode=words')
  const path = join(folder, 'hits.md')
  await app.willPick([path])
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Markdown, to read…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export as Markdown' })
  await dialog.getByText('1', { exact: true }).click()
  expect(await barriers(app)).toEqual([])
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await expect.poll(async () => (await app.get('jobs.list', {}))[0]?.kind).toBe('export')
  expect(await app.jobOver()).toMatchObject({ state: 'done', result: { path, rows: 1 } })
  const text = await readFile(path, 'utf8')
  expect(text).toContain('(https://discord.com/channels/1/10/1001)')
  expect(text.match(/^> .*the ferry number/gm)).toHaveLength(3)
  expect(text).toContain('1 hit\n')
})
