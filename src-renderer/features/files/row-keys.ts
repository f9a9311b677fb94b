/** Where a key leads in a list of rows; null when it is none of the keys that move. */
export function stepOf(
  key: string,
  { current, total, perPage }: { current: number; total: number; perPage: number },
): number | null {
  const page = Math.max(1, perPage - 1)
  const places: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: total - 1,
  }
  const place = places[key]
  return place === undefined ? null : Math.max(0, Math.min(total - 1, place))
}
