import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from './launch'
import { PNG } from './media-files'

/** What the attempts below run against, each in its own way. */
const VIOLATED = [
  'connect-src',
  'img-src',
  'frame-src',
  'script-src-elem',
  'style-src-elem',
  'media-src',
]

/** Whether the page can show a picture from an address. */
async function loads(page: Page, address: string): Promise<boolean> {
  return page.evaluate(
    (src) =>
      new Promise<boolean>((resolve) => {
        const image = new Image()
        image.onload = () => resolve(true)
        image.onerror = () => resolve(false)
        image.src = src
      }),
    address,
  )
}

/** Asks the app's own protocols past the page's policy; the status code, or null when nothing answers. */
async function statusOf(
  electron: import('@playwright/test').ElectronApplication,
  address: string,
): Promise<number | null> {
  return electron.evaluate(async ({ session }, url) => {
    try {
      return (await session.defaultSession.fetch(url)).status
    } catch {
      return null
    }
  }, address)
}

test('refuses calls that are not for the window', async ({ openApp }) => {
  const app = await openApp()
  for (const [name, input] of [
    ['print.pdf', { html_path: '/etc/passwd', pdf_path: '/tmp/x.pdf' }],
    ['media.resolve', { file_id: 1, url: '../../etc/passwd' }],
    ['engine.open', { archive_dir: '/tmp' }],
    ['engine.close', {}],
    ['no.such', {}],
    ['channels.list', { guild_id: "1' or '1'='1" }],
  ] as const) {
    expect((await app.askAnything(name, input)).error?.code, name).toBe('invalid_input')
  }
  expect((await app.get('archive.status', {})).messages).toBe(0)
})

test('refuses paths that nobody picked', async ({ openApp, folder }) => {
  const app = await openApp()
  const refused = async (name: string, input: unknown) =>
    expect((await app.askAnything(name, input)).error?.code).toBe('path_refused')
  await refused('jobs.start', { kind: 'ingest', params: { paths: ['/etc'] } })
  await refused('jobs.start', {
    kind: 'export',
    params: {
      source: { kind: 'table', table: 'guilds' },
      format: 'csv',
      path: join(folder, 'x.csv'),
    },
  })
  await refused('jobs.start', {
    kind: 'report',
    params: { report: 'audit', guild_id: '1', out_dir: folder, formats: ['json'] },
  })
  await refused('shell.show_path', { path: '/etc/passwd' })

  await app.willPick([folder])
  expect(await app.get('dialog.pick_out_dir', {})).toBe(folder)
  const report = { report: 'audit' as const, guild_id: '1', out_dir: `${folder}/../elsewhere` }
  await refused('jobs.start', { kind: 'report', params: { ...report, formats: ['json'] } })
})

test('shows files of an export and nothing beside it', async ({ openApp, folder }) => {
  const exports = join(folder, 'exports')
  await mkdir(join(exports, 'general.json_Files'), { recursive: true })
  await copyFile(
    join(import.meta.dirname, '../fixtures/dce/ferry_synthetic_simple_channel.json'),
    join(exports, 'general.json'),
  )
  await writeFile(join(exports, 'general.json_Files/pixel.png'), PNG)
  await writeFile(join(folder, 'secret.png'), PNG)

  const app = await openApp()
  await app.willPick([exports])
  const paths = await app.get('dialog.pick_paths', { kind: 'folder' })
  const job = await app.get('jobs.start', { kind: 'ingest', params: { paths } })
  expect((await app.jobOver(job.id)).state).toBe('done')
  const media = (url: string) => `media://file/1/${url}`

  expect(await loads(app.page, media(encodeURIComponent('general.json_Files/pixel.png')))).toBe(
    true,
  )
  for (const outside of [
    '..%2fsecret.png',
    '..%2Fsecret.png',
    '%2e%2e%2fsecret.png',
    encodeURIComponent('general.json_Files/../../secret.png'),
    encodeURIComponent(join(folder, 'secret.png')),
    encodeURIComponent(pathToFileURL(join(folder, 'secret.png')).href),
    '../secret.png',
  ]) {
    expect(await loads(app.page, media(outside)), outside).toBe(false)
    expect(await statusOf(app.electron, media(outside)), outside).toBeGreaterThanOrEqual(400)
  }
})

