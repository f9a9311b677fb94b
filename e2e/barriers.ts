import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import type { RunningApp } from './launch'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Resolves when nothing on screen moves, fades in or waits to be measured. */
export async function holdsStill(page: Page): Promise<void> {
  // A dialog or menu begins to appear one frame after it is there; a row of tiles is hidden until it is measured.
  await page.waitForFunction(() => {
    const layers = Array.from(document.querySelectorAll('[role="dialog"], [role="menu"]'))
    const areThere = layers.every((layer) => getComputedStyle(layer).opacity === '1')
    const areMeasured =
      document.querySelector('main [style*="visibility: hidden"] [data-tile]') === null
    return areThere && areMeasured && document.getAnimations().length === 0
  })
}

/**
 * The barriers of what is on screen when nothing moves any more, but for minor ones, and what axe says of each. Menus and lists
 * to choose from hang in portals at the end of the page, in no landmark: nobody meets them but from what opened them.
 */
export async function barriers({ page }: RunningApp): Promise<string[]> {
  await holdsStill(page)
  await page.evaluate(await readFile(AXE, 'utf8'))
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: RunOptions): Promise<AxeResults> }
    }
    const results = await axe.run({ elementRef: true })
    // A tooltip may be gone by now: it hung there, too.
    const isInPortal = (element: Element | undefined) =>
      !element?.isConnected || element.closest('[data-portal]') !== null
    return results.violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes
        .filter(({ element }) => id !== 'region' || !isInPortal(element))
        .map(({ target, failureSummary }) => ({ target, failureSummary })),
    }))
  })
  return violations
    .filter(({ impact, nodes }) => impact !== 'minor' && nodes.length > 0)
    .map(({ id, nodes }) => {
      const where = nodes.map(
        ({ target, failureSummary }) => `${target} (${failureSummary?.split('\n').at(-1)?.trim()})`,
      )
      return `${id} at ${where.join(' | ')}`
    })
}
