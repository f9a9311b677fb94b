/** An event of Chromium's trace, as far as it is read here. */
export type TraceEvent = {
  name: string
  ph: string
  /** Microseconds. */
  ts: number
  dur?: number
  pid: number
  tid: number
  args?: { name?: string; data?: { type?: string } }
}

/** What a trace says of the frames of the page, in milliseconds. */
export type Frames = {
  /** Between two frames that were drawn one after the other. */
  drawn: number[]
  /** Frames that the compositor could not draw in time. */
  dropped: number
  /** How long each task of the page's own thread took, short ones left out. */
  tasks: number[]
}

const MS = 1000
/** Shorter tasks are no news, and there are hundreds of thousands. */
const SHORT = 4 * MS

/** Reads frames and tasks of the renderer out of a trace; the one that drew most is the page. */
export function readFrames(events: readonly TraceEvent[]): Frames {
  const counts = new Map<number, number>()
  for (const { name, pid } of events) {
    if (name === 'DrawFrame') counts.set(pid, (counts.get(pid) ?? 0) + 1)
  }
  const [page] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? []
  const own = events.filter(({ pid }) => pid === page)
  const main = own.find(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )
  const times = own
    .filter(({ name }) => name === 'DrawFrame')
    .map(({ ts }) => ts)
    .sort((a, b) => a - b)
  return {
    drawn: times.slice(1).map((ts, index) => (ts - (times[index] ?? ts)) / MS),
    dropped: own.filter(({ name }) => name === 'DroppedFrame').length,
    tasks: own
      .filter(({ name, tid, dur = 0 }) => name === 'RunTask' && tid === main?.tid && dur >= SHORT)
      .map(({ dur = 0 }) => dur / MS),
  }
}
