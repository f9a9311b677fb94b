import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { barriers } from './barriers'
import { expect, goTo, REPOSITORY, setSize, test } from './launch'

test('questions stand on a dashboard, are arranged, lead to messages and are written', async ({
  openApp,
  folder,
}) => {
  const app = await openApp()
  const { page } = app
  await setSize(app, 1280, 800)
  await app.drop([join(REPOSITORY, 'fixtures/relevance/guild')])
  await expect.poll(async () => (await app.get('jobs.list', {})).length).toBe(1)
  expect((await app.jobOver()).state).toBe('done')

  // From a question as it is asked to a new dashboard.
  await goTo(page, '/questions/guild_author_most_messages')
  await page.getByRole('button', { name: 'Add to a dashboard' }).click()
  await page.getByRole('menuitem', { name: 'New dashboard…' }).click()
  await page.getByLabel('Name').fill('Is it alive?')
  await page.getByLabel('Name').press('Enter')
  await page.getByRole('button', { name: 'Open it' }).click()
  await expect(page.getByRole('heading', { name: 'Is it alive?' })).toBeVisible()

  // Another one is found by its words and lies behind the first.
  for (const words of ['guild_activity_per_month', 'guild_activity_per_hour']) {
    await page.getByRole('button', { name: 'Add a question' }).click()
    const find = page.getByRole('dialog').getByLabel('Find a question')
    await find.fill(words)
    await expect(page.getByRole('dialog').locator('[data-question]').first()).toHaveAttribute(
      'data-question',
      new RegExp(`^${words}`),
    )
    await find.press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await expect(page.locator('[data-tile-id] [data-row]').first()).toBeVisible()
  await expect(page.locator('[data-tile-id]')).toHaveCount(3)
  await app.isStill()
  const start = await order(page)

  // A tile is moved by its grip: with the arrow keys, and by dragging.
  await page.getByRole('button', { name: /^Move .* place 1 of 3$/ }).press('ArrowRight')
  await expect(page.getByText('Moved to place 2 of 3')).toBeAttached()
  await expect.poll(() => order(page)).toEqual([start[1], start[0], start[2]])
  await app.isStill()
  await page.getByRole('button', { name: /place 3 of 3$/ }).hover()
  const first = (await page.locator('[data-tile-id]').first().boundingBox()) as Box
  await page.mouse.down()
  await page.mouse.move(first.x + 20, first.y + 100, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => order(page)).toEqual([start[2], start[1], start[0]])
  await expect
    .poll(async () => {
      const [kept] = await app.get('dashboards.list', {})
      const { tiles } = await app.get('dashboards.get', { dashboard_id: kept?.dashboard_id ?? 0 })
      return tiles.map((tile) => tile.tile_id)
    })
    .toEqual([start[2], start[1], start[0]])

  // A mark leads to its messages: as many as it says.
  const people = page.locator(`[data-tile-id="${start[0]}"]`)
  const label = await people.locator('[data-row="0"]').getAttribute('aria-label')
  await people.locator('[data-row="0"]').click()
  const counted = /: ([\d,]+) messages?$/.exec(label ?? '')?.[1] ?? 'no number'
  await expect(page.getByRole('dialog').getByText(`${counted} messages`)).toBeVisible()
  expect(await barriers(app)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  // What is removed comes back, and what was changed meanwhile stays so.
  await page
    .getByRole('button', { name: /^More about/ })
    .last()
    .click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(page.locator('[data-tile-id]')).toHaveCount(2)
  await page.getByRole('button', { name: /^Move .* place 1 of 2$/ }).press('ArrowRight')
  await expect.poll(() => order(page)).toEqual([start[1], start[2]])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => order(page)).toEqual([start[1], start[2], start[0]])

  // It is written as a page that stands alone, and as a PDF.
  for (const [item, name] of [
    ['HTML, a page for a browser', 'alive.html'],
    ['PDF, to print', 'alive.pdf'],
  ] as const) {
    const path = join(folder, name)
    await app.willPick([path])
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await expect.poll(async () => (await app.get('jobs.list', {}))[0]?.kind).toBe('dashboard')
    await expect.poll(() => readFile(path).catch(() => null)).not.toBeNull()
    expect((await app.jobOver()).state).toBe('done')
  }
  const html = await readFile(join(folder, 'alive.html'), 'utf8')
  expect(html.match(/<svg /g)).toHaveLength(3)
  expect((await readFile(join(folder, 'alive.pdf'))).subarray(0, 5).toString()).toBe('%PDF-')

  // Deleted as a whole, it can be taken back.
  await page.getByRole('button', { name: 'More about Is it alive?' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('heading', { name: 'No dashboards yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: /Is it alive\?.*3 questions/ })).toBeVisible()
  expect(await barriers(app)).toEqual([])
})

type Box = { x: number; y: number; width: number; height: number }

/** The tiles from the upper left. */
function order(page: Page): Promise<(string | null)[]> {
  return page
    .locator('[data-tile-id]')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-tile-id')))
}
