import { SEARCH_MODES, type SearchMode, type SearchPage } from '#shared/search'
import { runBackground } from './background'
import { type BenchEngine, startEngine } from './engine'
import { ingest, inNewArchive } from './loads'
import { DEPTH, meanScores, type Scores, scoresOf } from './relevance-scores'
import {
  HALVES,
  type JudgedQuery,
  QUERY_CLASSES,
  RELEVANCE_DIR,
  readQueries,
} from './relevance-set'
import type { Report } from './report'

/** How far below the better of words and meaning hybrid may be in a class. */
export const TOLERANCE = 0.02

/** A query as it was answered in one mode. */
export type Answered = { query: JudgedQuery; mode: SearchMode; hits: string[]; scores: Scores }

/** Loads the labelled guild, runs all background work, and asks every judged query in every mode. */
export async function benchRelevance(script: string, report: Report): Promise<void> {
  const queries = readQueries()
  await inNewArchive(async (archiveDir) => {
    const engine = await startEngine(script, archiveDir)
    try {
      const { result } = await ingest(engine, `${RELEVANCE_DIR}/guild`)
      report.section(`Relevance: ${queries.length} searches of ${result.messages.new} messages`)
      for (const { title } of await runBackground(engine)) report.say(`background: ${title}`)
      const answered: Answered[] = []
      for (const mode of SEARCH_MODES) {
        for (const query of queries) {
          const one = await ask(engine, query, mode)
          if (one !== null) answered.push(one)
        }
      }
      for (const half of HALVES) sayTable(report, answered, half)
      sayTable(report, answered, null)
      sayVerdicts(report, answered)
      report.details.relevance = answered.map(({ query, mode, hits, scores }) => ({
        ...{ id: query.id, mode, ...scores, hits },
      }))
    } finally {
      await engine.close()
    }
  })
}

/** null = this archive does not answer in that mode. */
async function ask(
  engine: BenchEngine,
  query: JudgedQuery,
  mode: SearchMode,
): Promise<Answered | null> {
  const input = { text: query.text, mode, limit: DEPTH }
  const page = await engine.ask<SearchPage>('search.messages', input)
  if (page.mode !== mode) return null
  const hits = page.rows.map(({ message_id }) => message_id)
  return { query, mode, hits, scores: scoresOf(hits, query.relevant) }
}

/** The mean scores of a class in a mode; `of` null = all classes, `half` null = both. */
function mean(
  answered: readonly Answered[],
  mode: SearchMode,
  of: string | null,
  half: string | null,
): Scores {
  return meanScores(
    answered
      .filter((one) => one.mode === mode && (of === null || one.query.class === of))
      .filter(({ query }) => half === null || query.half === half)
      .map(({ scores }) => scores),
  )
}

function sayTable(report: Report, answered: readonly Answered[], half: string | null): void {
  report.say(`\n${half === null ? 'both halves' : half.replace('_', ' ')}: recall@10 MRR nDCG@10`)
  report.say(
    ['class'.padEnd(12), ...SEARCH_MODES.map((mode) => mode.padEnd(16))].join('').trimEnd(),
  )
  for (const name of [...QUERY_CLASSES, null]) {
    const cells = SEARCH_MODES.map((mode) => {
      if (!answered.some((one) => one.mode === mode)) return '   –'.padEnd(16)
      const { recall, mrr, ndcg } = mean(answered, mode, name, half)
      return [recall, mrr, ndcg].map(short).join(' ').padEnd(16)
    })
    report.say([(name ?? 'all').padEnd(12), ...cells].join('').trimEnd())
  }
}

function sayVerdicts(report: Report, answered: readonly Answered[]): void {
  if (!answered.some(({ mode }) => mode === 'hybrid')) return
  report.say(`\nhybrid is within ${TOLERANCE} of the better of words and meaning`)
  for (const half of [...HALVES, null]) {
    const missed = shortfalls(answered, half).map(
      ({ name, key, missed }) => `${name} ${key} -${missed.toFixed(3)}`,
    )
    const of = half === null ? 'both halves' : half.replace('_', ' ')
    report.say(`${missed.length === 0 ? '✓' : '✗'} ${of}: ${missed.join(', ') || 'every class'}`)
  }
}

/** Where hybrid is more than the tolerance below the better of words and meaning. */
export function shortfalls(
  answered: readonly Answered[],
  half: string | null,
): { name: string; key: keyof Scores; missed: number }[] {
  return QUERY_CLASSES.flatMap((name) => {
    const [words, meaning, hybrid] = (['words', 'meaning', 'hybrid'] as const).map((mode) =>
      mean(answered, mode, name, half),
    ) as [Scores, Scores, Scores]
    return (['recall', 'mrr', 'ndcg'] as const).flatMap((key) => {
      const missed = Math.max(words[key], meaning[key]) - hybrid[key]
      return missed > TOLERANCE ? [{ name, key, missed }] : []
    })
  })
}

function short(value: number): string {
  return value.toFixed(2).replace(/^0/, '').padStart(4)
}
