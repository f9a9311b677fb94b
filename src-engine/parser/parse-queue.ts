import type { ParseRequest } from './protocol'

/** The files that wait for a thread. */
export type ParseQueue = {
  /** The next file for this thread; undefined when none is left for it. */
  next(thread: number): ParseRequest | undefined
}

/**
 * Hands the files out in order, whichever thread asks first. Files of equal size all go to one thread: it knows a copy
 * of a file that it has read.
 */
export function parseQueue(requests: readonly ParseRequest[], threads: number): ParseQueue {
  const shared = [...requests]
  const own: ParseRequest[][] = Array.from({ length: threads }, () => [])
  const sameSize = new Map<number, number>()
  for (const { size_bytes } of requests) {
    sameSize.set(size_bytes, (sameSize.get(size_bytes) ?? 0) + 1)
  }
  const threadOf = new Map<number, number>()
  return {
    next(thread) {
      const kept = own[thread]?.shift()
      if (kept !== undefined) return kept
      for (let request = shared.shift(); request !== undefined; request = shared.shift()) {
        const { size_bytes } = request
        if (sameSize.get(size_bytes) === 1) return request
        const chosen = threadOf.get(size_bytes) ?? thread
        threadOf.set(size_bytes, chosen)
        if (chosen === thread) return request
        own[chosen]?.push(request)
      }
      return undefined
    },
  }
}
