import { statfsSync } from 'node:fs'

/** What PostgreSQL may need to go on: one more file of its log, and what stands beside it. */
const NEEDED_BYTES = 32 * 1024 * 1024

/**
 * True when the disk of a folder has no room for PostgreSQL to go on. It stops in the middle of a statement then, and
 * does not say why. False where the system does not tell.
 */
export function isAlmostFull(dir: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dir)
    return bavail * bsize < NEEDED_BYTES
  } catch {
    return false
  }
}
