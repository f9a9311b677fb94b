import { once } from 'node:events'
import { constants } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  _electron,
  test as base,
  type ElectronApplication,
  expect,
  type Page,
} from '@playwright/test'
import type { CallInput, CallName, CallOutput } from '#shared/api'
import type { ErrorPayload } from '#shared/errors'
import { isActive, type JobSnapshot } from '#shared/job'

/** The repository's folder: the app that is tested. */
export const REPOSITORY = join(import.meta.dirname, '..')

/** Electron's program: the official runtime, or the one that ELECTRON_OVERRIDE_DIST_PATH names. */
export function electronProgram(): string {
  return createRequire(import.meta.url)('electron') as string
}

/** The switches that the app is started with: a profile of its own, and no sandbox for root only. */
export function electronArgs(
  profile: string,
  paths: readonly string[] = [],
  { hasBackgroundWork = false } = {},
): string[] {
  const isRoot = process.getuid?.() === 0
  return [
    REPOSITORY,
    ...(isRoot ? ['--no-sandbox'] : []),
    // dates follow the system's language: every machine tests the same one
    '--lang=en-GB',
    `--user-data-dir=${profile}`,
    // what the engine does by itself would come between a test and its measure
    ...(hasBackgroundWork ? [] : ['--background-work=off']),
    ...paths,
  ]
}

type Answer<N extends CallName> = { value: CallOutput<N> } | { error: ErrorPayload }

/** The app as a test sees it. */
export type RunningApp = {
  readonly electron: ElectronApplication
  readonly page: Page
  /** Asks as the page would, past its client; refusals come back as values. */
  ask<N extends CallName>(name: N, input: CallInput<N>): Promise<Answer<N>>
  /** The same for calls that a page may not make; nothing is typed on purpose. */
  askAnything(name: string, input: unknown): Promise<{ value?: unknown; error?: ErrorPayload }>
  /** The value of a call that has to succeed. */
  get<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  /** Drops real files or folders onto the middle of the window. */
  drop(paths: readonly string[]): Promise<void>
  /** Resolves when the job is over (or interrupted); the newest job of all when no id is given. */
  jobOver(id?: number): Promise<JobSnapshot>
  /** What the system's open or save dialog will answer from now on. */
  willPick(paths: readonly string[]): Promise<void>
  /** The process id of the engine. */
  enginePid(): Promise<number>
  /** Loads the page again, as after a change of the theme. */
  reload(): Promise<void>
  /** Resolves when the page has drawn its address, waits for no answer, and asks for nothing in the next frames. */
  isStill(): Promise<void>
  close(): Promise<void>
}

/** `hasBackgroundWork`: the engine does by itself what it does for a user; without, it does nothing unasked. */
export type LaunchOptions = { hasBackgroundWork?: boolean }

type WorkerFixtures = {
  /** The screen on which this worker's apps stand. */
  display: undefined
  /** A profile with the sample guild: where it lay when it was made, and its files, which are only copied. */
  sample: { place: string; kept: string }
}

type Fixtures = {
  /** A temporary folder, removed afterwards. */
  folder: string
  /** A fresh profile below it. */
  profile: string
  /** Starts the app on the profile; all are closed at the end of the test. */
  openApp(paths?: readonly string[], options?: LaunchOptions): Promise<RunningApp>
  /**
   * Starts the app, in its library, on a profile of this test that has the sample guild in its archive: nothing loads, and
   * no job is left to be done.
   */
  openSample(): Promise<RunningApp>
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are needed from the braces
    async ({}, use, { parallelIndex }) => {
      const screens = process.env.TEST_SCREENS?.split(' ') ?? []
      if (screens.length > 0) process.env.DISPLAY = screens[parallelIndex % screens.length]
      await use(undefined)
    },
    { scope: 'worker', auto: true },
  ],
  sample: [
    async ({ display: _unused }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'discord-binding-sample-'))
      const sample = { place: join(folder, 'profile'), kept: join(folder, 'kept') }
      const app = await launch(sample.place)
      await addSample(app)
      await isIdle(app)
      await app.close()
      await rename(sample.place, sample.kept)
      await use(sample)
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  folder: async ({ browserName: _unused }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'discord-binding-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  profile: async ({ folder }, use) => use(join(folder, 'profile')),
  openApp: async ({ profile }, use) => {
    const running: RunningApp[] = []
    await use(async (paths = [], options = {}) => {
      const app = await launch(profile, paths, options)
      running.push(app)
      return app
    })
    for (const app of running) await app.close()
  },
  openSample: async ({ sample: { place, kept } }, use) => {
    // the archive names its files by their whole paths: each copy lies where the profile was made
    await cp(kept, place, { recursive: true, mode: constants.COPYFILE_FICLONE })
    const running: RunningApp[] = []
    await use(async () => {
      const app = await launch(place)
      running.push(app)
      // what was asked before anybody counted has been answered when the guild is drawn
      await app.page.getByRole('main').getByRole('article').first().waitFor()
      await app.isStill()
      return app
    })
    for (const app of running) await app.close()
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  },
})

