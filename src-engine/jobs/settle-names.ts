import { settleNames } from '../archive/entities/entity-settle'
import type { JobContext } from './kind'

/** Nobody can read while names are counted, and the names that come first are said most. */
const FIRST = 20
const MOST = 1000
const SHORT_MS = 40
const LONG_MS = 100

/** Counts all names whose mentions changed, so many at once as readers don't notice. */
export async function settleAllNames(context: JobContext): Promise<void> {
  for (let atOnce = FIRST; ; ) {
    const from = performance.now()
    const settled = await context.batch((tx) => settleNames(tx, { atOnce }))
    if (settled === 0) return
    const took = performance.now() - from
    if (took > LONG_MS) atOnce = Math.max(1, Math.floor(atOnce / 2))
    else if (took < SHORT_MS) atOnce = Math.min(MOST, atOnce * 2)
  }
}
