import { compareRange, markCompared, waitingRanges } from '../archive/write-missing'
import type { JobContext } from './kind'

/**
 * Finds the messages that later exports of a channel no longer hold, wherever exports overlap that were not compared
 * yet; also those that an earlier job left when it was stopped. Short transactions; a stop loses none of it.
 */
export async function compareExports(context: JobContext): Promise<void> {
  const ranges = await waitingRanges(context.db)
  if (ranges.length > 0) context.progress({ stage: 'Comparing exports of the same channels' })
  for (const range of ranges) {
    let from: string | null = range.first_id
    while (from !== null) {
      const left = { ...range, first_id: from }
      from = await context.batch(async (tx) => {
        const next = await compareRange(tx, left)
        if (next === null) await markCompared(tx, range)
        return next
      })
    }
  }
}
