import { useQuery } from '@tanstack/react-query'
import { isActive } from '#shared/job'
import type { SearchMode } from '#shared/search'
import { call, callQuery } from '../../client'
import type { Choice } from './ChoiceMenu'
import { modeChoices } from './choices'

/** The ways to match that the archive can do now, and how much of its meanings is read while that goes on, in per cent. */
export function useModes(): { modes: readonly Choice<SearchMode>[]; reading: number | null } {
  const { data: jobs = [] } = useQuery(callQuery('jobs.list', {}))
  const job = jobs.find(({ kind }) => kind === 'embed')
  const isReading = job !== undefined && isActive(job)
  const { data } = useQuery({
    queryKey: ['search.modes', job?.id, isReading],
    queryFn: ({ signal }) => call('search.modes', {}, { signal }),
    placeholderData: (before) => before,
  })
  const share = isReading && job.total ? Math.floor((job.done / job.total) * 100) : null
  return { modes: modeChoices(data?.modes ?? ['words', 'typos']), reading: share }
}
