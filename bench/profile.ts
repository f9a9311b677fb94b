import type { Replayed } from './replay'
import type { Report } from './report'
import type { Stage, Tally } from './stages'

const ROWS = 18
const LEAST_SECONDS = 0.05

/** Prints where each stage's time went: threads, then kinds of statements. */
export function addProfile(report: Report, stages: readonly Stage[]): void {
  for (const { name, seconds, statements, threads } of stages) {
    if (seconds < LEAST_SECONDS) continue
    report.section(`Profile: ${name}, ${seconds.toFixed(2)} s`)
    const busy = (thread: string, time: number) =>
      `${thread} ${time.toFixed(2)} s (${((100 * time) / seconds).toFixed(0)} %)`
    report.say(
      `  processor: ${[busy('engine thread', threads.engine), busy('parser thread', threads.parser), busy('the runtime', threads.helpers)].join(', ')}`,
    )
    for (const [what, tally] of longest(statements)) report.say(rowOf(what, tally))
  }
}

/** Prints what each kind of statement took on both sides of a replay. */
export function addReplayProfile(
  report: Report,
  pglite: Replayed | undefined,
  native: Replayed | undefined,
): void {
  report.section('Profile: the same statements, PGlite and native')
  for (const [what, tally] of longest(pglite?.statements ?? {})) {
    const theirs = (native?.statements[what]?.ms ?? 0) / 1000
    const ratio = theirs > 0 ? `${(tally.ms / 1000 / theirs).toFixed(2)} x` : ''
    report.say(`${rowOf(what, tally)}  native ${theirs.toFixed(2).padStart(7)} s ${ratio}`)
  }
}

function longest(statements: Record<string, Tally>): [string, Tally][] {
  return Object.entries(statements)
    .toSorted(([, a], [, b]) => b.ms - a.ms)
    .slice(0, ROWS)
}

function rowOf(what: string, { count, ms, longest_ms }: Tally): string {
  const seconds = (ms / 1000).toFixed(2).padStart(7)
  const each = `${(ms / count).toFixed(1)} ms`.padStart(10)
  return `  ${what.padEnd(32)} ${String(count).padStart(7)} x ${each} = ${seconds} s  longest ${longest_ms.toFixed(0)} ms`
}
