import type { Locator } from '@playwright/test'
import { barriers } from './barriers'
import { expect, goTo, test } from './launch'

test('a search is typed, finished, narrowed, read and come back to, from the keyboard', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  const press = (key: string) => page.keyboard.press(key)
  const box = page.getByRole('combobox', { name: 'Search the archive' })
  const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  const total = page.getByTestId('search-total')
  const hits = page.getByRole('navigation', { name: 'Search results' }).getByRole('link')
  const preview = page.getByRole('region', { name: 'Conversation around the hit' })
  const facets = page.getByRole('complementary', { name: 'Narrow the search' })

  // An empty box offers the operators; on the page what is typed is searched for at once.
  await press('Alt+3')
  await expect(page).toHaveTitle(/^Search/)
  await press('/')
  await expect(box).toBeFocused()
  await expect(options.first()).toContainText('from:')
  await page.keyboard.type('lantern')
  await expect(hits.first()).toBeVisible()
  // what was typed on the way was searched for, too
  await expect(page).toHaveURL(/text=lantern$/)
  await app.isStill()
  await expect(total).toHaveText(/^[\d,]+ messages$/)
  const all = await total.innerText()

  // Tab finishes the operator, arrows choose its value, Enter takes it; the text says it all.
  await page.keyboard.type(' fro')
  await expect(options.first()).toContainText('from:')
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).not.toHaveAttribute('aria-busy')
  await press('Tab')
  await expect(box).toHaveValue('lantern from:')
  await expect(box).toBeFocused()
  await page.keyboard.type('mara')
  await expect(options.first()).toHaveAttribute('data-kind', 'author')
  await expect(options.first()).toContainText(/^mara/i)
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).not.toHaveAttribute('aria-busy')
  await press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  expect(await barriers(app)).toEqual([])
  await press('Enter')
  await expect(box).toHaveValue(/^lantern from:\S.* $/)
  await expect(total).toHaveText(/^[\d,]+ messages?$/)
  await expect(total).not.toHaveText(all)
  // Nothing is chosen now: Enter searches.
  await press('Enter')
  await expect(options).toHaveCount(0)

  // The hits of what was typed on the way stand there until those come that were asked for.
  const author = /from:"?(\w+)/.exec(await box.inputValue())?.[1] ?? ''
  await expect.poll(() => everyHitNames(hits, author)).toBe(true)

  // From the box to the hits, the conversation beside follows.
  await press('ArrowDown')
  await expect(hits.first()).toBeFocused()
  await press('j')
  await expect(hits.nth(1)).toBeFocused()
  await press('j')
  await expect(hits.nth(2)).toBeFocused()
  const id = await hits.nth(2).getAttribute('data-hit')
  await expect(preview.locator(`[data-message-id="${id}"][data-marked]`)).toBeVisible()
  await press('ArrowRight')
  await expect(preview.getByRole('log')).toBeFocused()
  await press('Escape')
  await expect(hits.nth(2)).toBeFocused()

  // A hit opens in its channel, and Escape comes back to it.
  await press('Enter')
  const list = page.getByRole('log')
  await expect(list.locator(`[data-message-id="${id}"]`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Back to the results' })).toBeVisible()
  await expect(list).toBeFocused()
  await press('Escape')
  await expect(hits.nth(2)).toBeFocused()
  await expect(preview.locator(`[data-message-id="${id}"][data-marked]`)).toBeVisible()

  // Hits that come while one walks through those before take the focus over.
  await goTo(page, '/search?text=harbour')
  await expect(hits.first()).toBeFocused()
  await page.evaluate(() => history.back())
  await expect(hits.nth(2)).toBeFocused()

  // A facet writes its operator into the text, and takes it out again; so does leaving out.
  await expect(box).toHaveValue(/^lantern from:/)
  await app.isStill()
  const before = await box.inputValue()
  const facet = facets.getByRole('button', { name: 'dev-help' }).first()
  await facet.click()
  await expect(box).toHaveValue(/ in:#?dev-help$/)
  await expect(page.getByRole('button', { name: /^in: ?#?dev-help/ })).toBeVisible()
  await page.getByRole('button', { name: /^in: ?#?dev-help/ }).click()
  await expect(box).toHaveValue(before.trim())
  await facets.getByRole('button', { name: 'Leave out “dev-help”' }).click()
  await expect(box).toHaveValue(/ -in:#?dev-help$/)
  await press('Alt+ArrowLeft')
  await expect(box).toHaveValue(before.trim())

  // The bars narrow to a time by keys, and a bar by a click.
  const bars = page.getByRole('slider', { name: /^When the messages were posted/ })
  await app.isStill()
  await bars.press('End')
  await bars.press('Shift+PageDown')
  await bars.press('Enter')
  await expect(box).toHaveValue(/ during:\d{4}-\d\d(-\d\d)?\.\.\d{4}-\d\d(-\d\d)?$/)
  await expect(total).toHaveText(/^[\d,]+ messages?$/)
  await app.isStill()
  const during = await box.inputValue()
  await bars.click({ position: { x: 4, y: 20 } })
  await expect(box).not.toHaveValue(during)
  await expect(box).toHaveValue(/ (on|during):\S+$/)
  expect(await barriers(app)).toEqual([])
})

test('what finds nothing says why and what may find more', async ({ openSample }) => {
  const app = await openSample()
  const { page } = app
  const box = page.getByRole('combobox', { name: 'Search the archive' })
  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await page.keyboard.type('lantern has:lnk from:nobodyatall')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'No message fits this search' })).toBeVisible()
  await page.getByRole('button', { name: 'Without from:nobodyatall' }).click()
  await expect(box).toHaveValue('lantern has:lnk')
  await page.getByRole('button', { name: /^Search for.*has:link/ }).click()
  await expect(box).toHaveValue('lantern has:link')
  const hits = page.getByRole('navigation', { name: 'Search results' }).getByRole('link')
  await expect(hits.first()).toBeVisible()

  // Another order of the same; the next search begins with it.
  await page.getByRole('button', { name: /^Sort/ }).click()
  await page.getByRole('menuitemradio', { name: /^Oldest/ }).click()
  await expect(page.getByRole('button', { name: 'Sort: Oldest' })).toBeVisible()
  await page.getByRole('button', { name: 'Search inside these' }).click()
  await expect(box).toBeFocused()
  await page.keyboard.type('github')
  await expect(box).toHaveValue('lantern has:link github')
  await expect(page).toHaveTitle(/Search: lantern has:link github/)
})

/** True when there are hits and each says the name in its text, as a hit says who wrote it. */
async function everyHitNames(hits: Locator, name: string): Promise<boolean> {
  const texts = await hits.allInnerTexts()
  return texts.length > 0 && texts.every((text) => text.toLowerCase().includes(name.toLowerCase()))
}
