import { type ChildProcess, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'

const ours = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of ours) child.kill('SIGINT')
})

const PATIENCE_MS = 5000

/** Interrupts every process that {@link endWithUs} knows and waits for their ends; who does not listen is killed. */
export async function endOurs(): Promise<void> {
  const ends = [...ours].map(async (child) => {
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    await ended
    clearTimeout(timer)
  })
  await Promise.all(ends)
}

/** Lets a process live no longer than this one: it is interrupted when this one ends. */
export function endWithUs(child: ChildProcess): void {
  ours.add(child)
  child.once('exit', () => ours.delete(child))
}

/** A process as the system tells it. */
export type ProcessInfo = { pid: number; parent: number; bytes: number }

const EVERY_MS = 50

/** Watches the memory of a process and of all that it started. */
export type MemoryWatch = {
  /** The most that all of them together held at once, in bytes, as far as sampling sees; 0 where it cannot. */
  peak(): number
  stop(): void
}

/** Samples the resident memory of a process tree twenty times a second. */
export function watchMemory(pid: number): MemoryWatch {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, treeBytes(pid, listProcesses()))
  }
  look()
  const timer = setInterval(look, process.platform === 'linux' ? EVERY_MS : EVERY_MS * 20)
  return { peak: () => peak, stop: () => clearInterval(timer) }
}

/** Resident bytes of a process and everything below it. */
export function treeBytes(root: number, processes: readonly ProcessInfo[]): number {
  const children = new Map<number, ProcessInfo[]>()
  for (const one of processes) {
    const siblings = children.get(one.parent)
    if (siblings === undefined) children.set(one.parent, [one])
    else siblings.push(one)
  }
  const waiting = processes.filter(({ pid }) => pid === root)
  let bytes = 0
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    bytes += one.bytes
    waiting.push(...(children.get(one.pid) ?? []))
  }
  return bytes
}

function listProcesses(): ProcessInfo[] {
  try {
    return process.platform === 'linux' ? fromProc() : fromPs()
  } catch {
    return []
  }
}

const PAGE = 4096

function fromProc(): ProcessInfo[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return [{ pid: Number(name), parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE }]
    } catch {
      return []
    }
  })
}

function fromPs(): ProcessInfo[] {
  const table = execFileSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [pid = 0, parent = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number)
      return { pid, parent, bytes: kilobytes * 1024 }
    })
}
