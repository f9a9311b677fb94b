import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { barriers } from './barriers'
import { expect, goTo, REPOSITORY, type RunningApp, test } from './launch'

/** The runtime and system that the pictures were made with; letters look different on any other. */
const PICTURED = { electron: '33.2.1', platform: 'linux' }
/** When the pictures were made, for times that are told from now. */
const NOW = Date.UTC(2025, 3, 3, 12)
const WIDTH = 1280
/** A theme with fewer cases has no picture: it is there for the kind of its channel. */
const PICTURED_CASES = 3

test('every rendering case looks as it did, in both themes', async ({ openApp }) => {
  test.setTimeout(300_000)
  const app = await openWithCases(openApp)
  const { page } = app
  await page.addInitScript(stopClock, NOW)
  const why = await notPictured(app)
  if (why) console.log(`The pictures are not compared: ${why}.`)
  const missing: string[] = []
  page.on('pageerror', (error) => missing.push(error.message))
  for (const theme of ['light', 'dark'] as const) {
    await app.get('settings.set', { theme })
    await app.reload()
    for (const { id, name, cases } of themesOfFixtures()) {
      const section = await showTheme(page, id)
      expect(await section.locator('[data-message-id]').count()).toBeGreaterThan(0)
      if (why || cases < PICTURED_CASES) continue
      await expect.soft(section).toHaveScreenshot(`${name}-${theme}.png`, {
        animations: 'disabled',
        caret: 'hide',
        maxDiffPixelRatio: 0.0005,
      })
    }
    await showTheme(page, idOf('mentions'))
    expect(await barriers(app)).toEqual([])
  }
  expect(missing).toEqual([])
})

test('text of messages can be copied, followed and does nothing else', async ({ openApp }) => {
  const app = await openWithCases(openApp)
  const { page } = app

  // What is drawn as a picture is copied as what it stands for.
  await showTheme(page, idOf('emoji'))
  expect(await copyOf(app, 'In text')).toContain('Good morning 👋 and fair winds ⛵🌊.')
  expect(await copyOf(app, 'Joined')).toContain('👨‍👩‍👧‍👦 🏳️‍🌈 🏴‍☠️ ❤️‍🔥 🐻‍❄️ 👁️‍🗨️ in a row')
  await showTheme(page, idOf('mentions'))
  expect(await copyOf(app, 'A person, by name')).toContain('Ask @Bo about it, or @Ana Lee.')

  // Nothing of a text becomes an element that could run, load or style something.
  await showTheme(page, idOf('hostile'))
  const inert = page.locator('article :is(script, style, iframe, object, embed, form, [onclick])')
  await expect(inert).toHaveCount(0)
  await expect(
    page.locator('article a[href^="javascript:" i], article a[href^="data:" i]'),
  ).toHaveCount(0)
  await page.getByRole('button', { name: 'Show all 6,612 characters' }).press('Enter')
  await expect(page.getByText('**no marks**')).toBeVisible()

  // A mention of a channel leads there, a reply to what it answers.
  await showTheme(page, idOf('mentions'))
  await page.getByRole('link', { name: '#a-thread' }).first().press('Enter')
  await expect(page).toHaveURL(new RegExp(`#/g/\\d+/c/${idOf('a-thread')}`))
  await showTheme(page, idOf('replies'))
  await page.getByTitle('Go to the original message').first().press('Enter')
  await expect(page).toHaveURL(new RegExp(`#/g/\\d+/c/${idOf('replies')}\\?at=`))
})

/** The app with the cases in its archive, in UTC. */
async function openWithCases(openApp: () => Promise<RunningApp>): Promise<RunningApp> {
  const app = await openApp()
  await app.page.getByRole('heading').first().waitFor()
  await app.drop([join(REPOSITORY, 'fixtures/rendering')])
  expect((await app.jobOver()).state).toBe('done')
  await app.get('settings.set', { tz: 'UTC', date_style: 'dmy', reduced_motion: 'on' })
  await app.reload()
  return app
}

/** Opens one theme in a window that is tall enough for all of it, and waits until nothing changes any more. */
async function showTheme(page: Page, id: string) {
  await page.setViewportSize({ width: WIDTH, height: 800 })
  await goTo(page, `/rendering?channel=${id}`)
  const section = page.locator(`[data-rendering-channel="${id}"][aria-busy="false"]`)
  await expect(section).toHaveCount(1)
  // No row under the pointer, no focus ring.
  await page.mouse.move(0, 0)
  // What is loaded meanwhile makes the theme higher, and a window that is too low has a scroll bar.
  for (let shown = 0; ; ) {
    const height = await section.evaluate((element) => Math.ceil(element.scrollHeight))
    if (height === shown) break
    shown = height
    await page.setViewportSize({ width: WIDTH, height: height + 300 })
    await section.evaluate(stillness)
  }
  return section
}

/** Resolves when pictures, films and letters are there and nothing has changed for a while. Runs in the page. */
async function stillness(section: Element): Promise<void> {
  await document.fonts.ready
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const isLoaded = () =>
    Array.from(section.querySelectorAll('img')).every((image) => image.complete) &&
    Array.from(section.querySelectorAll('video')).every(
      (video) => video.readyState > 1 || video.preload === 'none' || video.error !== null,
    )
  const look = () => `${section.scrollHeight} ${section.innerHTML}`
  let before = look()
  for (let still = 0; still < 6; ) {
    await frame()
    const now = look()
    still = now === before && isLoaded() ? still + 1 : 0
    before = now
  }
}

/** What copying the messages of a case gives as plain text. */
async function copyOf({ page, electron }: RunningApp, caption: string): Promise<string> {
  await electron.evaluate(({ clipboard }) => clipboard.clear())
  await page.getByRole('heading', { name: caption, exact: true }).evaluate((heading) => {
    const article = heading.parentElement?.querySelector('article')
    if (!article) throw new Error('the case has no message')
    getSelection()?.selectAllChildren(article)
  })
  await page.keyboard.press('ControlOrMeta+c')
  const copied = () => electron.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).not.toBe('')
  return copied()
}

async function notPictured(app: RunningApp): Promise<string | null> {
  const { electron, platform } = await app.get('app.info', {})
  if (process.env.RENDERING_PICTURES === 'no') return 'RENDERING_PICTURES=no'
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

type Theme = { id: string; name: string; cases: number }

/** The channels of the fixtures that hold something, by their files; one may have several. */
function themesOfFixtures(): Theme[] {
  const folder = join(REPOSITORY, 'fixtures/rendering')
  const found = new Map<string, Theme>()
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  for (const name of files.map((file) => file.replace(/\.json$/, '')).sort()) {
    const { channel, messages } = JSON.parse(
      readFileSync(join(folder, `${name}.json`), 'utf8'),
    ) as {
      channel: { id: string }
      messages: { author: { name: string } }[]
    }
    const cases = messages.filter(({ author }) => author.name === 'caption').length
    if (messages.length === 0 || found.has(channel.id)) continue
    found.set(channel.id, { id: channel.id, name, cases })
  }
  return [...found.values()]
}

function idOf(name: string): string {
  const theme = themesOfFixtures().find((one) => one.name === name)
  if (!theme) throw new Error(`there is no theme ${name}`)
  return theme.id
}
