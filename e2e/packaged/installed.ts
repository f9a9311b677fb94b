import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, expect, type Page } from '@playwright/test'

/** The command that the package installs. */
export const COMMAND = '/usr/bin/discord-binding'
/** The program behind it. */
export const PROGRAM = '/usr/lib/discord-binding/discord-binding-app'
export const PACKAGE = 'discord-binding'

const ACCOUNT = 'discord-binding-check'

/** An ordinary user of this machine, with a home of their own, for the time of the check. */
export type Person = {
  readonly home: string
  readonly uid: number
  readonly gid: number
  /** A folder that is theirs and that they may write into. */
  folder(name: string): string
  /** Starts a program as them; `DISPLAY` only when `screen` says so. */
  start(
    program: string,
    args: readonly string[],
    options?: { screen?: boolean } & SpawnOptions,
  ): ChildProcess
  remove(): void
}

/** Makes the account; its home and its folder for temporary files lie in one folder that goes with it. */
export function createPerson(): Person {
  const place = mkdtempSync(join(tmpdir(), 'discord-binding-check-'))
  const home = join(place, 'home')
  execFileSync('useradd', ['--home-dir', home, '--shell', '/bin/sh', '--no-create-home', ACCOUNT])
  const uid = Number(execFileSync('id', ['-u', ACCOUNT], { encoding: 'utf8' }))
  const gid = Number(execFileSync('id', ['-g', ACCOUNT], { encoding: 'utf8' }))
  execFileSync('chmod', ['755', place])
  const folder = (name: string) => {
    const path = join(place, name)
    mkdirSync(path, { recursive: true })
    chownSync(path, uid, gid)
    return path
  }
  folder('home')
  const temporary = folder('tmp')
  return {
    home,
    uid,
    gid,
    folder,
    start(program, args, { screen = false, ...options } = {}) {
      const display = process.env.DISPLAY
      return spawn(program, [...args], {
        cwd: home,
        uid,
        gid,
        ...options,
        env: {
          HOME: home,
          USER: ACCOUNT,
          LOGNAME: ACCOUNT,
          PATH: '/usr/bin:/bin',
          LANG: 'C.UTF-8',
          TMPDIR: temporary,
          ...(screen && display ? { DISPLAY: display } : {}),
        },
      })
    },
    remove() {
      execFileSync('userdel', [ACCOUNT], { stdio: 'ignore' })
      rmSync(place, { recursive: true, force: true })
    },
  }
}

/** What a command said and how it ended. */
export type Said = { code: number | null; stdout: string; stderr: string; seconds: number }

/** Runs the installed command line as a person, without a screen. */
export async function command(person: Person, words: readonly string[]): Promise<Said> {
  const started = Date.now()
  const child = person.start(COMMAND, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text))
  const [code] = await once(child, 'close')
  return { code, stdout, stderr, seconds: (Date.now() - started) / 1000 }
}

/** The installed app with its window, driven through the remote debugging port. */
export type InstalledApp = {
  readonly page: Page
  readonly child: ChildProcess
  /** Milliseconds from the start of the program. */
  readonly times: { first_paint: number }
  readonly startedAt: number
  /** Closes the window, as a person would, and waits for the end of the program. */
  close(): Promise<number | null>
}

/** Starts the installed app as a person, sandbox and all. */
export async function openInstalled(
  person: Person,
  paths: readonly string[] = [],
): Promise<InstalledApp> {
  const startedAt = Date.now()
  const child = person.start(COMMAND, ['--remote-debugging-port=0', ...paths], {
    screen: true,
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const ended = once(child, 'exit')
  const address = await debuggingAddress(child)
  const browser: Browser = await chromium.connectOverCDP(address)
  const context = browser.contexts()[0]
  if (!context) throw new Error('the app has no window')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForLoadState('load')
  const first_paint = await page.evaluate(async (start) => {
    for (;;) {
      const [paint] = performance.getEntriesByName('first-contentful-paint')
      if (paint) return performance.timeOrigin + paint.startTime - start
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }, startedAt)
  return {
    page,
    child,
    times: { first_paint },
    startedAt,
    async close() {
      // what closing the window does; the connection goes with it
      await page.evaluate(() => window.close()).catch(() => undefined)
      const [code] = await ended
      await browser.close().catch(() => undefined)
      return code as number | null
    },
  }
}

async function debuggingAddress(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (address) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}: ${said}`)))
  })
}

/** The processes of the installed app: Chromium's kind of process ('' = the main one) and its id. */
export function appProcesses(): { pid: number; type: string; words: string[] }[] {
  const found = []
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split(/[\0 ]/)
      if (!words[0]?.startsWith('/usr/lib/discord-binding/')) continue
      const type = words.find((word) => word.startsWith('--type='))?.slice('--type='.length) ?? ''
      found.push({ pid: Number(name), type, words })
    } catch {
      // it ended meanwhile
    }
  }
  return found
}

/** How a process is walled in: the kernel's filter of system calls (2 = on), and whether it has a world of its own. */
export function sandboxOf(pid: number): { seccomp: number; own_processes: boolean } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const seccomp = Number(/^Seccomp:\s+(\d)/m.exec(status)?.[1])
  const depth = /^NSpid:\s+(.*)$/m.exec(status)?.[1]?.trim().split(/\s+/).length ?? 1
  const outer = /^NSpid:\s+(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return { seccomp, own_processes: depth > (outer?.trim().split(/\s+/).length ?? 1) }
}

/** Every file below a folder, relative to it. */
export function filesBelow(folder: string): string[] {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !lstatSync(join(folder, name)).isDirectory(),
  )
}

/**
 * Types a folder into the system's dialog and confirms it, as a person would: the debugging port does not reach a dialog of GTK.
 * `click` opens it. Needs xdotool; there is no window manager, so what is typed into has to be given the focus.
 */
export async function pickFolder(click: () => Promise<void>, folder: string): Promise<void> {
  const xdotool = (...words: string[]) => execFileSync('xdotool', words, { encoding: 'utf8' })
  const windows = () => xdotool('search', '--onlyvisible', '--name', '.').trim().split('\n')
  const before = windows()
  await click()
  let dialog: string | undefined
  await expect
    .poll(() => {
      dialog = windows().find((id) => !before.includes(id))
      return dialog
    })
    .toBeDefined()
  if (dialog === undefined) return
  xdotool('windowfocus', '--sync', dialog)
  xdotool('type', '--window', dialog, '--delay', '30', folder)
  xdotool('key', '--window', dialog, 'Return')
  await expect.poll(windows).not.toContain(dialog)
}

/** Installs a package. Throws with what dpkg said. */
export function install(file: string): void {
  execFileSync('dpkg', ['-i', file], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The installed version; null when it is not installed. */
export function installedVersion(): string | null {
  try {
    const format = `-f=\${db:Status-Status} \${Version}`
    const text = execFileSync('dpkg-query', ['-W', format, PACKAGE], {
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return text.startsWith('installed ') ? text.slice('installed '.length) : null
  } catch {
    return null
  }
}

/** Removes the package with all that is its own. */
export function purge(): void {
  execFileSync('dpkg', ['--purge', PACKAGE], { stdio: ['ignore', 'pipe', 'pipe'] })
}
