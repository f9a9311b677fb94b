import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

/** Where the rows of a long list come from. */
export type RowSource<Row> = {
  /** The name of the call and what else the rows depend on. */
  key: readonly [string, ...unknown[]]
  fetch(offset: number, limit: number, signal: AbortSignal): Promise<readonly Row[]>
  /** How often they are asked for again; absent = when an event says that they are others. */
  everyMs?: number
}

/** Rows of a long list that knows its length: only the pages on screen are asked for. */
export type PagedRows<Row> = {
  /** The row at a place; undefined while its page is on the way. */
  rowAt(index: number): Row | undefined
  /** Says which places are on screen. */
  look(first: number, last: number): void
  error: Error | null
}

/** Asks for those pages of `size` rows that are looked at. */
export function usePagedRows<Row>(size: number, source: RowSource<Row>): PagedRows<Row> {
  const { key, fetch, everyMs } = source
  const [shown, setShown] = useState({ first: 0, last: 0 })
  const pages = useQueries({
    queries: Array.from({ length: shown.last - shown.first + 1 }, (_each, index) => {
      const offset = (shown.first + index) * size
      return {
        queryKey: [...key, offset],
        queryFn: ({ signal }: { signal: AbortSignal }) => fetch(offset, size, signal),
        refetchInterval: everyMs ?? (false as const),
      }
    }),
  })
  const look = useCallback(
    (first: number, last: number) => {
      const next = { first: Math.floor(Math.max(0, first) / size), last: Math.floor(last / size) }
      setShown((old) => (old.first === next.first && old.last === next.last ? old : next))
    },
    [size],
  )
  return {
    rowAt: (index) => pages[Math.floor(index / size) - shown.first]?.data?.[index % size],
    look,
    error: pages.find((page) => page.error)?.error ?? null,
  }
}
