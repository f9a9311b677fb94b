import { readFileSync } from 'node:fs'

const NANOSECONDS = 1e6

/**
 * How long a process has had a processor for its first thread, in ms: what work took, however busy the machine was. null
 * where the system does not tell.
 */
export function processorMs(pid: number): number | null {
  try {
    const [nanoseconds = ''] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')
    return Number(nanoseconds) / NANOSECONDS
  } catch {
    return null
  }
}

/** What some work took: by the clock, and of the processor where that can be told. */
export type Taken = { ms: number; processor_ms: number | null }

/** Times work that another process does. */
export async function taken<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ value: T; taken: Taken }> {
  const before = processorMs(pid)
  const startedAt = performance.now()
  const value = await work()
  const ms = performance.now() - startedAt
  const after = processorMs(pid)
  const processor_ms = before === null || after === null ? null : after - before
  return { value, taken: { ms, processor_ms } }
}
