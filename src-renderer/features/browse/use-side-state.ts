import { useLocalStorage } from '@mantine/hooks'
import { SIDE_SORTS, type SideSort } from './channel-order'

/** What stands at the end of a channel's row. */
export const SIDE_FACTS = ['messages', 'activity', 'nothing'] as const
export type SideFact = (typeof SIDE_FACTS)[number]

/** How a guild's channel list was left: it comes back like that. */
export type SideState = {
  sort: SideSort
  fact: SideFact
  /** Channels whose threads show. */
  open: readonly string[]
  /** Categories that are shut. */
  closed: readonly string[]
  /** Folded rows that show. */
  unfolded: readonly string[]
}

/** Direct messages have no order of their own but the last word. */
function fresh(guildId: string): SideState {
  const isDirect = guildId === '0'
  return {
    sort: isDirect ? 'activity' : 'name',
    fact: isDirect ? 'activity' : 'messages',
    open: [],
    closed: [],
    unfolded: [],
  }
}

function read(value: string | undefined, guildId: string): SideState {
  const start = fresh(guildId)
  try {
    const found = JSON.parse(value ?? '{}') as Partial<Record<keyof SideState, unknown>>
    const ids = (list: unknown) =>
      Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
    return {
      sort: SIDE_SORTS.find((sort) => sort === found.sort) ?? start.sort,
      fact: SIDE_FACTS.find((fact) => fact === found.fact) ?? start.fact,
      open: ids(found.open),
      closed: ids(found.closed),
      unfolded: ids(found.unfolded),
    }
  } catch {
    return start
  }
}

/** The state of a guild's channel list, and a way to change a part of it. */
export function useSideState(
  guildId: string,
): [SideState, (change: (old: SideState) => Partial<SideState>) => void] {
  const [state, setState] = useLocalStorage<SideState>({
    key: `sidebar:${guildId}`,
    defaultValue: fresh(guildId),
    getInitialValueInEffect: false,
    deserialize: (value) => read(value, guildId),
  })
  return [state, (change) => setState((old) => ({ ...old, ...change(old) }))]
}

/** The list without the key, or with it at its end. */
export function toggled(list: readonly string[], key: string): string[] {
  return list.includes(key) ? list.filter((one) => one !== key) : [...list, key]
}
