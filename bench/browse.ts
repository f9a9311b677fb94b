import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startEngine } from './engine'
import { inArchive, ingest } from './loads'
import { makeExports, makeTemporary, removeTemporary } from './make'
import type { BenchOptions } from './options'
import { drawnAfter, type Shown, watchFrames } from './page-probe'
import { measure, type Report } from './report'
import { quantile, randomNumbers, spreadOf } from './stats'
import { TARGETS } from './targets'
import { type BenchWindow, openBenchWindow } from './window'

const SEED = 11
/** Pixels a second: a hand that turns a wheel fast, and as fast as pages may come in. */
const SPEEDS = { fast: 8_000, wild: 30_000 }
const FLING_PIXELS = 120_000
const STEP_PIXELS = 20_000

/** The channel that is browsed, and when it was written. */
type Place = {
  guild_id: string
  channel_id: string
  first_at: string
  last_at: string
  messages: number
}

/** Browses one channel of the real app, and reports how long everything took until it was drawn. */
export async function benchBrowse(
  script: string,
  options: BenchOptions,
  report: Report,
): Promise<void> {
  await inArchive(options, async (dir) => {
    const profile = await makeTemporary('profile')
    try {
      const place = await prepare(script, dir, options, report)
      const window = await openBenchWindow(script, profile, dir)
      try {
        report.section(
          `${place.messages.toLocaleString('en')} messages in one channel, drawn by ${window.renderer}`,
        )
        report.details.renderer = window.renderer
        await addOpens(window, place, options.opens, report)
        await addJumps(window, place, options.opens, report)
        await addFlings(window, place, report)
        await addMemory(window, place, options.minutes, report)
      } finally {
        await window.close()
      }
    } finally {
      await removeTemporary(profile)
    }
  })
}

/** Takes the archive that is there, or makes one with all messages in one channel. */
async function prepare(
  script: string,
  dir: string,
  options: BenchOptions,
  report: Report,
): Promise<Place> {
  const isMade = existsSync(join(dir, 'pgdata'))
  await mkdir(dir, { recursive: true })
  const engine = await startEngine(script, dir)
  try {
    if (!isMade) {
      report.say(`Making an archive in ${dir}`)
      const { messages, exports } = options
      const made = await makeExports(script, { dir: exports, messages, files: 1 })
      await ingest(engine, made.dir).finally(() => made.remove())
    }
    const { rows } = await engine.ask<{ rows: Place[] }>('sql.run', {
      sql: `select guild_id::text, channel_id::text, count(*)::int as messages,
          min(posted_at) as first_at, max(posted_at) as last_at
        from discord.messages group by 1, 2 order by 3 desc limit 1`,
    })
    const [place] = rows
    if (!place) throw new Error(`the archive in ${dir} holds no message`)
    return place
  } finally {
    await engine.close()
  }
}

const addressOf = ({ guild_id, channel_id }: Place) => `/g/${guild_id}/c/${channel_id}`

/** To a page that asks the archive nothing: what another one still waits for would stand before the first messages. */
async function elsewhere({ page }: BenchWindow): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/export-guide'
  })
  await page.waitForFunction(() => document.querySelector('[role="log"]') === null)
}

async function addOpens(
  window: BenchWindow,
  place: Place,
  opens: number,
  report: Report,
): Promise<void> {
  const times: number[] = []
  await drawnAfter(window.page, addressOf(place))
  while (times.length < opens) {
    await elsewhere(window)
    times.push(await drawnAfter(window.page, addressOf(place)))
  }
  addSpread(report, 'open a channel at its newest, p95', times, TARGETS.open_ms)
}

async function addJumps(
  window: BenchWindow,
  place: Place,
  opens: number,
  report: Report,
): Promise<void> {
  const random = randomNumbers(SEED)
  const [from, to] = [Date.parse(place.first_at), Date.parse(place.last_at)]
  const times: number[] = []
  while (times.length < opens) {
    const date = new Date(from + random() * (to - from)).toISOString()
    const address = `${addressOf(place)}?date=${encodeURIComponent(date)}`
    times.push(await drawnAfter(window.page, address, date))
  }
  addSpread(report, 'jump to a random date, p95', times, TARGETS.jump_ms)
}

