import { expect, test } from 'vitest'
import { readFrames, type TraceEvent } from './frames'

const event = (name: string, ts: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  name,
  ph: 'X',
  ts,
  pid: 7,
  tid: 1,
  ...more,
})

test('frames and tasks are those of the process that drew most', () => {
  const { drawn, dropped, tasks } = readFrames([
    event('thread_name', 0, { args: { name: 'CrRendererMain' } }),
    event('DrawFrame', 50_000),
    event('DrawFrame', 16_000),
    event('DrawFrame', 32_000),
    event('DrawFrame', 0, { pid: 8 }),
    event('DroppedFrame', 20_000),
    event('RunTask', 0, { dur: 9_000 }),
    event('RunTask', 0, { dur: 3_000 }),
    event('RunTask', 0, { dur: 90_000, tid: 2 }),
    event('RunTask', 0, { dur: 90_000, pid: 8 }),
  ])
  expect(drawn).toEqual([16, 18])
  expect(dropped).toBe(1)
  expect(tasks).toEqual([9])
})

test('a trace without frames has none', () => {
  expect(readFrames([])).toEqual({ drawn: [], dropped: 0, tasks: [] })
})
