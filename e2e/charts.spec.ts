import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { barriers } from './barriers'
import { expect, goTo, setSize, test } from './launch'

test('charts are walked, picked from, brushed and kept as files', async ({ openApp, folder }) => {
  const app = await openApp()
  const { page } = app
  await setSize(app, 1280, 800)
  await goTo(page, '/rendering/charts')
  await app.isStill()
  const chart = (name: string) => page.getByRole('region', { name, exact: true })

  // One tab stop a chart; arrow keys walk on, and what has the focus says its number.
  const people = chart('Marks that narrow')
  await expect(people.locator('[data-row]').first()).toBeVisible()
  await expect(people.locator('[data-row][tabindex="0"]')).toHaveCount(1)
  await people.locator('[data-row]').first().press('ArrowDown')
  await expect(people.locator('[data-row="1"]')).toBeFocused()
  await expect(people.getByTestId('chart-tip')).toContainText('2,107 messages')
  // Where marks narrow, Enter picks and Ctrl with Enter opens; what is picked says so.
  await people.locator('[data-row="1"]').press('Enter')
  await expect(people.locator('output')).toHaveText('Picked: row 1')
  await expect(people.locator('[data-row="1"]')).toHaveAttribute('aria-pressed', 'true')
  await expect(people.locator('[data-row="0"]')).toHaveAttribute('aria-pressed', 'false')
  await people.locator('[data-row="1"]').press('Control+Enter')
  await expect(people.locator('output')).toHaveText('Picked: row 1 · Opened: row 1')

  // A drag chooses whole months and opens nothing; its edges can be dragged; Escape takes it back.
  const line = chart('A line with a stretch of time')
  await line.scrollIntoViewIfNeeded()
  await app.isStill()
  await drag(page, await middleOf(line, 6), await middleOf(line, 11))
  await expect(line.locator('output')).toHaveText('Chosen: 1 Jul 2022 – 31 Dec 2022')
  const edge = (await line.getByTestId('chart-span').locator('div').last().boundingBox()) as Box
  await drag(page, { x: edge.x + edge.width / 2, y: edge.y + 20 }, await middleOf(line, 14))
  await expect(line.locator('output')).toHaveText('Chosen: 1 Jul 2022 – 31 Mar 2023')
  await line.locator('[data-row="7"]').click()
  await expect(line.locator('output')).toHaveText(/ · Opened: row 7$/)
  await page.keyboard.press('Escape')
  await expect(line.locator('output')).toHaveText('Opened: row 7')
  // The same by keyboard.
  await line.locator('[data-row="3"]').focus()
  await page.keyboard.down('Shift')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.up('Shift')
  await expect(line.locator('output')).toHaveText(
    'Chosen: 1 Apr 2022 – 30 Jun 2022 · Opened: row 7',
  )

  const file = join(folder, 'chart.png')
  await app.willPick([file])
  await chart('Lines together').getByRole('button', { name: 'PNG' }).click()
  await expect(page.getByText('Saved as chart.png.')).toBeVisible()
  const png = await readFile(file)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBe(1800)
  expect(await barriers(app)).toEqual([])
})

type Box = { x: number; y: number; width: number; height: number }

async function middleOf(chart: ReturnType<Page['locator']>, row: number) {
  const box = (await chart.locator(`[data-row="${row}"]`).boundingBox()) as Box
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
  await page.mouse.up()
}
