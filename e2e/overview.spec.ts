import { expect, type RunningApp, test } from './launch'
import { listScreens, show } from './screen-list'

test('a guild opens with its overview; each mark narrows all of it, each number opens its messages', async ({
  openSample,
}) => {
  const app = await openSample()
  const { page } = app
  const [guild] = await app.get('guilds.list', {})
  const { guild_id = '' } = guild ?? {}
  await page.getByRole('list', { name: 'Guilds' }).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`#/g/${guild_id}$`))
  await expect(total(app)).toHaveText(count(guild?.messages))

  // a channel narrows, its number and the page's open the same messages
  const scope = { guild_id }
  const all = await app.get('overview.get', { scope: { ...scope, tz: await zone(app) }, top: 8 })
  const [channel] = all.channels
  await page.getByTitle(`${channel?.channel_name}: `).first().click()
  await expect(total(app)).toHaveText(count(channel?.messages))
  await expect(page).toHaveURL(new RegExp(`channel_id=${channel?.channel_id}`))
  await total(app).click()
  await expect(page.getByTestId('behind-total')).toHaveText(`${count(channel?.messages)} messages`)
  await page.keyboard.press('Escape')
  await expect(total(app)).toBeFocused()

  // a chart is one stop of Tab, at its marks
  await app.isStill()
  await page.getByRole('button', { name: 'Show the numbers: Over time' }).press('Tab')
  await expect(page.locator('[data-row]:focus')).toHaveAttribute('aria-label', /^\P{L}*Week of/u)
  await page.keyboard.press('Tab')
  await expect(
    page.getByRole('button', { name: 'Show the numbers: Hours of the week' }),
  ).toBeFocused()

  // an hour of the week in that channel, by the keyboard; Escape takes both filters away, back brings them again
  const cell = page.getByRole('button', { name: /Mon, .*: [1-9][\d,]* messages?$/ }).first()
  const words = (await cell.getAttribute('aria-label')) ?? ''
  await cell.press('Enter')
  const [, inHour = ''] = /: ([\d,]+) message/.exec(words) ?? []
  await expect(total(app)).toHaveText(inHour)
  const filters = page.getByRole('group', { name: 'Filters' }).getByRole('button')
  await expect(filters).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(total(app)).toHaveText(count(guild?.messages))
  await expect(filters).toHaveCount(0)
  await page.goBack()
  await expect(filters).toHaveCount(2)
  await filters.first().click()
  await expect(filters).toHaveCount(1)

  // the last 90 days beside those before; without bots
  await page.getByRole('button', { name: 'Clear all' }).click()
  await page.getByRole('button', { name: '90 days' }).click()
  await expect(page.getByTitle(/in the time of equal length before/).first()).toBeVisible()

  // from a channel the guild opens where it was left, and within it its picture leads to the overview
  const place = (await listScreens(app)).find(({ name }) => name === 'channel')
  if (!place) throw new Error('there is no channel')
  await show(app, place)
  await page.getByRole('link', { name: 'Overview of this channel' }).click()
  await expect(page).toHaveURL(/\/overview$/)
  await expect(total(app)).toBeVisible()
  await page.getByRole('link', { name: 'Read it' }).click()
  await expect(page.getByRole('log')).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link', { name: 'Library' })
    .click()
  const picture = page.getByRole('list', { name: 'Guilds' }).getByRole('link')
  // where a picture leads is drawn a moment after the address
  await expect(picture).not.toHaveAttribute('data-here')
  await picture.click()
  await expect(page).toHaveURL(new RegExp(`#${place.address}$`))
  await expect(picture).toHaveAttribute('data-here', 'true')
  await picture.click()
  await expect(page).toHaveURL(/#\/g\/\d+$/)
})

/** The number of messages of the page. */
function total({ page }: RunningApp) {
  return page
    .getByRole('main')
    .getByTitle(/messages?; show the messages$/)
    .first()
}

const count = (messages = 0) => messages.toLocaleString('en-US')

const zone = (app: RunningApp) =>
  app.page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)
