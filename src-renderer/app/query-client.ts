import { QueryClient } from '@tanstack/react-query'
import { AppError } from '#shared/errors'

/**
 * The one cache of the window. Nothing in an archive changes by itself, so data stays fresh until an event
 * says otherwise; a call that a restarting engine lost is asked again, every other error is shown.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        error instanceof AppError && error.code === 'engine_restarted' && failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
})
