import { commandLineOf, comparePaired } from './against'
import { runChatAnalytics } from './chat-analytics'
import { type Floor, measureFloor } from './floor'
import { type ReadLoad, readLoad, type TimedLoad, timedLoad } from './loads'
import { makeTemporary, removeTemporary } from './make'
import { findNative, type NativePrograms } from './native'
import type { BenchOptions } from './options'
import { addProfile, addReplayProfile } from './profile'
import { addReads } from './reads'
import { type Replayed, replayOnNative, replayOnPglite } from './replay'
import { claim, type Measure, measure, type Report } from './report'
import { TARGETS } from './targets'

/** What a run measures with and on. */
export type BenchJob = {
  /** The built bench. */
  script: string
  /** The folder of exports, and the bytes in it. */
  dir: string
  bytes: number
  options: BenchOptions
  report: Report
}

/** Measures an ingest in every way the options ask for; a soak is the load and the count alone. */
export async function benchIngest(job: BenchJob): Promise<void> {
  const { script, dir, options, report } = job
  // On either side of the load: what slowed the machine for a while slowed one of them. The first warms the file cache.
  const before = await measureFloor(script, dir)
  const load = await best(
    options.repeat,
    () => timedLoad(script, dir, before.files),
    (one) => one.searchableSeconds,
  )
  const after = await measureFloor(script, dir)
  const floor = before.seconds < after.seconds ? before : after
  addFloor(report, floor, [before, after])
  addLoad(job, floor, load)
  if (options.profile) addProfile(report, load.stages)
  report.details.stages = load.stages
  if (options.kind === 'soak') return

  await attempt(report, () => readAndReplay(job, floor))
  if (options.chat_analytics) await attempt(report, () => compareChatAnalytics(job, load))
  const { against } = options
  if (against !== null) await attempt(report, () => compareBuild(job, against))
}

/** What cannot be compared does not cost the figures of the rest. */
async function attempt(report: Report, compare: () => Promise<void>): Promise<void> {
  try {
    await compare()
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    report.add(claim('not measured', 0, false, why))
  }
}

/** Loads once more while somebody reads, and lets PGlite and a native server do what that load asked. */
async function readAndReplay(job: BenchJob, floor: Floor): Promise<void> {
  const { script, dir, options, report } = job
  const programs = options.no_postgres ? null : await findNative(options.postgres)
  const recording = programs === null ? null : await makeTemporary('recording')
  try {
    const exports = { script, dir, places: floor.places }
    await readLoad(exports, recording, async (read, engine) => {
      addReadLoad(report, read)
      report.section('Reading the loaded archive')
      await addReads(engine, floor, report)
    })
    if (programs !== null && recording !== null) await compareNative(job, programs, recording)
    else {
      const why = options.no_postgres ? 'left out' : 'initdb and postgres were not found'
      report.say(`\nnative PostgreSQL: ${why}`)
    }
  } finally {
    if (recording !== null) await removeTemporary(recording)
  }
}

async function best<T>(
  times: number,
  run: () => Promise<T>,
  seconds: (one: T) => number,
): Promise<T> {
  let fastest = await run()
  for (let again = 1; again < times; again++) {
    const one = await run()
    if (seconds(one) < seconds(fastest)) fastest = one
  }
  return fastest
}

function addFloor(report: Report, floor: Floor, runs: readonly Floor[]): void {
  const seconds = runs.map((run) => run.seconds.toFixed(2)).join(' and ')
  const note = `JSON.parse of ${floor.messages.toLocaleString('en')} messages, before and after the load: ${seconds} s`
  report.add(measure('floor', floor.seconds, 's', { note }))
}

function addLoad({ bytes, report }: BenchJob, floor: Floor, load: TimedLoad): void {
  const { result, stages, again } = load
  const ofFloor = (seconds: number) => ({ value: seconds / floor.seconds, of: 'floor' })
  const perSecond = (seconds: number) => result.messages.new / seconds
  report.section('Ingest into a new archive, nobody reading')
  report.add(measure('open', load.openSeconds, 's', { note: 'a new archive' }))
  for (const { name, seconds, blocks } of stages) {
    if (seconds < 0.005) continue
    const usual = blocks.count > 1 ? `, p95 ${blocks.p95.toFixed(0)} ms of ${blocks.count}` : ''
    const note = `longest block ${blocks.longest.toFixed(0)} ms${usual}`
    report.add(measure(`  ${name}`, seconds, 's', { ratio: ofFloor(seconds), note }))
  }
  report.add(
    measure('load', load.loadSeconds, 's', {
      ratio: ofFloor(load.loadSeconds),
      target: TARGETS.load_of_floor,
      note: `all rows are in: ${Math.round(perSecond(load.loadSeconds)).toLocaleString('en')} messages/s, ${(bytes / 1e6 / load.loadSeconds).toFixed(0)} MB/s`,
    }),
  )
  report.add(
    measure('searchable', load.searchableSeconds, 's', {
      ratio: ofFloor(load.searchableSeconds),
      target: TARGETS.searchable_of_floor,
      note: `${Math.round(perSecond(load.searchableSeconds)).toLocaleString('en')} messages/s, ${(bytes / 1e6 / load.searchableSeconds).toFixed(0)} MB/s`,
    }),
  )
  report.add(
    measure('peak memory', load.peakBytes / 1e6, 'MB', {
      target: TARGETS.peakMemoryMb(floor.messages),
      note: 'resident, the whole process tree',
    }),
  )
  report.add(measure('on disk', load.archiveBytes / 1e6, 'MB', { note: 'the archive when done' }))
  report.add(completeness(load))
  const note = `the same once more: ${again.result.files.unchanged} files unchanged`
  report.add(measure('again', again.seconds, 's', { note }))
}

