import type { Page } from '@playwright/test'

/** Where the messages of the channel stand. */
const LIST = '[role="log"]'

/**
 * Goes to an address and waits until messages fill the list and a frame with them was drawn; milliseconds. With `date`,
 * messages of other times that stood there before do not count.
 */
export function drawnAfter(
  page: Page,
  address: string,
  date: string | null = null,
): Promise<number> {
  return page.evaluate(
    async ({ list, hash, at }) => {
      const startedAt = performance.now()
      const before = new Set(document.querySelectorAll(`${list} [data-message-id]`))
      location.hash = hash
      const isShown = () => {
        const view = document.querySelector(list)?.getBoundingClientRect()
        if (!view) return false
        const shown = Array.from(document.querySelectorAll(`${list} [data-message-id]`)).filter(
          (row) => {
            const { top, bottom } = row.getBoundingClientRect()
            return bottom > view.top && top < view.bottom && !(at !== null && before.has(row))
          },
        )
        const last = shown.at(-1)?.getBoundingClientRect()
        const first = shown[0]?.getBoundingClientRect()
        return (
          last !== undefined && first !== undefined && last.bottom - first.top > view.height / 2
        )
      }
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        if (isShown()) break
        if (performance.now() - startedAt > 30_000) throw new Error(`nothing was drawn at ${hash}`)
      }
      // A task after the frame: what was found has been painted.
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(null)
        port2.postMessage(null)
      })
      return performance.now() - startedAt
    },
    { list: LIST, hash: `#${address}`, at: date },
  )
}

/** What frames showed while the list was scrolled. */
export type Shown = { frames: number; blank: number; skeletons: number; most_rows: number }

/** Looks at every frame from now on whether rows cover the view: `blank` = a tenth of it or more is empty. */
export async function watchFrames(page: Page): Promise<() => Promise<Shown>> {
  await page.evaluate((list) => {
    const shown = { frames: 0, blank: 0, skeletons: 0, most_rows: 0 }
    const look = () => {
      const view = document.querySelector(list)
      if (!view || !own.watched) return
      const { top, bottom, height } = view.getBoundingClientRect()
      let covered = 0
      let isSkeleton = false
      const rows = view.querySelectorAll('[data-row]')
      for (const row of rows) {
        const box = row.getBoundingClientRect()
        const part = Math.min(box.bottom, bottom) - Math.max(box.top, top)
        if (part <= 0) continue
        covered += part
        isSkeleton ||= row.getAttribute('data-row') === 'skeleton'
      }
      shown.frames += 1
      shown.most_rows = Math.max(shown.most_rows, rows.length)
      if (covered < height * 0.9) shown.blank += 1
      else if (isSkeleton) shown.skeletons += 1
      requestAnimationFrame(look)
    }
    const own = window as unknown as { watched: typeof shown | null }
    own.watched = shown
    requestAnimationFrame(look)
  }, LIST)
  return () =>
    page.evaluate(() => {
      const own = window as unknown as { watched: Shown | null }
      const { watched } = own
      own.watched = null
      if (!watched) throw new Error('nobody watched')
      return watched
    })
}
