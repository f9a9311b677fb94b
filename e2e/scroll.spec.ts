import type { Page } from '@playwright/test'
import { expect, goTo, test } from './launch'

/** What a pass through a channel showed. */
type Pass = { ids: string[]; repeated: string[]; misplaced: string[]; most_in_dom: number }

/**
 * Scrolls the open channel by part of its height, frame by frame, until `last` shows. Collects the ids that stood in the
 * document, those that stood there twice at once, and those that stood in a wrong order.
 */
function scrollUntil(page: Page, direction: -1 | 1, last: string): Promise<Pass> {
  return page.evaluate(
    async ([step, end]) => {
      const list = document.querySelector('[role="log"]')
      if (!list) throw new Error('no channel is open')
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const seen = new Set<string>()
      const repeated = new Set<string>()
      const misplaced = new Set<string>()
      let most = 0
      for (;;) {
        const shown = Array.from(list.querySelectorAll<HTMLElement>('[data-message-id]'))
          .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          .map((element) => element.dataset.messageId ?? '')
        most = Math.max(most, shown.length)
        for (const [index, id] of shown.entries()) {
          if (shown.indexOf(id) !== index) repeated.add(id)
          const before = shown[index - 1]
          if (before !== undefined && BigInt(before) > BigInt(id)) misplaced.add(id)
          seen.add(id)
        }
        if (seen.has(end)) break
        list.scrollBy(0, step * list.clientHeight * 0.5)
        await frame()
        await frame()
      }
      return {
        ids: [...seen],
        repeated: [...repeated],
        misplaced: [...misplaced],
        most_in_dom: most,
      }
    },
    [direction, last] as const,
  )
}

/** Scrolls up by 500 pixels in every frame until `last` shows; how many frames had rows over less than nine tenths. */
function flingUp(page: Page, last: string): Promise<{ frames: number; blank: number }> {
  return page.evaluate(async (end) => {
    const list = document.querySelector('[role="log"]')
    if (!list) throw new Error('no channel is open')
    const view = list.getBoundingClientRect()
    let [frames, blank] = [0, 0]
    while (!list.querySelector(`[data-message-id="${end}"]`)) {
      list.scrollBy(0, -500)
      await new Promise((resolve) => requestAnimationFrame(resolve))
      let covered = 0
      for (const row of Array.from(list.querySelectorAll('[data-row]'))) {
        const { top, bottom } = row.getBoundingClientRect()
        covered += Math.max(0, Math.min(bottom, view.bottom) - Math.max(top, view.top))
      }
      frames += 1
      if (covered < view.height * 0.9) blank += 1
    }
    return { frames, blank }
  }, last)
}

function inOrder(ids: readonly string[]): string[] {
  return ids.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))
}

test('a channel scrolled to its beginning and back shows exactly what SQL lists, each once', async ({
  openSample,
}) => {
  const app = await openSample()
  const [guild] = await app.get('guilds.list', {})
  if (!guild) throw new Error('no guild came in')
  const channels = await app.get('channels.list', { guild_id: guild.guild_id })
  const channel = channels.find(({ messages }) => messages > 600 && messages < 1200)
  if (!channel) throw new Error('the sample has no channel of a middle size')
  const stored = await app.get('sql.run', {
    sql: `select id::text as id from discord.messages
      where channel_id = ${channel.channel_id} order by messages.id`,
    limit: 5000,
  })
  const ids = stored.rows.map((row) => String(row.id))
  const [oldest = '', newest = ''] = [ids[0], ids.at(-1)]

  await goTo(app.page, `/g/${guild.guild_id}/c/${channel.channel_id}`)
  await expect(app.page.locator(`[data-message-id="${newest}"]`)).toBeVisible()

  for (const pass of [
    await scrollUntil(app.page, -1, oldest),
    await scrollUntil(app.page, 1, newest),
  ]) {
    expect(inOrder(pass.ids)).toEqual(ids)
    expect(pass.repeated).toEqual([])
    expect(pass.misplaced).toEqual([])
    expect(pass.most_in_dom).toBeLessThan(200)
  }
  const { frames, blank } = await flingUp(app.page, oldest)
  expect(frames).toBeGreaterThan(20)
  expect(blank).toBe(0)
})