/** Whether every message of every file is there, and found by its words. */
function completeness({ result, incomplete, unsearchable }: TimedLoad): Measure {
  const { ingested, found } = result.files
  const lost = [
    ...incomplete.slice(0, 5),
    ...(unsearchable > 0 ? [`${unsearchable} messages are not found by their words`] : []),
  ]
  const note =
    lost.length === 0
      ? `${ingested} of ${found} files ingested, each with every message it holds, all of them searchable`
      : `MISSING: ${lost.join('; ')}`
  return claim('messages', result.messages.new, lost.length === 0, note)
}

function addReadLoad(report: Report, read: ReadLoad): void {
  report.section('Pages of 100 messages while it loads (p50 / p95 / longest)')
  const { load, stages, misses } = read
  report.add(
    measure('page in the load phase, p95', load.p95, 'ms', {
      target: TARGETS.page_in_load_ms,
      note: `p50 ${load.p50.toFixed(0)}, longest ${load.longest.toFixed(0)} ms, ${load.count} pages${misses > 0 ? `, ${misses} came without their message` : ''}`,
    }),
  )
  for (const { name, pages } of stages) {
    if (pages.count === 0) continue
    const note = `p50 ${pages.p50.toFixed(0)}, p95 ${pages.p95.toFixed(0)} ms, ${pages.count} pages`
    report.add(measure(`  ${name}, longest`, pages.longest, 'ms', { note }))
  }
  report.details.pages = read
}

async function compareNative(
  { script, options, report }: BenchJob,
  programs: NativePrograms,
  recording: string,
): Promise<void> {
  const pglite: Replayed[] = []
  const native: Replayed[] = []
  for (let time = 0; time < options.repeat; time++) {
    const onPglite = await replayOnPglite(script, recording)
    pglite.push(onPglite)
    native.push(await replayOnNative(script, recording, programs, onPglite.settings))
  }
  const least = (runs: Replayed[], seconds: (run: Replayed) => number) =>
    Math.min(...runs.map(seconds))
  const { shared_buffers, work_mem, maintenance_work_mem } = native[0]?.settings ?? {}
  report.section(`The same statements on PGlite and on ${programs.version}`)
  report.say(
    `both: shared_buffers ${shared_buffers}, work_mem ${work_mem}, maintenance_work_mem ${maintenance_work_mem}, fsync off, no parallel workers, no autovacuum, no jit`,
  )
  const add = (name: string, seconds: (run: Replayed) => number, target: number | null) => {
    const [ours, theirs] = [least(pglite, seconds), least(native, seconds)]
    // A small load builds no indexes.
    if (theirs === 0) return
    report.add(
      measure(name, ours, 's', {
        ratio: { value: ours / theirs, of: 'native' },
        target,
        note: `native ${theirs.toFixed(2)} s`,
      }),
    )
  }
  add('copy', ({ copySeconds }) => copySeconds, TARGETS.copy_of_native)
  add('indexes', ({ indexSeconds }) => indexSeconds, null)
  add(
    'copy and indexes',
    ({ copySeconds, indexSeconds }) => copySeconds + indexSeconds,
    TARGETS.copy_and_indexes_of_native,
  )
  add('everything a load asks', ({ totalSeconds }) => totalSeconds, null)
  if (options.profile) addReplayProfile(report, pglite[0], native[0])
  report.details.replays = { pglite, native, version: programs.version }
}

async function compareChatAnalytics({ dir, report }: BenchJob, load: TimedLoad): Promise<void> {
  report.section('chat-analytics 1.1.2 on the same files')
  const { seconds, messages, peakBytes } = await runChatAnalytics(dir)
  const note = `${messages.toLocaleString('en')} messages, peak memory ${(peakBytes / 1e6).toFixed(0)} MB`
  report.add(measure('its report', seconds, 's', { note }))
  report.add(
    measure('open and searchable here', load.openSeconds + load.searchableSeconds, 's', {
      ratio: {
        value: (load.openSeconds + load.searchableSeconds) / seconds,
        of: 'chat-analytics',
      },
      target: TARGETS.searchable_of_chat_analytics,
    }),
  )
}

async function compareBuild({ script, dir, options, report }: BenchJob, other: string) {
  const ours = script.replace(/bench\.js$/, 'cli.js')
  const theirs = commandLineOf(other)
  report.section(`The command line's ingest, against ${other}`)
  if (theirs === null) return report.say(`${other} is not built: there is no out/main/cli.js`)
  const [now, before] = await comparePaired(dir, [ours, theirs], options.repeat)
  const add = (name: string, unit: 's' | 'MB', value: (run: typeof now) => number) =>
    report.add(
      measure(name, value(now), unit, {
        ratio: { value: value(now) / value(before), of: 'before' },
        note: `before ${value(before).toFixed(unit === 's' ? 2 : 0)} ${unit}`,
      }),
    )
  add('searchable', 's', ({ seconds }) => seconds)
  add('peak memory', 'MB', ({ peakBytes }) => peakBytes / 1e6)
  add('on disk', 'MB', ({ archiveBytes }) => archiveBytes / 1e6)
}
