import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { Settings } from '#shared/settings'
import { call, callQuery } from '../client'
import { DEFAULT_SETTINGS, SettingsContext } from './settings'

const KEPT = 'settings'

/**
 * Gives the settings to everything below it: one look-up for all rows of a list. Until main has answered they are those
 * of the last run, so that nothing jumps.
 */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const { data } = useQuery(callQuery('settings.get', {}))
  useEffect(() => {
    // Buckets are main's business: what the first paint needs is looks.
    if (data) localStorage.setItem(KEPT, JSON.stringify({ ...data, buckets: [] }))
  }, [data])
  return <SettingsContext value={data ?? kept()}>{children}</SettingsContext>
}

function kept(): Settings {
  try {
    const found = Settings.safeParse(JSON.parse(localStorage.getItem(KEPT) ?? '{}'))
    return found.data ?? DEFAULT_SETTINGS
  } catch {
    return DEFAULT_SETTINGS
  }
}

/** Changes settings; the window shows the new ones at once. */
export function useChangeSettings(): (change: Partial<Settings>) => void {
  const client = useQueryClient()
  const { queryKey } = callQuery('settings.get', {})
  const { mutate } = useMutation({
    mutationFn: (change: Partial<Settings>) => call('settings.set', change),
    onMutate: (change) =>
      client.setQueryData<Settings>(queryKey, (old) => ({
        ...(old ?? DEFAULT_SETTINGS),
        ...change,
      })),
    onSuccess: (settings) => client.setQueryData<Settings>(queryKey, settings),
    onError: () => client.invalidateQueries({ queryKey }),
  })
  return mutate
}
