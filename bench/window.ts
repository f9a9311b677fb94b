import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { _electron, type CDPSession, type Page } from '@playwright/test'
import { readFrames, type TraceEvent } from './frames'
import { endWithUs } from './processes'

/** The real app on an archive, as the bench drives it. */
export type BenchWindow = {
  readonly page: Page
  /** Who draws: `GPU`, or `software` with Chromium's word for it. */
  renderer: string
  /** Garbage collected before: the page's heap and its process, in bytes, and what is in its document. */
  memory(): Promise<{ heap: number; process: number; nodes: number }>
  /** Frames while `work` runs, from a trace. */
  traced(work: () => Promise<void>): Promise<ReturnType<typeof readFrames>>
  /** Turns the wheel over the middle of the list: pixels in all, pixels a second; negative = towards older ones. */
  fling(pixels: number, speed: number): Promise<void>
  close(): Promise<void>
}

const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
]

/** Starts the app of this build with a profile and an archive of its own. */
export async function openBenchWindow(
  script: string,
  profile: string,
  archiveDir: string,
): Promise<BenchWindow> {
  const repository = join(dirname(script), '..', '..')
  const isRoot = process.getuid?.() === 0
  const electron = await _electron.launch({
    executablePath: createRequire(import.meta.url)('electron') as string,
    args: [
      repository,
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      '--background-work=off',
    ],
    env: { ...process.env, DISCORD_BINDING_ARCHIVE: archiveDir } as Record<string, string>,
  })
  const child = electron.process()
  endWithUs(child)
  const page = await electron.firstWindow()
  await page.waitForLoadState('load')
  const status = await electron.evaluate(({ app }) => app.getGPUFeatureStatus().gpu_compositing)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return {
    page,
    renderer: status === 'enabled' ? 'GPU' : `software (${status})`,
    memory: async () => {
      await session.send('HeapProfiler.collectGarbage')
      const { metrics } = await session.send('Performance.getMetrics')
      const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
      const kilobytes = await electron.evaluate(({ app, BrowserWindow }) => {
        const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
        return app.getAppMetrics().find((one) => one.pid === pid)?.memory.workingSetSize ?? 0
      })
      return {
        heap: value('JSHeapUsedSize'),
        process: kilobytes * 1024,
        nodes: await page.evaluate(() => document.querySelectorAll('*').length),
      }
    },
    traced: async (work) => readFrames(await trace(session, work)),
    fling: async (pixels, speed) => {
      const box = await page.locator('[role="log"]').boundingBox()
      if (box === null) throw new Error('no channel is open')
      await session.send('Input.synthesizeScrollGesture', {
        x: Math.round(box.x + box.width / 2),
        y: Math.round(box.y + box.height / 2),
        yDistance: -pixels,
        speed,
        gestureSourceType: 'mouse',
        preventFling: true,
      })
    },
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      await electron.evaluate(({ app }) => {
        setImmediate(() => app.quit())
      })
      await once(child, 'exit')
    },
  }
}

async function trace(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { value: unknown[] }) => events.push(...(value as TraceEvent[]))
  session.on('Tracing.dataCollected', collect)
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordUntilFull' },
    transferMode: 'ReportEvents',
  })
  await work()
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  return events
}
