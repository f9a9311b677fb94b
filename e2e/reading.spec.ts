import type { Page } from '@playwright/test'
import { expect, goTo, type RunningApp, setSize, test } from './launch'

type Place = { guild_id: string; channel_id: string; channel_name: string }

/** A channel of some hundred messages of the sample guild. */
async function middleChannel(app: RunningApp): Promise<Place> {
  const [guild] = await app.get('guilds.list', {})
  if (!guild) throw new Error('no guild came in')
  const channels = await app.get('channels.list', { guild_id: guild.guild_id })
  const channel = channels.find(({ messages }) => messages > 600 && messages < 1200)
  if (!channel) throw new Error('the sample has no channel of a middle size')
  return channel
}

const addressOf = (place: Place) => `/g/${place.guild_id}/c/${place.channel_id}`

/** Follows a link as a person pastes it: unlike a changed hash, a visit with a place of its own in the history. */
async function paste(page: Page, link: string): Promise<void> {
  const search = page.getByRole('combobox', { name: 'Search the archive' })
  await search.fill(link)
  await search.press('Enter')
}

const linkOf = (place: Place, id: string) =>
  `https://discord.com/channels/${place.guild_id}/${place.channel_id}/${id}`

const log = (page: Page) => page.getByRole('log')
const row = (page: Page, id: string) => log(page).locator(`[data-message-id="${id}"]`)

/** The message on top of the view and how far it is above its edge. */
function onTop(page: Page): Promise<{ id: string; offset: number } | null> {
  return page.evaluate(() => {
    const list = document.querySelector('[role="log"]')
    const edge = list?.getBoundingClientRect().top ?? 0
    for (const one of Array.from(list?.querySelectorAll<HTMLElement>('[data-message-id]') ?? [])) {
      const { top, bottom } = one.getBoundingClientRect()
      if (bottom > edge + 1) return { id: one.dataset.messageId ?? '', offset: edge - top }
    }
    return null
  })
}

/** How many pixels the list stands from a place; no number when another message is on top. */
async function movedFrom(page: Page, left: Awaited<ReturnType<typeof onTop>>): Promise<number> {
  const now = await onTop(page)
  return now !== null && now.id === left?.id ? Math.abs(now.offset - left.offset) : Number.NaN
}

/** The clipboard as the page wrote it; reading is not for pages. */
function clipboard(app: RunningApp): Promise<string> {
  return app.electron.evaluate(({ clipboard: board }) => board.readText())
}

async function idsOf(app: RunningApp, { channel_id }: Place): Promise<string[]> {
  const { rows } = await app.get('sql.run', {
    sql: `select id::text as id from discord.messages
      where channel_id = ${channel_id} and is_content order by messages.id`,
    limit: 5000,
  })
  return rows.map(({ id }) => String(id))
}

test('a link leads to its message, and what is copied leads back', async ({ openSample }) => {
  const app = await openSample()
  const { page } = app
  const place = await middleChannel(app)
  const ids = await idsOf(app, place)
  const id = ids[Math.floor(ids.length / 2)] ?? ''

  const link = linkOf(place, id)
  await paste(page, ` ${link.replace('discord', 'ptb.discord')} `)
  await expect(row(page, id)).toHaveAttribute('data-marked', 'true')
  await settled(app)

  await row(page, id).click({ button: 'right', position: { x: 400, y: 6 } })
  await page.getByRole('menuitem', { name: 'Copy link' }).click()
  await expect(page.getByText('The link was copied')).toBeVisible()
  await expect.poll(() => clipboard(app)).toBe(link)
})

