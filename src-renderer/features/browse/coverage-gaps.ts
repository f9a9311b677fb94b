import type { Coverage } from '#shared/export-files'

/** A time that no export covers. */
export type Gap = { from: string; to: string }

/** What exports cover of a channel: the gaps between, oldest first, and where the last one ends; null = unknown. */
export type Covered = { gaps: readonly Gap[]; ends_at: string | null }

export const NOTHING_KNOWN: Covered = { gaps: [], ends_at: null }

/** Shorter gaps are no news: exports that follow each other leave some seconds. */
const SHORT_MS = 60_000

/** Reads the files' times of a channel; with more files than were told of, neither gaps nor the end are known. */
export function coveredBy({ lanes, total }: Pick<Coverage, 'lanes' | 'total'>): Covered {
  if (total > lanes.length) return NOTHING_KNOWN
  const spans = lanes
    .flatMap(({ asked }) => asked)
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from))
  const gaps: Gap[] = []
  let end: string | null = null
  for (const { from, to } of spans) {
    if (end !== null && Date.parse(from) - Date.parse(end) > SHORT_MS)
      gaps.push({ from: end, to: from })
    if (end === null || Date.parse(to) > Date.parse(end)) end = to
  }
  return { gaps, ends_at: end }
}
