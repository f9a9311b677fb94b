import type { QueryClient } from '@tanstack/react-query'
import type { CallName } from '#shared/api'
import type { JobSnapshot } from '#shared/job'
import { call, callQuery, onEvent } from '../client'
import { startIngest, withSnapshot } from '../ui/jobs'
import { showError, showToast } from '../ui/toasts'

/** Calls whose answer does not depend on the rows of the archive. */
const LASTING: ReadonlySet<CallName> = new Set([
  'app.info',
  'settings.get',
  'jobs.list',
  'questions.list',
])

function refresh(client: QueryClient) {
  return client.invalidateQueries({
    predicate: ({ queryKey }) => !LASTING.has(queryKey[0] as CallName),
  })
}

/** Keeps the cache true to the engine's events; returns the function that stops it. */
export function followEvents(client: QueryClient): () => void {
  const jobs = callQuery('jobs.list', {})
  let refreshing: ReturnType<typeof setTimeout> | null = null

  const stops = [
    onEvent('job.changed', (job) => {
      client.setQueryData<JobSnapshot[]>(jobs.queryKey, (old) => old && withSnapshot(old, job))
      if (job.state === 'done') void client.invalidateQueries({ queryKey: ['jobs.files'] })
    }),
    // A running ingest says this after every batch: one refresh a second is enough for counts.
    onEvent('archive.changed', () => {
      refreshing ??= setTimeout(() => {
        refreshing = null
        void refresh(client)
      }, 1000)
    }),
    onEvent('engine.restarted', ({ message }) => {
      showToast(message, 'bad')
      void client.invalidateQueries()
    }),
    onEvent('app.paths', ({ paths }) => void startIngest(paths)),
  ]
  return () => {
    if (refreshing) clearTimeout(refreshing)
    for (const stop of stops) stop()
  }
}

const TAKEN = 'start-paths-taken'

/** Ingests the paths given on the command line, once per start of the app: a reloaded window does not again. */
export function ingestStartPaths() {
  if (sessionStorage.getItem(TAKEN)) return
  sessionStorage.setItem(TAKEN, 'yes')
  call('app.info', {})
    .then(({ start_paths }) => startIngest(start_paths))
    .catch(showError)
}
