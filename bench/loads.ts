import { performance } from 'node:perf_hooks'
import type { IngestResult } from '#shared/job'
import { type BenchEngine, startEngine } from './engine'
import type { FileCount, Place } from './floor'
import { makeTemporary, removeTemporary, sizeOf } from './make'
import type { BenchOptions } from './options'
import { latenciesByStage, Reader } from './reader'
import type { Stage } from './stages'
import { type Spread, spreadOf, sum } from './stats'

/** The stage in which messages come in; with it ends the load phase. */
const LOAD_STAGE = 'Reading messages'

/** A first ingest into a new archive that nobody disturbed. */
export type TimedLoad = {
  openSeconds: number
  /** Until every message was in. */
  loadSeconds: number
  /** Until everything was built and the job was done. */
  searchableSeconds: number
  result: IngestResult
  stages: Stage[]
  peakBytes: number
  /** The archive's folder when the job was done. */
  archiveBytes: number
  /** Files whose messages in the archive are not as many as in the file. */
  incomplete: string[]
  /** Messages with a long word in them that the words do not know. */
  unsearchable: number
  /** The same ingest once more: nothing changed. */
  again: { seconds: number; result: IngestResult }
}

/** Loads the exports with nobody reading, checks that every message is there, and ingests them once more. */
export async function timedLoad(
  script: string,
  dir: string,
  files: readonly FileCount[],
): Promise<TimedLoad> {
  return inNewArchive(async (archiveDir) => {
    const engine = await startEngine(script, archiveDir)
    try {
      const first = await ingest(engine, dir)
      const stages = await engine.stages()
      const peakBytes = await engine.peakBytes()
      const archiveBytes = await sizeOf(archiveDir)
      const incomplete = await incompleteFiles(engine, files)
      const unsearchable = await countUnsearchable(engine)
      const again = await ingest(engine, dir)
      return {
        openSeconds: engine.openSeconds,
        loadSeconds: loadSeconds(stages),
        searchableSeconds: first.seconds,
        result: first.result,
        stages,
        peakBytes,
        archiveBytes,
        incomplete,
        unsearchable,
        again,
      }
    } finally {
      await engine.close()
    }
  })
}

/** What a reader saw while the exports came in. */
export type ReadLoad = {
  /** Pages in the stages up to and with the one in which messages come in, in milliseconds. */
  load: Spread
  /** Pages by stage; a stage that ended before a call was asked has none. */
  stages: { name: string; pages: Spread }[]
  misses: number
}

/**
 * Loads the exports while somebody reads, records what the job asks of the database when `recordTo` names a folder,
 * then hands what the reader saw and the engine with the loaded archive on to `afterwards`.
 */
export async function readLoad(
  { script, dir, places }: { script: string; dir: string; places: readonly Place[] },
  recordTo: string | null,
  afterwards: (read: ReadLoad, engine: BenchEngine) => Promise<void>,
): Promise<void> {
  await inNewArchive(async (archiveDir) => {
    const engine = await startEngine(script, archiveDir, recordTo)
    try {
      const reader = new Reader(engine, places)
      const reading = reader.read()
      const request = { kind: 'ingest', params: { paths: [dir] } }
      await Promise.all([
        engine.runJob(request, (job) => reader.onJob(job)).finally(() => reader.stop()),
        reading,
      ])
      await afterwards(seenBy(reader), engine)
    } finally {
      await engine.close()
    }
  })
}

function seenBy({ readings, stages, misses }: Reader): ReadLoad {
  const latencies = latenciesByStage(readings, stages)
  const names = [...latencies.keys()]
  const inLoad = names.slice(0, names.indexOf(LOAD_STAGE) + 1)
  return {
    load: spreadOf(inLoad.flatMap((name) => latencies.get(name) ?? [])),
    stages: [...latencies].map(([name, values]) => ({ name, pages: spreadOf(values) })),
    misses,
  }
}

/** Runs work on a new archive's folder that is gone afterwards. */
export async function inNewArchive<T>(work: (archiveDir: string) => Promise<T>): Promise<T> {
  const archiveDir = await makeTemporary('archive')
  try {
    return await work(archiveDir)
  } finally {
    await removeTemporary(archiveDir)
  }
}

/** Runs work on the archive that the options name, else on a new one that is gone afterwards. */
export function inArchive<T>(
  { archive }: BenchOptions,
  work: (archiveDir: string) => Promise<T>,
): Promise<T> {
  return archive === null ? inNewArchive(work) : work(archive)
}

/** Runs an ingest to its end; seconds from the call to the job's last word. */
export async function ingest(
  engine: BenchEngine,
  dir: string,
): Promise<{ seconds: number; result: IngestResult }> {
  const startedAt = performance.now()
  const job = await engine.runJob({ kind: 'ingest', params: { paths: [dir] } })
  return { seconds: (performance.now() - startedAt) / 1000, result: job.result as IngestResult }
}

/** Seconds of the stages up to and with the one in which messages come in. */
export function loadSeconds(stages: readonly Stage[]): number {
  const last = stages.findIndex(({ name }) => name === LOAD_STAGE)
  return sum(stages.slice(0, last + 1), ({ seconds }) => seconds)
}

async function incompleteFiles(
  engine: BenchEngine,
  files: readonly FileCount[],
): Promise<string[]> {
  const { rows } = await engine.ask<{ rows: { path: string; messages: number }[] }>('sql.run', {
    sql: `select f.path, count(m.id)::int as messages
      from discord.export_files f left join discord.messages m on m.file_id = f.id group by f.path`,
    limit: 10_000,
  })
  return differences(
    files,
    rows.map(({ path, messages }) => ({ name: path.split(/[\\/]/).at(-1) ?? path, messages })),
  )
}

async function countUnsearchable(engine: BenchEngine): Promise<number> {
  const { rows } = await engine.ask<{ rows: { messages: number }[] }>('sql.run', {
    sql: `select count(*)::int as messages from discord.messages m
      where m.is_content and m.content ~ '(^| )[a-z]{6,20}( |$)' and not exists (
        select from discord.message_words w
        where w.channel_id = m.channel_id and w.message_id = m.id)`,
  })
  return rows[0]?.messages ?? 0
}

/** What is not as it should be, file by file, in words. */
export function differences(expected: readonly FileCount[], found: readonly FileCount[]): string[] {
  const counts = new Map(found.map(({ name, messages }) => [name, messages]))
  return expected.flatMap(({ name, messages }) => {
    const stored = counts.get(name) ?? 0
    return stored === messages ? [] : [`${name}: ${stored} of ${messages} messages`]
  })
}
