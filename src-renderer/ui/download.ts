import { useEffect, useRef, useState } from 'react'
import { AppError } from '#shared/errors'
import type { MediaDownload } from '#shared/media'
import { call, onEvent } from '../client'

/** How a download stands. `part` = from 0 to 1, null when the size is not known. */
export type DownloadState =
  | { kind: 'idle' }
  | { kind: 'running'; part: number | null; done_bytes: number }
  | { kind: 'failed'; message: string }

const IDLE: DownloadState = { kind: 'idle' }

/** What goes on and went wrong, by url: a row that scrolls away and comes back finds it again. */
const states = new Map<string, DownloadState>()
const stops = new Map<string, AbortController>()
const listeners = new Set<(url: string) => void>()

function change(url: string, state: DownloadState) {
  if (state.kind === 'idle') states.delete(url)
  else states.set(url, state)
  for (const listener of listeners) listener(url)
}

onEvent('media.progress', ({ url, done_bytes, total_bytes }) => {
  if (!stops.has(url)) return
  const part = total_bytes === null ? null : Math.min(1, done_bytes / total_bytes)
  change(url, { kind: 'running', part, done_bytes })
})

async function start(wanted: MediaDownload): Promise<void> {
  const { url } = wanted
  if (stops.has(url)) return
  const stop = new AbortController()
  stops.set(url, stop)
  change(url, { kind: 'running', part: null, done_bytes: 0 })
  try {
    await call('media.download', wanted, { signal: stop.signal })
    change(url, IDLE)
  } catch (thrown) {
    const { code, message } = AppError.from(thrown)
    change(url, code === 'cancelled' ? IDLE : { kind: 'failed', message })
  } finally {
    stops.delete(url)
  }
}

/** One remote file and the way to get it; main asks the person before anything leaves the computer. */
export function useDownload(wanted: MediaDownload): {
  state: DownloadState
  start(): void
  stop(): void
} {
  const { url } = wanted
  const [, redraw] = useState(0)
  const shown = useRef(url)
  shown.current = url
  useEffect(() => {
    const listener = (changed: string) => {
      if (changed === shown.current) redraw((count) => count + 1)
    }
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  return {
    state: states.get(url) ?? IDLE,
    start: () => void start(wanted),
    stop: () => stops.get(url)?.abort(),
  }
}