function addSpread(report: Report, name: string, times: number[], target: number): void {
  const { p50, p95, longest, count } = spreadOf(times)
  const note = `p50 ${p50.toFixed(0)}, longest ${longest.toFixed(0)} ms, ${count} times`
  report.add(measure(name, p95, 'ms', { target, note }))
  report.details[name] = times
}

/** Frames are timed in one pass and looked at in another: looking takes time itself. */
async function addFlings(window: BenchWindow, place: Place, report: Report): Promise<void> {
  const middle = new Date(
    (Date.parse(place.first_at) + Date.parse(place.last_at)) / 2,
  ).toISOString()
  const start = `${addressOf(place)}?date=${encodeURIComponent(middle)}`
  for (const [word, speed] of Object.entries(SPEEDS)) {
    for (const [way, pixels] of [
      ['up', -FLING_PIXELS],
      ['down', FLING_PIXELS],
    ] as const) {
      const name = `fling ${way}, ${word}`
      await elsewhere(window)
      await drawnAfter(window.page, start)
      const { drawn, dropped, tasks } = await window.traced(() => window.fling(pixels, speed))
      const note = `${drawn.length + 1} frames at ${Math.round(speed / 60)} px, ${dropped} dropped; longest task ${quantile(tasks, 1).toFixed(0)} ms`
      report.add(
        measure(`${name}: frame, p95`, quantile(drawn, 0.95), 'ms', {
          target: TARGETS.frame_p95_ms,
          note,
        }),
      )
      report.add(
        measure(`${name}: longest frame`, quantile(drawn, 1), 'ms', {
          target: TARGETS.frame_longest_ms,
        }),
      )
      await elsewhere(window)
      await drawnAfter(window.page, start)
      const seen = await watchFrames(window.page)
      await window.fling(pixels, speed)
      const shown = await seen()
      report.add(blankFrames(name, shown))
      report.details[name] = { drawn, dropped, tasks, shown }
    }
  }
}

function blankFrames(name: string, { frames, blank, skeletons, most_rows }: Shown) {
  const note = `of ${frames}; ${skeletons} with placeholders, at most ${most_rows} rows in the document`
  return measure(`${name}: frames with a blank tenth`, blank, '', { target: 0, note })
}

async function addMemory(
  window: BenchWindow,
  place: Place,
  minutes: number,
  report: Report,
): Promise<void> {
  await elsewhere(window)
  await drawnAfter(window.page, `${addressOf(place)}?date=${encodeURIComponent(place.last_at)}`)
  // What a list of full length holds is no growth: memory counts from where it is full.
  for (let step = 0; step < 6; step++) await window.fling(-STEP_PIXELS, SPEEDS.fast)
  const before = await window.memory()
  const end = Date.now() + minutes * 60_000
  let pixels = 0
  for (let step = 0; Date.now() < end; step++) {
    // Two steps back for eight forth: both ends grow and are cut.
    await window.fling(step % 10 < 8 ? -STEP_PIXELS : STEP_PIXELS, SPEEDS.fast)
    pixels += STEP_PIXELS
  }
  const after = await window.memory()
  const scrolled = `after ${minutes} min, ${pixels.toLocaleString('en')} px`
  for (const part of ['heap', 'process'] as const) {
    report.add(
      measure(`memory of the page: ${part}`, after[part] / 1e6, 'MB', {
        ratio: { value: after[part] / before[part], of: 'before' },
        target: TARGETS.memory_growth,
        note: scrolled,
      }),
    )
  }
  report.add(
    measure('elements in the document', after.nodes, '', { note: `${before.nodes} before` }),
  )
  report.details.memory = { before, after }
}
