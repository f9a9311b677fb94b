import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { exportText, message } from '../src-engine/testing/exports'
import { barriers } from './barriers'
import { expect, goTo, REPOSITORY, type RunningApp, test } from './launch'
import { GIF, PNG, turningSticker } from './media-files'

/** The channels of fixtures/rendering, by their numbers. */
const channel = (number: number) => String(1_345_000_000_000_000_000n + BigInt(number))

async function showCases(app: RunningApp, number: number): Promise<Locator> {
  await goTo(app.page, `/rendering?channel=${channel(number)}`)
  const cases = app.page.locator(`[data-rendering-channel="${channel(number)}"][aria-busy="false"]`)
  await expect(cases).toHaveCount(1)
  await app.isStill()
  return cases
}

async function ingest(app: RunningApp, folder: string): Promise<void> {
  await app.drop([folder])
  expect((await app.jobOver()).state).toBe('done')
}

test('pictures, films, sounds and texts of an export are shown from the disk', async ({
  openApp,
}) => {
  const app = await openApp()
  const { page } = app
  await page.getByRole('heading').first().waitFor()
  await ingest(app, join(REPOSITORY, 'fixtures/rendering'))
  const cases = await showCases(app, 40)

  // every picture that is a picture is drawn, also the SVG, whose scripts do not run
  const drawing = cases.getByRole('img', { name: 'drawing.svg' })
  await expect.poll(() => widthOf(drawing)).toBe(240)
  for (const name of ['dusk.avif', 'dawn.webp', 'lamp.gif', 'tall.jpg']) {
    const picture = cases.getByRole('img', { name }).first()
    await expect.poll(() => widthOf(picture), name).toBeGreaterThan(10)
  }
  await expect(cases.getByText('cannot be shown here')).toHaveCount(1)

  // a film is sought by ranges of bytes
  const film = cases.locator('video[aria-label="buoy.webm"]')
  await film.scrollIntoViewIfNeeded()
  await expect(film).toHaveAttribute('src', /./)
  const src = (await film.getAttribute('src')) ?? ''
  expect(await rangeOf(app, src)).toEqual({
    status: 206,
    range: 'bytes 1000-1999/16086',
    length: 1000,
  })
  expect(await seek(film, 3)).toBeCloseTo(3, 0)

  // a sound plays, and a second one makes it pause
  const sound = cases.getByRole('group', { name: 'tone.ogg' }).first()
  await sound.getByRole('button', { name: 'Play tone.ogg' }).click()
  const audio = sound.locator('audio')
  await expect
    .poll(() => audio.evaluate((one: HTMLAudioElement) => one.currentTime))
    .toBeGreaterThan(0)
  await sound.getByRole('slider').press('ArrowLeft')
  const other = cases.getByRole('group', { name: 'tone.mp3' })
  await other.getByRole('button', { name: 'Play tone.mp3' }).click()
  await expect(sound.getByRole('button', { name: 'Play tone.ogg' })).toBeVisible()

  // the first lines of a text, all of it when asked for; a page is a text too
  const text = cases.getByRole('figure', { name: 'log.txt' })
  await expect(text).toContainText('20  wind')
  await expect(text).not.toContainText('21  wind')
  await text.getByRole('button', { name: 'Show 44 more lines' }).click()
  await expect(text).toContainText('64  wind')
  await expect(cases.getByRole('figure', { name: 'chart.html' })).toContainText('<script>')
  expect(await page.title()).not.toBe('ran')
  await expect(cases.getByRole('figure', { name: 'windows.txt' })).toContainText('grün')

  // what is hidden is shown when it is pressed, and not before
  const hidden = cases.getByRole('button', { name: 'Spoiler: show ending.txt' })
  await hidden.click()
  await expect(cases.getByRole('figure', { name: 'SPOILER_ending.txt' })).toContainText(
    'All is well',
  )
  expect(await barriers(app)).toEqual([])

  // cards: what looks like a link is one only when it leads to the web
  const cards = await showCases(app, 41)
  await expect(cards).toContainText('Looks like a link')
  const addresses = await cards
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  expect(addresses.filter((address) => !/^(https?:|#|\/index\.html#)/.test(address))).toEqual([])
  await expect(cards.locator('img[src]:not([src^="media:"]):not([src^="/emoji/"])')).toHaveCount(0)
  await expect(cards).toContainText('Behind the island')
  const long = cards.getByRole('button', { name: 'Show all of the card' })
  await expect(cards.getByText('Pier 12')).toHaveCount(0)
  await long.click()
  await expect(cards.getByText('Pier 12')).toBeVisible()
  const gif = cards.getByRole('button', { name: /the GIF/ }).locator('video')
  await gif.scrollIntoViewIfNeeded()
  await expect
    .poll(() => gif.evaluate((one: HTMLVideoElement) => one.currentTime))
    .toBeGreaterThan(0)
  expect(await barriers(app)).toEqual([])
})

test('the lightbox is worked by keys', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  await page.getByRole('heading').first().waitFor()
  await ingest(app, join(REPOSITORY, 'fixtures/rendering'))
  const cases = await showCases(app, 40)
  const first = cases.getByRole('button', { name: 'Open sea-1.png' }).nth(5)
  await first.press('Enter')
  const box = page.getByRole('dialog')
  await expect(box).toContainText('sea-1.png')
  await expect(box.locator(':focus')).toHaveCount(1)
  await expect(box).toContainText('120 × 90')
  await page.keyboard.press('ArrowRight')
  await expect(box).toContainText('sea-2.png')
  await page.keyboard.press('End')
  await expect(box).toContainText('sea-10.png')
  await expect(box).toContainText('10 of 10')
  await expect(box.getByRole('button', { name: 'Next picture' })).toBeDisabled()
  const picture = box.getByRole('img', { name: 'sea-10.png' })
  await expect(picture).toHaveAttribute('data-scale', '1.000')
  await page.keyboard.press('+')
  await expect(picture).toHaveAttribute('data-scale', '1.250')
  await page.keyboard.press('0')
  await expect(picture).toHaveAttribute('data-scale', '1.000')
  await picture.hover()
  await page.mouse.wheel(0, -400)
  await expect(picture).not.toHaveAttribute('data-scale', '1.000')
  await app.electron.evaluate(({ clipboard }) => clipboard.clear())
  await box.getByRole('button', { name: 'Copy image' }).click()
  await expect.poll(() => hasCopied(app)).toBe(true)
  await picture.hover()
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  expect(await barriers(app)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(box).toBeHidden()
  await expect(first).toBeFocused()
})

test('who reacted is told in a dialog', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  await page.getByRole('heading').first().waitFor()
  await ingest(app, join(REPOSITORY, 'fixtures/rendering'))
  const cases = await showCases(app, 43)
  const chip = cases.getByRole('button', { name: '👍: 3 reactions, show who reacted' })
  await chip.focus()
  await expect(page.getByRole('tooltip')).toContainText('Bo, Cleo and Dev')
  await chip.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Reactions' })
  await expect(dialog).toContainText('Cleo')
  await dialog.getByRole('tab', { name: ':anchor:: 2 reactions' }).click()
  await expect(dialog).toContainText('Ana Lee')
  await expect(dialog).not.toContainText('Cleo')
  expect(await barriers(app)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(chip).toBeFocused()

  await cases.getByRole('button', { name: '🎉: 1,204 reactions' }).click()
  await expect(dialog).toContainText('The export lists 141 of 1,204')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await cases.getByRole('button', { name: '👋: 7 reactions' }).click()
  await expect(dialog).toContainText('older than lists of who reacted')
})

test('stickers are drawn and move; nothing of them is fetched', async ({ openApp, folder }) => {
  const exports = join(folder, 'exports')
  await mkdir(join(exports, 'a.json_Files'), { recursive: true })
  const sticker = (id: string, format: string, sourceUrl: string) =>
    message(id, { stickers: [{ id, name: `sticker ${id}`, format, sourceUrl }] })
  await writeFile(
    join(exports, 'a.json'),
    exportText({
      channel: { id: channel(60) },
      messages: [
        sticker('1', 'Lottie', 'a.json_Files/turn.json'),
        sticker('2', 'Gif', 'a.json_Files/x.gif'),
      ],
    }),
  )
  await writeFile(join(exports, 'a.json_Files/turn.json'), JSON.stringify(turningSticker()))
  await writeFile(join(exports, 'a.json_Files/x.gif'), GIF)
  const app = await openApp()
  const { page } = app
  await page.getByRole('heading').first().waitFor()
  await ingest(app, exports)
  await goTo(page, `/g/1/c/${channel(60)}`)
  await expect.poll(() => widthOf(page.getByRole('img', { name: 'Sticker: sticker 2' }))).toBe(1)
  const canvas = page.getByRole('img', { name: 'Sticker: sticker 1' }).locator('canvas')
  const first = await drawnOn(canvas)
  await expect.poll(() => drawnOn(canvas)).not.toBe(first)
  await app.get('settings.set', { reduced_motion: 'on' })
  await app.reload()
  const still = await drawnOn(canvas)
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
  expect(await drawnOn(canvas)).toBe(still)
})

test('what is only in the network is fetched when a person says so, and then kept', async ({
  openApp,
  folder,
}) => {
  const asked: { url: string; headers: IncomingHttpHeaders }[] = []
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers })
    response.setHeader('set-cookie', 'a=b')
    if (request.url === '/gone.png') response.writeHead(404).end()
    else if (request.url === '/page.png') response.end('<!doctype html><title>Log in</title>')
    else if (request.url === '/moved.png') response.writeHead(302, { location: '/cat.png' }).end()
    else response.end(PNG)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const attachment = (id: string, fileName: string) =>
    message(id, {
      attachments: [{ id, url: `http://${host}/${fileName}`, fileName, fileSizeBytes: 70 }],
    })
  await writeFile(
    join(folder, 'a.json'),
    exportText({
      messages: [
        attachment('1', 'cat.png'),
        attachment('2', 'gone.png'),
        attachment('3', 'page.png'),
        attachment('4', 'moved.png'),
      ],
    }),
  )
  try {
    const app = await openApp()
    const { page } = app
    await page.getByRole('heading').first().waitFor()
    await ingest(app, join(folder, 'a.json'))
    await goTo(page, '/g/1/c/10')
    const button = (name: string) => page.getByRole('button', { name: `Download ${name}…` })
    await expect(button('cat.png')).toBeVisible()
    await expect(page.getByText(`70 bytes · ${host}`)).toHaveCount(4)

    await willAnswer(app, { response: 1, checkboxChecked: false })
    await button('cat.png').click()
    await expect.poll(() => questionsOf(app)).toHaveLength(1)
    const [question] = await questionsOf(app)
    expect(question?.message).toBe(`Download from ${host}?`)
    expect(question?.detail).toContain('will see your IP address')
    expect(question?.detail).toContain('in your own network')
    expect(asked).toEqual([])

    await willAnswer(app, { response: 0, checkboxChecked: true })
    await button('cat.png').click()
    await expect.poll(() => widthOf(page.getByRole('img', { name: 'cat.png' }))).toBe(1)
    expect(asked.map(({ url }) => url)).toEqual(['/cat.png'])
    await button('gone.png').click()
    await expect(page.getByRole('alert')).toContainText('does not have the file any more')
    await button('page.png').click()
    await expect(page.getByRole('alert').last()).toContainText(
      'sent a web page instead of the picture',
    )
    await button('moved.png').click()
    await expect.poll(() => widthOf(page.getByRole('img', { name: 'moved.png' }))).toBe(1)
    expect(await questionsOf(app)).toHaveLength(1)
    for (const { headers } of asked) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('referer')
    }

    // from now on it is in the archive
    const before = asked.length
    await app.reload()
    await expect.poll(() => widthOf(page.getByRole('img', { name: 'cat.png' }))).toBe(1)
    expect(asked).toHaveLength(before)
    expect((await app.get('media.status', {})).copy).toMatchObject({ files: 2, stored_files: 1 })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

function widthOf(image: Locator): Promise<number> {
  return image.evaluate((one: HTMLImageElement) => one.naturalWidth)
}

/** Sets a film's place; resolves to where it is when a picture of there is shown. */
function seek(film: Locator, seconds: number): Promise<number> {
  return film.evaluate(
    (video: HTMLVideoElement, to) =>
      new Promise<number>((resolve) => {
        const go = () => {
          video.currentTime = to
        }
        video.addEventListener('seeked', () => resolve(video.currentTime), { once: true })
        // a film whose length is not known yet begins there, without seeking
        if (video.readyState >= HTMLMediaElement.HAVE_METADATA) go()
        else video.addEventListener('loadedmetadata', go, { once: true })
      }),
    seconds,
  )
}

async function rangeOf(app: RunningApp, src: string) {
  return app.electron.evaluate(async ({ session }, url) => {
    const headers = { range: 'bytes=1000-1999' }
    const answer = await session.defaultSession.fetch(url, { headers })
    const { byteLength } = await answer.arrayBuffer()
    return {
      status: answer.status,
      range: answer.headers.get('content-range'),
      length: byteLength,
    }
  }, src)
}

/** What is on a canvas, as a number that another picture does not have; throws while it is empty. */
async function drawnOn(canvas: Locator): Promise<string> {
  const read = () =>
    canvas.evaluate((one: HTMLCanvasElement) => {
      const { data } = one.getContext('2d')?.getImageData(0, 0, one.width, one.height) ?? {
        data: [],
      }
      let [sum, count] = [0, 0]
      for (let at = 0; at < data.length; at += 4) {
        if (!data[at + 3]) continue
        count += 1
        sum = (sum * 31 + at + (data[at] ?? 0)) % 1_000_000_007
      }
      return count === 0 ? '' : `${count}/${sum}`
    })
  await expect.poll(read).not.toBe('')
  return read()
}

async function hasCopied(app: RunningApp): Promise<boolean> {
  return app.electron.evaluate(async ({ clipboard }) => clipboard.has('image/png'))
}

type Question = { message: string; detail?: string }

async function willAnswer(
  app: RunningApp,
  answer: { response: number; checkboxChecked: boolean },
): Promise<void> {
  await app.electron.evaluate(({ dialog }, given) => {
    const own = globalThis as unknown as { questions: Question[] }
    own.questions = []
    dialog.showMessageBox = (async (_window: unknown, options: Question) => {
      own.questions.push({ message: options.message, detail: options.detail ?? '' })
      return given
    }) as never
  }, answer)
}

function questionsOf(app: RunningApp): Promise<Question[]> {
  return app.electron.evaluate(() => (globalThis as unknown as { questions: Question[] }).questions)
}