export { expect }

/** Fills an empty archive with the sample guild; specs that are not about a load start with `openSample`. */
export async function addSample(app: RunningApp): Promise<void> {
  const job = await app.get('jobs.start', { kind: 'sample', params: {} })
  const { state } = await app.jobOver(job.id)
  if (state !== 'done') throw new Error(`the sample guild ended as ${state}`)
}

/** Resolves when no job runs or waits. */
async function isIdle(app: RunningApp): Promise<void> {
  await expect.poll(async () => (await app.get('jobs.list', {})).filter(isActive)).toEqual([])
}

/** Starts the built app with a profile folder. */
export async function launch(
  profile: string,
  paths: readonly string[] = [],
  options: LaunchOptions = {},
): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath: electronProgram(),
    args: electronArgs(profile, paths, options),
    cwd: REPOSITORY,
  })
  const page = await electron.firstWindow()
  await countCalls(electron)
  await isReady(page)
  await listen(page)
  const child = electron.process()
  const ended = once(child, 'exit')

  const askAnything = (name: string, input: unknown) => askInPage(page, name, input)
  const get: RunningApp['get'] = async (name, input) => {
    const { value, error } = await askAnything(name, input)
    if (error) throw new Error(`${name}: ${error.code}: ${error.message} ${error.detail ?? ''}`)
    return value as never
  }
  return {
    electron,
    page,
    askAnything,
    ask: (name, input) => askAnything(name, input) as never,
    get,
    drop: (paths) => dropOnto(page, paths),
    async jobOver(id) {
      for (;;) {
        const jobs = await get('jobs.list', {})
        const job = id === undefined ? jobs[0] : jobs.find((one) => one.id === id)
        if (job && !isActive(job)) return job
        await page.waitForTimeout(100)
      }
    },
    async willPick(paths) {
      await electron.evaluate(
        ({ dialog }, filePaths) => {
          dialog.showOpenDialog = async () => ({ canceled: false, filePaths, bookmarks: [] })
          dialog.showSaveDialog = async () => ({
            canceled: false,
            filePath: filePaths[0] ?? '',
            bookmark: '',
          })
        },
        [...paths],
      )
    },
    async enginePid() {
      const pid = await electron.evaluate(
        ({ app }) =>
          app.getAppMetrics().find((metric) => metric.name === 'Discord Binding engine')?.pid,
      )
      if (!pid) throw new Error('the engine does not run')
      return pid
    },
    async reload() {
      await page.reload()
      await isReady(page)
      await listen(page)
    },
    async isStill() {
      await isDrawn(page)
      for (let [still, before] = [0, -1]; still < 2; still += 1) {
        await frames(page)
        const { sent, open } = await electron.evaluate(() => {
          const { calls } = globalThis as Counting
          return { sent: calls.sent, open: calls.open.size }
        })
        if (open > 0 || sent !== before) still = -1
        before = sent
      }
    },
    // Not electron.close(): Playwright waits for ever for a navigation that the app refused.
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      await electron.evaluate(({ app }) => {
        setImmediate(() => app.quit())
      })
      await ended
    },
  }
}

/** Resolves when the page hears keys: its effects have run after the first frame that shows its main part. */
async function isReady(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.locator('main').waitFor()
  await isDrawn(page)
  await frames(page)
}

