import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Settings } from '#shared/settings'
import { call, callQuery } from '../client'

const defaults = Settings.parse({})

/** What the user set; the defaults until main has answered. */
export function useSettings(): Settings {
  return useQuery(callQuery('settings.get', {})).data ?? defaults
}

/** Changes settings; the window shows the new ones at once. */
export function useChangeSettings(): (change: Partial<Settings>) => void {
  const client = useQueryClient()
  const { queryKey } = callQuery('settings.get', {})
  const { mutate } = useMutation({
    mutationFn: (change: Partial<Settings>) => call('settings.set', change),
    onMutate: (change) =>
      client.setQueryData<Settings>(queryKey, (old) => ({ ...(old ?? defaults), ...change })),
    onSuccess: (settings) => client.setQueryData<Settings>(queryKey, settings),
    onError: () => client.invalidateQueries({ queryKey }),
  })
  return mutate
}
