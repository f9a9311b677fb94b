import { performance } from 'node:perf_hooks'
import type { EmbedResult } from '#shared/job'
import type { MeaningStatus } from '#shared/meaning'
import type { SearchMode, SearchPage } from '#shared/search'
import { type BenchEngine, startEngine } from './engine'
import type { BenchJob } from './ingest'
import { ingest, inNewArchive } from './loads'
import type { CodeRecall } from './meaning-recall'
import { claim, measure, type Report } from './report'
import { spreadOf } from './stats'
import { TARGETS } from './targets'

/** What people may look for, in words that need not stand in any message. */
export const MEANT = [
  'how do I log in again',
  'the page does not load',
  'when is the next meeting',
  'who can help me with an error',
  'thank you so much for the help',
  'what should we vote for',
  'the music was wonderful',
  'which games do you play',
  'I am new here, hello everybody',
  'somebody was rude and should be banned',
  'a bug in the latest version',
  'how much money is left',
  'pictures of my pet',
  'it is too expensive',
  'where are the instructions',
  'please review my work',
  'good night, see you tomorrow',
  'the design looks old',
  'connection keeps dropping',
  'congratulations on the release',
]
/** Each is asked so often; the first time is cold. */
const ROUNDS = 3

/** Loads the exports, gives all messages their vectors, and measures that, searches by meaning, and the first look. */
export async function benchMeaning({ script, dir, report }: BenchJob): Promise<void> {
  await inNewArchive(async (archiveDir) => {
    const engine = await startEngine(script, archiveDir)
    try {
      await ingest(engine, dir)
      await addEmbedding(engine, report)
    } finally {
      await engine.close()
    }
    await addMeaning(script, archiveDir, report)
  })
}

/** Gives all messages of an open archive their vectors, and measures how fast. */
export async function addEmbedding(engine: BenchEngine, report: Report): Promise<void> {
  const startedAt = performance.now()
  const { result } = await engine.runJob({ kind: 'embed', params: {} })
  const seconds = (performance.now() - startedAt) / 1000
  const { messages, embedded, model } = result as EmbedResult
  const { runtime } = await engine.ask<MeaningStatus>('meaning.status')
  report.section(`Meaning: ${model}, ${runtime ?? 'not loaded'}`)
  const rate = messages / seconds
  const note = `at least ${TARGETS.embedded_per_second}; ${embedded.toLocaleString('en')} of ${messages.toLocaleString('en')} have a vector`
  report.add(claim('messages embedded a second', rate, rate >= TARGETS.embedded_per_second, note))
}

/** Measures searches by meaning in an archive with vectors that nobody has open, and what the first look misses. */
export async function addMeaning(
  script: string,
  archiveDir: string,
  report: Report,
): Promise<void> {
  const engine = await startEngine(script, archiveDir)
  try {
    const { embedded } = await engine.ask<MeaningStatus>('meaning.status')
    for (const mode of ['meaning', 'hybrid'] as const) {
      const { cold, warm } = await timesOf(engine, mode)
      const spread = spreadOf(warm)
      report.add(
        measure(`${mode}, p95`, spread.p95, 'ms', {
          target: TARGETS.meaningMs(embedded),
          note: `p50 ${spread.p50.toFixed(0)} ms, first of all ${cold.toFixed(0)} ms, ${embedded.toLocaleString('en')} vectors`,
        }),
      )
    }
  } finally {
    await engine.close()
  }
  // in a process of its own, where the engine has not loaded the model
  const other = await startEngine(script, archiveDir)
  try {
    const found = await other.ask<CodeRecall>('bench.recall', { texts: MEANT })
    report.add(
      measure('first look, % of the ten nearest', found.recall * 100, '', {
        note: `beside comparing all: p50 ${spreadOf(found.by_code_ms).p50.toFixed(0)} ms and ${spreadOf(found.exact_ms).p50.toFixed(0)} ms`,
      }),
    )
  } finally {
    await other.close()
  }
}

/** Every text once to load what is needed, then in turn; no text twice in a row, so that no page is remembered. */
async function timesOf(
  engine: BenchEngine,
  mode: SearchMode,
): Promise<{ cold: number; warm: number[] }> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of MEANT) {
      const startedAt = performance.now()
      const page = await engine.ask<SearchPage>('search.messages', { text, mode, limit: 50 })
      times.push(performance.now() - startedAt)
      if (page.mode !== mode) throw new Error(`the archive was searched by ${page.mode}`)
    }
  }
  return { cold: times[0] ?? 0, warm: times.slice(1) }
}
