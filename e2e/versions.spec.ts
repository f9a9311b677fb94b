import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { barriers } from './barriers'
import { expect, goTo, REPOSITORY, test } from './launch'

type Exported = {
  channel: { id: string }
  guild: { id: string }
  exportedAt: string
  messages: Record<string, unknown>[]
}

/** A real export and a later one of the same channel: a text edited, a message pinned, one gone. */
async function writeExports(folder: string): Promise<Exported> {
  const fixture = join(REPOSITORY, 'fixtures/dce/ferry_captured_dce2.47.1_general.json')
  const read = async () => JSON.parse(await readFile(fixture, 'utf8')) as Exported
  const [first, later] = [await read(), await read()]
  later.exportedAt = '2026-08-02T08:30:00+00:00'
  const { content } = later.messages[0] as { content: string }
  Object.assign(later.messages[0] ?? {}, {
    content: content.replace('message 1', 'the very first message'),
    timestampEdited: '2026-06-05T11:00:00+00:00',
    isPinned: true,
  })
  later.messages.splice(3, 1)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'may.json'), JSON.stringify(first, null, 2))
  await writeFile(join(folder, 'august.json'), JSON.stringify(later, null, 2))
  return first
}

test('two exports of a channel: older versions and what is missing, from the keyboard', async ({
  openApp,
  folder,
}) => {
  const exports = join(folder, 'exports')
  const { guild, channel } = await writeExports(exports)
  const app = await openApp()
  const { page } = app
  await page.getByRole('heading').first().waitFor()
  await app.drop([exports])
  expect((await app.jobOver()).state).toBe('done')

  for (const theme of ['light', 'dark'] as const) {
    await app.get('settings.set', { theme })
    await app.reload()
    await goTo(page, `/g/${guild.id}/c/${channel.id}`)

    const versions = page.getByRole('button', { name: '(edited, 1 older version)' })
    await versions.press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.locator('del')).toHaveText('message 1')
    await expect(dialog.locator('ins')).toHaveText('the very first message')
    await expect(dialog).toContainText('Pinned')
    await expect(dialog).toContainText('may.json')
    expect(await barriers(app)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(versions).toBeFocused()

    const missing = page.getByRole('button', { name: 'Missing in the export of 2 Aug 2026' })
    await expect(missing).toHaveCount(1)
    await missing.focus()
    await expect(page.getByRole('tooltip')).toContainText('It may have been deleted')
    await missing.press('Enter')
    await expect(dialog).toContainText('august.json')
    await expect(dialog).toContainText('Exports do not say which.')
    expect(await barriers(app)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(missing).toBeFocused()
  }

  // The count in the library opens the message; Escape closes what stands above the drawer first.
  await goTo(page, '/')
  await page.getByRole('button', { name: '1 message is missing in a later export' }).press('Enter')
  await expect(page.getByTestId('behind-total')).toHaveText('1 message')
  await page.getByRole('button', { name: /^Missing in the export/ }).press('Enter')
  const above = page.getByRole('dialog').filter({ hasText: 'What exports say of a message' })
  await expect(above).toContainText('august.json')
  await page.keyboard.press('Escape')
  await expect(above).toBeHidden()
  await expect(page.getByTestId('behind-total')).toBeVisible()
})
