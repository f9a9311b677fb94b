import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { RunningApp } from './launch'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/**
 * The barriers of what is on screen when nothing moves any more, but for minor ones, and what axe says of each. Menus and lists
 * to choose from hang in portals at the end of the page, in no landmark: nobody meets them but from what opened them.
 */
export async function barriers({ page }: RunningApp): Promise<string[]> {
  // A dialog or menu begins to appear one frame after it is there; a row of tiles is hidden until it is measured.
  await page.waitForFunction(() => {
    const layers = Array.from(document.querySelectorAll('[role="dialog"], [role="menu"]'))
    const areThere = layers.every((layer) => getComputedStyle(layer).opacity === '1')
    const areMeasured =
      document.querySelector('main [style*="visibility: hidden"] [data-tile]') === null
    return areThere && areMeasured && document.getAnimations().length === 0
  })
  await page.evaluate(await readFile(AXE, 'utf8'))
  const { violations, inPortals } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } }
    const results = await axe.run()
    const targets = results.violations.flatMap(({ nodes }) =>
      nodes.map(({ target }) => target.join()),
    )
    // A tooltip may be gone by now: it hung there, too.
    const isInPortal = (target: string) => {
      const element = document.querySelector(target)
      return element === null || element.closest('[data-portal]') !== null
    }
    return { violations: results.violations, inPortals: targets.filter(isInPortal) }
  })
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .map(({ id, nodes }) => ({
      id,
      nodes: nodes.filter(({ target }) => id !== 'region' || !inPortals.includes(target.join())),
    }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, nodes }) => {
      const where = nodes.map(
        ({ target, failureSummary }) => `${target} (${failureSummary?.split('\n').at(-1)?.trim()})`,
      )
      return `${id} at ${where.join(' | ')}`
    })
}
