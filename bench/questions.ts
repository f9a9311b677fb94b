import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Database } from '#engine/db/database'
import { migrate } from '#engine/db/migrate'
import { sql } from '#engine/db/sql'
import { runQuestion } from '#engine/questions/run'
import type { BackgroundStatus } from '#shared/job'
import type { QuestionInfo, QuestionResult, QuestionRun, ResultRow } from '#shared/question'
import { type BenchEngine, startEngine } from './engine'
import { inArchive, ingest } from './loads'
import { makeExports } from './make'
import { findNative, SHARED_SETTINGS, startNative } from './native'
import { copyArchive } from './native-copy'
import type { BenchOptions } from './options'
import { type Taken, taken } from './processor-time'
import { commonCases, commonRun } from './question-runs'
import { claim, measure, type Report } from './report'
import { spreadOf } from './stats'
import { TARGETS } from './targets'

const ROUNDS = 5

/** A native server with the archive's rows, and the process that answers. */
type Native = { db: Database; pid: number; version: string; stop(): Promise<void> }

/**
 * Asks every question of the catalogue of a loaded archive with all background work done, and the same of a native PostgreSQL
 * with the same rows, in turn. What is compared is processor time, where the system tells it.
 */
export async function benchQuestions(
  script: string,
  options: BenchOptions,
  report: Report,
): Promise<void> {
  await inArchive(options, async (dir) => {
    await prepare(script, dir, options, report)
    const native = options.no_postgres ? null : await nativeCopy(script, dir, options, report)
    try {
      const engine = await startEngine(script, dir)
      try {
        await askAll(engine, native, options, report)
      } finally {
        await engine.close()
      }
    } finally {
      await native?.stop()
    }
  })
}

/** Takes the archive that is there, or makes one; then does what the app would do in the background. */
export async function prepare(
  script: string,
  dir: string,
  options: BenchOptions,
  report: Report,
): Promise<void> {
  const isMade = existsSync(join(dir, 'pgdata'))
  report.section(isMade ? `The archive in ${dir}` : `Making an archive in ${dir}`)
  const engine = await startEngine(script, dir)
  try {
    if (!isMade) {
      const { messages, files, exports } = options
      const made = await makeExports(script, { dir: exports, messages, files })
      const { seconds } = await ingest(engine, made.dir).finally(() => made.remove())
      report.add(measure('searchable', seconds, 's'))
    }
    if (options.no_background) return
    const { work } = await engine.ask<BackgroundStatus>('background.status')
    for (const { kind, title, is_pending } of work) {
      // Nothing of the catalogue reads vectors, and a million of them take a quarter of an hour.
      if (!is_pending || kind === 'embed') continue
      const startedAt = performance.now()
      await engine.runJob({ kind, params: {} })
      report.add(measure(title, (performance.now() - startedAt) / 1000, 's'))
    }
  } finally {
    await engine.close()
  }
}

async function nativeCopy(
  script: string,
  dir: string,
  options: BenchOptions,
  report: Report,
): Promise<Native | null> {
  const programs = await findNative(options.postgres)
  if (programs === null) return null
  const engine = await startEngine(script, dir)
  const { data_checksums, ...settings } = await settingsOf(engine).finally(() => engine.close())
  const server = await startNative(programs, settings, data_checksums === 'on')
  try {
    await migrate(server.db)
    const startedAt = performance.now()
    await copyArchive(dir, server.db)
    report.say(
      `beside ${programs.version}, copied in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
    )
    const [backend] = await server.db.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    const stop = async () => {
      await server.db.close()
      await server.stop()
    }
    return { db: server.db, pid: backend?.pid ?? 0, version: programs.version, stop }
  } catch (thrown) {
    await server.stop()
    throw thrown
  }
}

async function settingsOf(engine: BenchEngine): Promise<Record<string, string>> {
  const names = [...SHARED_SETTINGS, 'data_checksums']
  const columns = names.map((name) => `current_setting('${name}') as ${name}`).join(', ')
  const request = { sql: `select ${columns}`, limit: 1 }
  const { rows } = await engine.ask<{ rows: Record<string, string>[] }>('sql.run', request)
  return rows[0] ?? {}
}

async function askAll(
  engine: BenchEngine,
  native: Native | null,
  { only }: BenchOptions,
  report: Report,
): Promise<void> {
  const common = await commonCases(engine)
  const all = await engine.ask<QuestionInfo[]>('questions.list')
  const questions = all
    .filter(({ id }) => only === null || id.includes(only))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  report.section(`${questions.length} questions, ${ROUNDS} times each after the first`)
  const different: string[] = []
  for (const info of questions) {
    const run = commonRun(info, common)
    const here = await rounds(engine.pid, () => engine.ask<QuestionResult>('questions.run', run))
    const there = native && (await rounds(native.pid, () => runQuestion(native.db, run)))
    addQuestion(run, here, there, report)
    if (there && JSON.stringify(here.rows.map(rounded)) !== JSON.stringify(there.rows.map(rounded)))
      different.push(info.id)
  }
  if (native === null) return
  const note = different.length === 0 ? 'as PostgreSQL does' : different.join(', ')
  report.add(claim('questions answered otherwise', different.length, different.length === 0, note))
}

type Rounds = { first: Taken; warm: Taken[]; rows: ResultRow[] }

async function rounds(pid: number, ask: () => Promise<QuestionResult>): Promise<Rounds> {
  const first = await taken(pid, ask)
  const warm: Taken[] = []
  while (warm.length < ROUNDS) warm.push((await taken(pid, ask)).taken)
  return { first: first.taken, warm, rows: first.value.rows }
}

function addQuestion({ id }: QuestionRun, here: Rounds, there: Rounds | null, report: Report) {
  const clock = spreadOf(here.warm.map(({ ms }) => ms))
  const note = `p50 ${clock.p50.toFixed(0)}, first ${here.first.ms.toFixed(0)} ms, ${here.rows.length} rows`
  report.add(measure(`  ${id}`, clock.p95, 'ms', { target: TARGETS.question_ms, note }))
  if (there === null) return
  const native = spreadOf(there.warm.map(({ ms }) => ms))
  const [own, other] = [workOf(here), workOf(there)]
  report.add(
    measure('    processor', own, 'ms', {
      ratio: { value: own / other, of: 'native' },
      target: TARGETS.question_of_native,
      note: `native ${other.toFixed(1)} ms; by the clock p50 ${native.p50.toFixed(0)}, p95 ${native.p95.toFixed(0)}`,
    }),
  )
}

/** The median of what the rounds took of the processor, or by the clock. */
function workOf({ warm }: Rounds): number {
  return spreadOf(warm.map(({ ms, processor_ms }) => processor_ms ?? ms)).p50
}

/** The twelve digits in which two builds of PostgreSQL agree. */
function rounded(row: ResultRow): ResultRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ]),
  )
}
