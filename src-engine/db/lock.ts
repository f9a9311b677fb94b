import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/errors'
import { processStart } from './process-start'

/** What the lock file says of its holder. */
type Holder = { pid: number; started: string }

/** Lets go of the archive; more than once does nothing. */
export type Release = () => void

const ATTEMPTS = 5

/**
 * Takes the archive folder for this process, or throws `archive_locked`: two databases on one folder would silently
 * diverge. A lock whose process is gone is taken over; one whose process lives never is. Released at the end of the
 * process at the latest.
 */
export function lockArchive(dir: string): Release {
  const path = join(dir, 'archive.lock')
  const mine = JSON.stringify({ pid: process.pid, started: processStart(process.pid) })
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (create(path, mine)) return releaser(path, mine)
    const found = read(path)
    if (found === null) continue
    const holder = parse(found)
    if (holder && processStart(holder.pid) === holder.started) throw locked(holder)
    removeStale(path, found)
  }
  throw locked(null)
}

function releaser(path: string, mine: string): Release {
  let isHeld = true
  const release = () => {
    if (!isHeld) return
    isHeld = false
    process.off('exit', release)
    if (read(path) === mine) rmSync(path, { force: true })
  }
  process.on('exit', release)
  return release
}

/** Puts the lock there whole, or returns false because there is one: nobody ever reads half a lock. */
function create(path: string, content: string): boolean {
  const own = ownName(path)
  writeFileSync(own, content, { flag: 'wx', mode: 0o600 })
  try {
    linkSync(own, path)
    return true
  } catch (thrown) {
    if (codeOf(thrown) === 'EEXIST') return false
    // A file system without hard links.
    try {
      writeFileSync(path, content, { flag: 'wx', mode: 0o600 })
      return true
    } catch (again) {
      if (codeOf(again) === 'EEXIST') return false
      throw again
    }
  } finally {
    rmSync(own, { force: true })
  }
}

/** Removes a lock that a dead process left. When another process took over in between, its lock is put back. */
function removeStale(path: string, content: string): void {
  const aside = ownName(path)
  try {
    renameSync(path, aside)
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return
    throw thrown
  }
  const moved = read(aside)
  if (moved !== content && moved !== null) create(path, moved)
  rmSync(aside, { force: true })
}

function ownName(path: string): string {
  return `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return null
    throw thrown
  }
}

function parse(content: string): Holder | null {
  try {
    const value: unknown = JSON.parse(content)
    if (typeof value !== 'object' || value === null) return null
    if (!('pid' in value && 'started' in value)) return null
    const { pid, started } = value
    return Number.isInteger(pid) && typeof started === 'string'
      ? { pid: pid as number, started }
      : null
  } catch {
    return null
  }
}

function locked(holder: Holder | null): AppError {
  const who =
    holder?.pid === process.pid
      ? 'this program already has it open'
      : `process ${holder?.pid ?? '(unknown)'} has it open`
  return new AppError(
    'archive_locked',
    `The archive is in use: ${who}. Close the app window or the command that uses it, then try again.`,
  )
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : null
}