test('back and forward find a list where it was left, to the pixel', async ({ openSample }) => {
  const app = await openSample()
  const { page } = app
  const place = await middleChannel(app)
  const ids = await idsOf(app, place)
  await paste(page, linkOf(place, ids[300] ?? ''))
  await expect(row(page, ids[300] ?? '')).toHaveAttribute('data-marked', 'true')
  await settled(app)
  await log(page).hover()
  for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, 333)
  await settled(app)
  const left = await onTop(page)
  expect(left).not.toBeNull()

  await paste(page, linkOf(place, ids[20] ?? ''))
  await expect(row(page, ids[20] ?? '')).toHaveAttribute('data-marked', 'true')
  await settled(app)
  const there = await onTop(page)
  await expect(page.getByRole('button', { name: 'Back to where you were' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to where you were' }).click()
  await expect.poll(() => movedFrom(page, left)).toBeLessThan(1)
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(log(page)).toHaveCount(0)
  await page.evaluate(() => history.back())
  await expect.poll(() => movedFrom(page, left)).toBeLessThan(1)
  await page.evaluate(() => history.go(1))
  await expect(log(page)).toHaveCount(0)
  await page.evaluate(() => history.go(-1))
  await expect.poll(() => movedFrom(page, left)).toBeLessThan(1)
  expect(there).not.toEqual(left)
})

/** Waits until nothing more comes into the list, and it has not moved for some frames: only then is its place remembered. */
async function settled(app: RunningApp): Promise<void> {
  await app.isStill()
  await app.page.evaluate(async () => {
    const list = document.querySelector('[role="log"]')
    let still = 0
    for (let last = -1; still < 30; still += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = list?.scrollTop ?? 0
      if (now !== last) still = 0
      last = now
    }
  })
  await app.isStill()
}

test('messages are selected across what is loaded, copied and exported', async ({
  openSample,
  folder,
}) => {
  const app = await openSample()
  const { page } = app
  const place = await middleChannel(app)
  const ids = await idsOf(app, place)
  const [first, last] = [ids[10] ?? '', ids[500] ?? '']
  await goTo(page, `${addressOf(place)}?at=${first}`)
  await expect(row(page, first)).toHaveAttribute('data-marked', 'true')
  await settled(app)
  await row(page, first).click({ modifiers: ['Control'], position: { x: 700, y: 4 } })
  await expect(page.getByText('1 message selected')).toBeVisible()
  await goTo(page, `${addressOf(place)}?at=${last}`)
  await expect(row(page, last)).toHaveAttribute('data-marked', 'true')
  await settled(app)
  await row(page, last).click({ modifiers: ['Shift'], position: { x: 700, y: 4 } })
  await expect(page.getByText('491 messages selected')).toBeVisible()

  const bar = page.getByRole('region', { name: 'Selected messages' })
  await bar.getByRole('button', { name: 'Copy' }).click()
  await page.getByRole('menuitem', { name: 'As JSON' }).click()
  await expect(page.getByText('491 messages were copied')).toBeVisible()
  const copied = JSON.parse(await clipboard(app)) as { message_id: string }[]
  expect(copied.map(({ message_id }) => message_id)).toEqual(ids.slice(10, 501))

  await app.willPick([`${folder}/selection.csv`])
  await bar.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'CSV' }).click()
  await expect.poll(async () => (await app.get('jobs.list', {}))[0]?.kind).toBe('export')
  const job = await app.jobOver()
  expect([job.state, job.done]).toEqual(['done', 491])
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)

  // The list grows again when the bar goes: it still stands at its end, and nothing says otherwise.
  await setSize(app, 900, 600)
  await page.getByRole('button', { name: 'Go to the newest message' }).click()
  await expect(page.getByText('End of what the archive holds')).toBeVisible()
  await settled(app)
  await row(page, ids.at(-1) ?? '').click({ modifiers: ['Control'], position: { x: 400, y: 4 } })
  await expect(bar).toBeVisible()
  await settled(app)
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await settled(app)
  await expect(page.getByRole('button', { name: 'Newest messages' })).toHaveCount(0)
})

test('the timeline and the keys lead through a channel', async ({ openSample }) => {
  const app = await openSample()
  const { page } = app
  const place = await middleChannel(app)
  const ids = await idsOf(app, place)
  await goTo(page, addressOf(place))
  await expect(page.getByText('End of what the archive holds')).toBeVisible()
  await expect(page.getByText('The last export ends here')).toBeVisible()

  const timeline = page.getByRole('slider', { name: 'When messages were posted' })
  await settled(app)
  await timeline.press('Home')
  await expect(row(page, ids[0] ?? '')).toBeVisible()
  await expect(timeline).toHaveAttribute('aria-valuenow', '0')
  await timeline.press('End')
  await expect(page.getByText('End of what the archive holds')).toBeVisible()
  await settled(app)

  // each key goes on by a message
  const { rows } = await app.get('sql.run', {
    sql: `select id::text as id from discord.messages
      where channel_id = ${place.channel_id} order by messages.id`,
    limit: 5000,
  })
  const all = rows.map(({ id }) => String(id))
  await log(page).press('ArrowUp')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-message-id'))
  await expect.poll(focused).toBeTruthy()
  const from = all.indexOf((await focused()) ?? '')
  for (let press = 0; press < 30; press++) await page.keyboard.press('ArrowUp')
  const at = all[from - 30] ?? ''
  await expect(row(page, at)).toBeFocused()
  await row(page, at).press('Enter')
  await page.getByRole('menuitem', { name: 'Copy ID' }).press('Enter')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(row(page, at)).toBeFocused()
  await expect.poll(() => clipboard(app)).toBe(at)
  await row(page, at).press('x')
  await expect(page.getByText('1 message selected')).toBeVisible()
  await row(page, at).press('x')
  await expect(page.getByText('1 message selected')).toHaveCount(0)
  await row(page, at).press('Home')
  await expect(row(page, ids[0] ?? '')).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByText('End of what the archive holds')).toBeVisible()
})
