import { performance } from 'node:perf_hooks'
import type { SearchCount } from '#shared/search'
import { type BenchEngine, startEngine } from './engine'
import type { BenchJob } from './ingest'
import { ingest, inNewArchive } from './loads'
import { makeTemporary, removeTemporary } from './make'
import { measure, type Report } from './report'
import { type OtherTimes, timesOfFts5, timesOfNative } from './search-others'
import { type SearchClass, searchClasses } from './search-queries'
import { spreadOf } from './stats'

const PAGE = 50
const WARM_ROUNDS = 3
const COUNT_MS = 300
const FACETS_MS = 300

/**
 * Loads the exports and measures searches by class, each the first time (cold: the archive was opened just before) and again,
 * with counts and facets, beside SQLite FTS5 and a native PostgreSQL. Searches by meaning are measured by `bench -- meaning`.
 */
export async function benchSearch({ script, dir, report, options }: BenchJob): Promise<void> {
  const recording = options.no_postgres ? null : await makeTemporary('recording')
  try {
    await inNewArchive(async (archiveDir) => {
      const loading = await startEngine(script, archiveDir, recording)
      const load = await ingest(loading, dir).finally(() => loading.close())
      report.section('Words of a loaded archive')
      report.add(measure('searchable', load.seconds, 's'))
      const counting = await startEngine(script, archiveDir)
      let classes: SearchClass[]
      let fts5: OtherTimes | null = null
      try {
        const startedAt = performance.now()
        await counting.runJob({ kind: 'vocabulary', params: {} })
        const seconds = (performance.now() - startedAt) / 1000
        report.add(measure('words counted in the background', seconds, 's'))
        classes = await searchClasses(counting)
        fts5 = await timesOfFts5(counting, asked(classes, 'fts5'))
      } finally {
        await counting.close()
      }
      const native =
        recording === null
          ? null
          : await timesOfNative(recording, options.postgres, asked(classes, 'tsquery'))
      report.say(
        `beside: ${fts5 ? 'SQLite FTS5' : 'no SQLite'}, ${native ? `${native.version}, every hit ranked` : 'no PostgreSQL'}`,
      )
      await addSearches(
        script,
        archiveDir,
        classes,
        { fts5, native: native?.times ?? null },
        report,
      )
    })
  } finally {
    if (recording !== null) await removeTemporary(recording)
  }
}

function asked(classes: readonly SearchClass[], program: 'fts5' | 'tsquery'): string[][] {
  return classes.map(({ others }) => others?.[program] ?? [])
}

async function addSearches(
  script: string,
  archiveDir: string,
  classes: readonly SearchClass[],
  others: { fts5: OtherTimes | null; native: OtherTimes | null },
  report: Report,
): Promise<void> {
  for (const [at, one] of classes.entries()) {
    const engine = await startEngine(script, archiveDir)
    try {
      report.section(`${one.name}, ${one.texts.length} searches, ${PAGE} hits with snippets`)
      const page = (text: string) =>
        engine.ask('search.messages', { text, mode: one.mode, limit: PAGE })
      const cold = await round(one.texts, page)
      const warm: number[] = []
      for (let n = 0; n < WARM_ROUNDS; n++) warm.push(...(await round(one.texts, page)))
      add(report, 'page, cold', cold, null)
      add(report, 'page', warm, one.target_ms)
      for (const [name, times] of Object.entries(others)) {
        const of = times?.warm[at] ?? []
        if (of.length === 0) continue
        add(report, `  ${name === 'fts5' ? 'SQLite FTS5' : 'PostgreSQL, all ranked'}`, of, null)
      }
      const counts = await round(one.texts, (text) => countAll(engine, text, one))
      add(report, 'count, to its end', counts, one.mode === 'words' ? null : COUNT_MS)
      const slices: number[] = []
      for (const text of one.texts) slices.push(...(await slicesOf(engine, text, one)))
      add(report, '  longest part of it', slices, COUNT_MS)
      const facets = await round(one.texts, (text) =>
        engine.ask('search.facets', { text, mode: one.mode }),
      )
      add(report, 'facets', facets, FACETS_MS)
    } finally {
      await engine.close()
    }
  }
}

function add(report: Report, name: string, times: readonly number[], target: number | null): void {
  const { p50, p95, longest } = spreadOf(times)
  const note = `p50 ${p50.toFixed(1)}, longest ${longest.toFixed(0)} ms`
  report.add(measure(`  ${name}, p95`, p95, 'ms', { target, note }))
}

async function round(
  texts: readonly string[],
  ask: (text: string) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  for (const text of texts) times.push(await timed(() => ask(text)))
  return times
}

async function slicesOf(
  engine: BenchEngine,
  text: string,
  { mode }: SearchClass,
): Promise<number[]> {
  const times: number[] = []
  let next: string | null = null
  do {
    const startedAt = performance.now()
    const counted: SearchCount = await engine.ask('search.count', { text, mode, next })
    times.push(performance.now() - startedAt)
    next = counted.next
  } while (next !== null)
  return times
}

async function countAll(engine: BenchEngine, text: string, of: SearchClass): Promise<void> {
  await slicesOf(engine, text, of)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
