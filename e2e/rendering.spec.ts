import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, REPOSITORY, type RunningApp, test } from './launch'

/** The runtime and system that the pictures were made with; letters look different on any other. */
const PICTURED = { electron: '33.2.1', platform: 'linux' }
/** When the pictures were made, for times that are told from now. */
const NOW = Date.UTC(2025, 3, 3, 12)
const WIDTH = 1280

test('every rendering case looks as it did, in both themes', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  await page.getByRole('heading').first().waitFor()
  await app.drop([join(REPOSITORY, 'fixtures/rendering')])
  expect((await app.jobOver()).state).toBe('done')
  await app.get('settings.set', { tz: 'UTC' })
  await page.addInitScript(stopClock, NOW)

  const why = await notPictured(app)
  if (why) console.log(`The pictures are not compared: ${why}.`)
  for (const theme of ['light', 'dark'] as const) {
    await app.get('settings.set', { theme })
    for (const { id, name } of channelsOfFixtures()) {
      await showTheme(app, id)
      const section = page.locator('[data-rendering-channel]')
      await expect(section).toHaveCount(1)
      expect(await section.locator('[data-message-id]').count()).toBeGreaterThan(0)
      if (why) continue
      await expect.soft(section).toHaveScreenshot(`${name}-${theme}.png`, {
        animations: 'disabled',
        caret: 'hide',
        maxDiffPixelRatio: 0.0005,
      })
    }
  }
})

/** Opens one theme in a window that is tall enough for all of it, and waits until nothing changes any more. */
async function showTheme(app: RunningApp, id: string): Promise<void> {
  const { page } = app
  await page.setViewportSize({ width: WIDTH, height: 800 })
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/rendering?channel=${id}`)
  await app.reload()
  const section = page.locator('[data-rendering-channel][aria-busy="false"]')
  await expect(section).toHaveCount(1)
  const height = await section.evaluate((element) => Math.ceil(element.scrollHeight))
  await page.setViewportSize({ width: WIDTH, height: height + 300 })
  // No row under the pointer, no focus ring.
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForFunction(() =>
    Array.from(document.images).every(
      (image) => image.complete && document.fonts.status === 'loaded',
    ),
  )
}

async function notPictured(app: RunningApp): Promise<string | null> {
  const { electron, platform } = await app.get('app.info', {})
  if (process.env.RENDERING_PICTURES === 'no') return 'RENDERING_PICTURES=no'
  if (!existsSync(`${import.meta.filename}-snapshots`)) return 'there are none yet'
  if (electron === PICTURED.electron && platform === PICTURED.platform) return null
  return `they belong to Electron ${PICTURED.electron} on ${PICTURED.platform}, this is ${electron} on ${platform}`
}

/** Runs in the page, before anything else does. */
function stopClock(now: number): void {
  const Real = Date
  globalThis.Date = class extends Real {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [now] : given) as []))
    }
    static override now() {
      return now
    }
  } as DateConstructor
}

/** The channels of the fixtures that hold something; one may have several files. */
function channelsOfFixtures(): { id: string; name: string }[] {
  const folder = join(REPOSITORY, 'fixtures/rendering')
  const found = new Map<string, string>()
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const { channel, messages } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      channel: { id: string }
      messages: unknown[]
    }
    if (messages.length > 0 && !found.has(channel.id)) {
      found.set(channel.id, file.replace(/\.json$/, ''))
    }
  }
  return [...found].map(([id, name]) => ({ id, name }))
}
