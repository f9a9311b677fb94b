import type { Page } from '@playwright/test'
import { holdsStill } from './barriers'
import { expect, setSize, test } from './launch'
import { listScreens, show } from './screen-list'

/** What reaches beyond the window's right edge and cannot be scrolled to, as `what: its edge`. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    return Array.from(document.querySelectorAll('body *'))
      .filter((element) => {
        const { width: own, right } = element.getBoundingClientRect()
        return own > 1 && right > width + 1 && element.checkVisibility() && !scrolls(element)
      })
      .map(
        (element) =>
          `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40)}`,
      )
  })
}

test('nothing is cut off at 200 % in a window of 900 x 600, and the size is kept', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  await setSize(app, 900, 600)
  for (const _step of [110, 125, 150, 175, 200]) await page.keyboard.press('Control+=')
  await expect(page.getByText('Zoom 200 %')).toBeVisible()
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(450)

  const found: string[] = []
  for (const screen of await listScreens(app)) {
    await show(app, screen)
    for (const cut of await cutOff(page)) found.push(`${screen.name}: ${cut}`)
  }
  for (const key of ['Control+k', 'Control+/', 'Control+j']) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible()
    await holdsStill(page)
    for (const cut of await cutOff(page)) found.push(`${key}: ${cut}`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  expect(found).toEqual([])

  // The sidebar comes when it is asked for, and goes with a choice in it or Escape.
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('log')).toBeVisible()
  const filter = page.getByRole('textbox', { name: 'Filter channels' })
  await expect(filter).toBeHidden()
  await page.keyboard.press('Control+b')
  await expect(filter).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(filter).toBeHidden()
  await page.keyboard.press('Control+b')
  await expect(filter).toBeFocused()
  await page.keyboard.type('pictur')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'pictures', exact: true })).toBeVisible()
  await expect(filter).toBeHidden()

  // The last things of long pages can be reached.
  await page.keyboard.press('Alt+5')
  await page.getByRole('button', { name: 'Export audit report…' }).focus()
  await expect(page.getByRole('button', { name: 'Export audit report…' })).toBeInViewport()
  await page.getByRole('link', { name: 'Settings' }).focus()
  await expect(page.getByRole('link', { name: 'Settings' })).toBeInViewport()
  await app.close()

  const again = await openSample()
  await expect.poll(() => again.page.evaluate(() => devicePixelRatio)).toBe(2)
  await again.page.keyboard.press('Control+0')
  await expect.poll(() => again.page.evaluate(() => devicePixelRatio)).toBe(1)
})