/** Resolves when the page of the present address is drawn; until then, the one before stands. */
async function isDrawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { state, latestLocation } = (window as unknown as PageWindow).__TSR_ROUTER__
    return state.status === 'idle' && state.resolvedLocation?.href === latestLocation.href
  })
}

/** Resolves when what was drawn is seen and its effects have run. */
async function frames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
      ),
  )
}

/** What main counts of the calls of the page. */
type Counting = typeof globalThis & { calls: { sent: number; open: Set<number> } }

/** Has main count the calls of the page's own client, and keep those that wait for an answer. */
async function countCalls(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, { channel, first }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents) throw new Error('there is no window')
      const open = new Set<number>()
      const calls = { sent: 0, open }
      ;(globalThis as Counting).calls = calls
      contents.ipc.on(channel, (_event, { kind, id }: Heard) => {
        if (id === undefined || id >= first) return
        if (kind === 'call') {
          calls.sent += 1
          open.add(id)
        }
      })
      const send = contents.send.bind(contents)
      contents.send = (name: string, ...sent: unknown[]) => {
        const [envelope] = sent as [Heard | undefined]
        if (envelope?.kind === 'return') open.delete(envelope.id ?? 0)
        send(name, ...sent)
      }
      contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) open.clear()
      })
    },
    { channel: 'envelope', first: FIRST_ID },
  )
}

/** Goes to an address of the window, `/g/1/c/10`, and resolves when its page is drawn in place of the one before. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (hash) =>
      new Promise<void>((resolve) => {
        const before = location.href
        window.addEventListener('hashchange', () => resolve(), { once: true })
        location.hash = hash
        if (location.href === before) resolve()
      }),
    `#${address}`,
  )
  await isDrawn(page)
}

/** Gives the window's page a size, and resolves when it has that. */
export async function setSize(app: RunningApp, width: number, height: number): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, size) =>
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await app.page.waitForFunction(
    (size) => innerWidth === size.width && innerHeight === size.height,
    { width, height },
  )
  await frames(app.page)
}

/** The part of the page that the tests use; the page's own client has it too. */
type PageWindow = {
  binding: {
    send(envelope: unknown): void
    onMessage(listener: (envelope: Heard) => void): void
  }
  heard: Heard[]
  /** The window's router, as it gives itself to tools. */
  __TSR_ROUTER__: {
    state: { status: string; resolvedLocation?: { href: string } }
    latestLocation: { href: string }
  }
}
type Heard = {
  kind: string
  id?: number
  name?: string
  value?: unknown
  error?: ErrorPayload
  payload?: unknown
}

/** Keeps what main says, so that a test can look for it without a race. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const own = window as unknown as PageWindow
    own.heard = []
    own.binding.onMessage((envelope) => own.heard.push(envelope))
  })
}

/** The payloads of an event that arrived since the app was started, oldest first. */
export async function heardEvents(page: Page, name: string): Promise<unknown[]> {
  return page.evaluate(
    (wanted) =>
      (window as unknown as PageWindow).heard
        .filter((envelope) => envelope.kind === 'event' && envelope.name === wanted)
        .map((envelope) => envelope.payload),
    name,
  )
}

/** Above the ids that the page's own client counts up from 1. */
const FIRST_ID = 1_000_000_000
let lastId = FIRST_ID

/** Asks as the page would, past its client; refusals come back as values. */
export async function askInPage(
  page: Page,
  name: string,
  input: unknown,
): Promise<{ value?: unknown; error?: ErrorPayload }> {
  lastId += 1
  const id = lastId
  await page.evaluate((call) => (window as unknown as PageWindow).binding.send(call), {
    kind: 'call',
    id,
    name,
    input,
  })
  const answer = await page.waitForFunction((wanted) => {
    const { heard } = window as unknown as PageWindow
    const at = heard.findIndex((envelope) => envelope.kind === 'return' && envelope.id === wanted)
    return at < 0 ? undefined : heard.splice(at, 1)[0]
  }, id)
  return (await answer.jsonValue()) as { value?: unknown; error?: ErrorPayload }
}

/** Drops real files or folders onto the middle of a page, which has to be there: what is dropped before is lost. */
export async function dropOnto(page: Page, paths: readonly string[]): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  const session = await page.context().newCDPSession(page)
  const { x, y } = await page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }))
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x, y, data })
  }
  await session.detach()
}
