import { plural, t } from '@lingui/core/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { MAX_NEW_HITS, type SavedSearch } from '#shared/saved-search'
import type { SearchMode, SearchSort } from '#shared/search'
import { call, callQuery } from '../../../client'
import { formatCount } from '../../../ui/format'
import { useTimeFormat } from '../../../ui/time'
import { attempt, showUndo } from '../../../ui/toasts'

/** A search as the page asks it; absent = as usual. */
export type Asked = { text: string; mode?: SearchMode | undefined; sort?: SearchSort | undefined }

/** The saved searches, by name; undefined while they load. */
export function useSavedSearches(): SavedSearch[] | undefined {
  return useQuery(callQuery('searches.list', {})).data
}

/** How many hits are new to the user; 0 where nothing came in, undefined while they are counted. */
export function useNews({ search_id, has_arrivals }: SavedSearch): number | undefined {
  const { tz } = useTimeFormat()
  const { data } = useQuery({
    ...callQuery('searches.news', { search_id, tz }),
    enabled: has_arrivals,
  })
  return has_arrivals ? data?.messages : 0
}

/** New hits in words: `12 new`. */
export function newWords(messages: number): string {
  const count = newCount(messages)
  return plural(messages, { other: `${count} new` })
}

function newCount(messages: number): string {
  return messages > MAX_NEW_HITS ? `${formatCount(MAX_NEW_HITS)}+` : formatCount(messages)
}

/** Since when, in words: `since the export of 3 Mar 2025`. */
export function useSinceWords(): (search: SavedSearch) => string {
  const time = useTimeFormat()
  return ({ seen_at, seen_exported_at }) =>
    seen_exported_at === null
      ? t`since ${time.day(seen_at)}`
      : t`since the export of ${time.day(seen_exported_at)}`
}

/** New hits and since when, in words: `12 new since the export of 3 Mar 2025`. */
export function useNewsWords(): (search: SavedSearch, messages: number) => string {
  const time = useTimeFormat()
  return ({ seen_at, seen_exported_at }, messages) => {
    const count = newCount(messages)
    const day = time.day(seen_exported_at ?? seen_at)
    return seen_exported_at === null
      ? plural(messages, { other: `${count} new since ${day}` })
      : plural(messages, { other: `${count} new since the export of ${day}` })
  }
}

/** What can be done with saved searches; each shows what went wrong, and resolves when the list is fresh. */
export function useSavedActions() {
  const client = useQueryClient()
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ['searches.list'] })
    await client.invalidateQueries({ queryKey: ['searches.news'] })
  }
  const run = async (act: () => Promise<unknown>) => {
    await attempt(act)
    await refresh()
  }
  return {
    save: (name: string, { text, mode = null, sort = null }: Nullable<Asked>) =>
      run(() => call('searches.save', { name, text, mode, sort })),
    rename: (search_id: number, name: string) =>
      run(() => call('searches.rename', { search_id, name })),
    seen: (search_id: number) => run(() => call('searches.seen', { search_id })),
    remove: ({ search_id, name }: SavedSearch) =>
      run(async () => {
        const removed = await call('searches.remove', { search_id })
        showUndo(t`“${name}” is not saved any more`, () => {
          void run(() => call('searches.restore', removed))
        })
      }),
  }
}

type Nullable<T> = { [K in keyof T]: T[K] | null } & { text: string }
