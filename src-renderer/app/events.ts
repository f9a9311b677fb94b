import type { Query, QueryClient } from '@tanstack/react-query'
import type { CallName } from '#shared/api'
import { isActive, isLoad, type JobSnapshot } from '#shared/job'
import { isOwnId } from '#shared/own-question'
import { call, callQuery, onEvent } from '../client'
import { startIngest, withSnapshot } from '../ui/jobs'
import { newsOf } from '../ui/sync'
import { showError, showToast } from '../ui/toasts'

/** Calls whose answer does not depend on the rows of the archive. */
const LASTING: ReadonlySet<CallName> = new Set([
  'app.info',
  'archives.list',
  'settings.get',
  'jobs.list',
  'questions.list',
])

/** At least between two refreshes while rows come in. */
const PAUSE_MS = 1000
/** Counting takes longer the more there is: at most this part of a load's time goes into it. */
const SHARE = 0.1

/**
 * Asks again what the window shows of the archive's rows; resolves to the milliseconds that it took. A question of the
 * user's that is being asked goes on and is stale when it is answered: to ask it again now would stop it, and what stops a
 * statement is the end of the engine's process.
 */
async function refresh(client: QueryClient): Promise<number> {
  const startedAt = performance.now()
  const running = new Set(client.getQueryCache().findAll({ predicate: isOwnRun }))
  for (const query of running) {
    const age = () => query.invalidate()
    query.promise?.then(age, age)
  }
  await client.invalidateQueries({
    predicate: (query) => !LASTING.has(query.queryKey[0] as CallName) && !running.has(query),
  })
  return performance.now() - startedAt
}

/** True for a question of the user's that is being asked. */
function isOwnRun({ queryKey, state }: Query): boolean {
  const [name, input] = queryKey as readonly [CallName, { id?: unknown }?]
  return (
    name === ('questions.run' satisfies CallName) &&
    state.fetchStatus === 'fetching' &&
    isOwnId(String(input?.id))
  )
}

/** Keeps the cache true to the engine's events; returns the function that stops it. */
export function followEvents(client: QueryClient): () => void {
  const jobs = callQuery('jobs.list', {})
  let refreshing: ReturnType<typeof setTimeout> | null = null
  let pause = PAUSE_MS

  const stops = [
    onEvent('job.changed', (job) => {
      client.setQueryData<JobSnapshot[]>(jobs.queryKey, (old) => old && withSnapshot(old, job))
      // What was put off while it ran is due now.
      const isRefreshing = isLoad(job) || job.kind === 'media' || job.is_background
      if (isRefreshing && !isActive(job)) void refresh(client)
      const news = newsOf(job, client.getQueryData<JobSnapshot[]>(jobs.queryKey) ?? [])
      if (news) showToast(news)
    }),
    // A running ingest says this again and again.
    onEvent('archive.changed', () => {
      refreshing ??= setTimeout(() => {
        refreshing = null
        void refresh(client).then((took) => {
          pause = Math.max(PAUSE_MS, took / SHARE)
        })
      }, pause)
    }),
    // A downloaded file: whatever asked for one asks again.
    onEvent('media.kept', () => {
      for (const name of ['media.any', 'media.has', 'media.read_text'] satisfies CallName[]) {
        void client.invalidateQueries({ queryKey: [name] })
      }
    }),
    onEvent('sync.changed', () => {
      void client.invalidateQueries({ queryKey: callQuery('sync.list', {}).queryKey })
    }),
    onEvent('archives.changed', () => {
      void client.invalidateQueries({ queryKey: callQuery('archives.list', {}).queryKey })
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