test('serves its own bundle and no other file', async ({ openApp }) => {
  const { page, electron } = await openApp()
  expect(await statusOf(electron, 'app://bundle/index.html')).toBe(200)
  for (const address of ['app://bundle/..%2fmain%2findex.js', 'app://other/index.html']) {
    expect(await statusOf(electron, address), address).toBeGreaterThanOrEqual(400)
  }
  const passwd = 'file:///etc/passwd'
  expect(await loads(page, passwd)).toBe(false)
  expect(await statusOf(electron, passwd)).toBe(403)
  const before = page.url()
  await page.evaluate((address) => {
    location.href = address
  }, passwd)
  await page.evaluate((address) => window.open(address), passwd)
  expect(page.url()).toBe(before)
  expect(electron.windows()).toHaveLength(1)
})

test('reaches nothing outside, by any of the ways a page has', async ({ openApp }) => {
  let hits = 0
  const server = createServer((_request, response) => {
    hits += 1
    response.setHeader('access-control-allow-origin', '*')
    response.end(PNG)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const { page, electron } = await openApp()
    const before = page.url()
    expect(await loads(page, `${outside}/a.png`)).toBe(false)
    const attempts = await page.evaluate(
      async ([address, directives]) => {
        const violated = new Set<string>()
        const allViolated = new Promise<void>((resolve) =>
          document.addEventListener('securitypolicyviolation', (event) => {
            violated.add(event.effectiveDirective)
            if (directives.every((directive) => violated.has(directive))) resolve()
          }),
        )
        const fetched = await fetch(address).then(
          () => 'fetched',
          () => 'refused',
        )
        const add = (tag: string, attributes: Record<string, string>) => {
          const element = document.createElement(tag)
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
          document.body.append(element)
          return element
        }
        add('img', { src: `${address}/img.png` })
        add('iframe', { src: `${address}/frame` })
        add('script', { src: `${address}/script.js` })
        add('link', { rel: 'stylesheet', href: `${address}/style.css` })
        add('video', { src: `${address}/video.mp4` })
        add('object', { data: `${address}/object` })
        add('div', { style: `background: url(${address}/bg.png)` })
        add('script', {}).textContent = 'window.inlineRan = true'
        const inline = document.createElement('script')
        inline.textContent = 'window.inlineRan = true'
        document.body.append(inline)
        navigator.sendBeacon(`${address}/beacon`)
        window.open(`${address}/window`)
        const link = add('a', { href: `${address}/link`, target: '_blank' }) as HTMLAnchorElement
        link.click()
        const form = add('form', { action: `${address}/form` }) as HTMLFormElement
        form.submit()
        location.href = `${address}/location`
        await allViolated
        return { fetched, inlineRan: 'inlineRan' in window }
      },
      [outside, VIOLATED] as const,
    )
    expect(attempts.fetched).toBe('refused')
    expect(attempts.inlineRan).toBe(false)
    expect(page.url()).toBe(before)
    expect(electron.windows()).toHaveLength(1)
    // The second wall: a request that no page policy stands before.
    expect(await statusOf(electron, `${outside}/main`)).toBeNull()
    expect(hits).toBe(0)
  } finally {
    server.close()
  }
})

test('gives the page no Node, no other channel and no permission but copying', async ({
  openApp,
}) => {
  const { page } = await openApp()
  const found = await page.evaluate(async () => ({
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    binding: Object.keys((window as unknown as { binding: object }).binding).sort(),
    made_file: await (
      window as unknown as { binding: { pathsOf(files: File[]): Promise<string[]> } }
    ).binding.pathsOf([new File(['x'], '/etc/passwd')]),
    notification: await Notification.requestPermission(),
    copied: await navigator.clipboard.writeText('copied').then(
      () => true,
      () => false,
    ),
    location: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('told'),
        (error) => resolve(error.code),
      ),
    ),
  }))
  expect(found).toEqual({
    node: [],
    binding: ['onMessage', 'pathsOf', 'send'],
    made_file: [],
    notification: 'denied',
    copied: true,
    location: 1,
  })
})
