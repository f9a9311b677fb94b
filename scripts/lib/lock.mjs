import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const heartbeatMs = 5_000
// Whether a process on another machine (a shared home folder) lives is known by its silence; here by
// its pid, unless that went to somebody else long ago.
const silentElsewhereMs = 60_000
const silentHereMs = 15 * 60_000

/**
 * Runs `work` while no other process holds the lock file; waits for a living holder and takes over
 * from a dead one.
 * @template T
 * @param {string} file
 * @param {(include: (pid: number) => void) => Promise<T>} work `include` names a process that must
 *   have ended, too, before the lock can be taken over
 * @param {{ onWait?: (pid: number) => void, pollMs?: number }} [options] `onWait` is called once
 *   before waiting
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { onWait, pollMs = 200 } = {}) {
  mkdirSync(dirname(file), { recursive: true })
  let announced = false
  const id = `${process.pid}-${Date.now()}-${Math.random()}`
  while (!take(file, id)) {
    const holder = readHolder(file)
    if (holder && isDead(holder)) {
      evict(file, holder)
      continue
    }
    if (holder && !announced) onWait?.(holder.pids[0])
    announced ||= holder !== null
    await sleep(pollMs)
  }
  const heartbeat = setInterval(() => touch(file), heartbeatMs)
  heartbeat.unref()
  const pids = [process.pid]
  const include = (/** @type {number} */ pid) => {
    pids.push(pid)
    writeFileSync(file, content(id, pids))
  }
  const release = () => {
    if (readHolder(file)?.id === id) rmSync(file, { force: true })
  }
  process.on('exit', release)
  try {
    return await work(include)
  } finally {
    clearInterval(heartbeat)
    process.off('exit', release)
    release()
  }
}

/**
 * @param {string} file
 * @param {string} id
 */
function take(file, id) {
  try {
    writeFileSync(file, content(id, [process.pid]), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} id
 * @param {number[]} pids
 */
function content(id, pids) {
  return JSON.stringify({ pids, host: hostname(), id })
}

/**
 * @typedef {{ pids: number[], host: string, id: string, silent: number }} Holder `silent` in ms
 * @param {string} file
 * @returns {Holder | null} null when the lock was let go meanwhile
 */
function readHolder(file) {
  try {
    const silent = Date.now() - statSync(file).mtimeMs
    const text = readFileSync(file, 'utf8')
    try {
      return { ...JSON.parse(text), silent }
    } catch {
      // Just being written, or cut off by a crash: its age will tell.
      return { pids: [], host: '', id: text, silent }
    }
  } catch {
    return null
  }
}

/**
 * True when the processes that hold the lock are gone.
 * @param {Holder} holder
 */
export function isDead(holder) {
  if (holder.host !== hostname()) return holder.silent > silentElsewhereMs
  return holder.silent > silentHereMs || !holder.pids.some(isAlive)
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH'
  }
}

/**
 * @param {string} file
 * @param {Holder} dead
 */
function evict(file, dead) {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  // Somebody else may have evicted it first and hold the lock now: then it goes back.
  const moved = readHolder(aside)
  if (moved && moved.id !== dead.id) renameSync(aside, file)
  else rmSync(aside, { force: true })
}

/** @param {string} file */
function touch(file) {
  const now = new Date()
  try {
    utimesSync(file, now, now)
  } catch {
    // The folder was deleted under us; the work itself will say so.
  }
}
