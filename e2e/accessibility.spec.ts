import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, test } from './launch'
import { addSample, listScreens, show } from './screen-list'

test('no screen has a serious barrier, in either theme', async ({ openApp }) => {
  test.setTimeout(300_000)
  const app = await openApp()
  await addSample(app)
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await app.get('settings.set', { theme })
    await app.reload()
    await app.page.evaluate(axe)
    for (const screen of await listScreens(app)) {
      await show(app, screen)
      const { violations } = await app.page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      )
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue
        found.push(
          `${screen.name} ${theme}: ${id} at ${nodes.map((node) => `${node.target} (${node.failureSummary?.split('\n').at(-1)?.trim()})`).join(' | ')}`,
        )
      }
    }
  }
  expect(found).toEqual([])
})
