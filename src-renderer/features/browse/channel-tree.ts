import type { ChannelRow } from '#shared/rows'
import { isForum } from './channel-kinds'

/** A channel and its threads or posts. */
export type Branch = { channel: ChannelRow; threads: ChannelRow[] }
/** A category with its channels; `name` null = channels that are in none. */
export type Group = { key: string; name: string | null; branches: Branch[] }

/** A visible row of the sidebar. `isOpen` null = nothing to open. */
export type SideRow =
  | { kind: 'group'; key: string; name: string; isOpen: boolean }
  | {
      kind: 'channel'
      key: string
      channel: ChannelRow
      depth: 0 | 1
      /** Messages; for a forum, its posts. */
      count: number
      isOpen: boolean | null
    }

/**
 * Channels under their categories (which are groups and no rows), threads under their parents, in the given order. A thread whose parent
 * is not there stands for itself under the parent's name.
 */
export function channelTree(all: readonly ChannelRow[]): Group[] {
  const branches = new Map<string, Branch>()
  const groups = new Map<string, Group>()
  const addTo = (key: string, name: string | null, branch: Branch) => {
    const group = groups.get(key) ?? { key, name, branches: [] }
    groups.set(key, group)
    group.branches.push(branch)
  }
  const channels = all.filter((channel) => channel.channel_type !== 'GuildCategory')
  const ids = new Set(channels.map((channel) => channel.channel_id))
  for (const channel of channels) {
    const parent = channel.parent_id
    if (channel.is_thread && parent !== null && ids.has(parent)) continue
    const branch: Branch = { channel, threads: [] }
    branches.set(channel.channel_id, branch)
    addTo(parent ?? '', parent === null ? null : (channel.category ?? 'Unnamed category'), branch)
  }
  for (const channel of channels) {
    if (!channel.is_thread || channel.parent_id === null) continue
    branches.get(channel.parent_id)?.threads.push(channel)
  }
  return [...groups.values()].sort((a, b) => Number(a.name !== null) - Number(b.name !== null))
}

/**
 * The rows to show. A filter keeps what holds its text in any case, with the parents of what it keeps;
 * while it filters, everything is open.
 */
export function sideRows(
  groups: readonly Group[],
  options: {
    filter: string
    isOpen: (id: string) => boolean
    isClosed: (group: string) => boolean
  },
): SideRow[] {
  const wanted = options.filter.trim().toLowerCase()
  const holds = (channel: ChannelRow) => channel.channel_name.toLowerCase().includes(wanted)
  const rows: SideRow[] = []
  for (const group of groups) {
    const closed = wanted === '' && group.name !== null && options.isClosed(group.key)
    const branches = group.branches
      .map(({ channel, threads }) => ({
        channel,
        all: threads,
        threads: wanted === '' || holds(channel) ? threads : threads.filter(holds),
        kept: holds(channel),
      }))
      .filter(({ kept, threads }) => wanted === '' || kept || threads.length > 0)
    if (branches.length === 0) continue
    if (group.name !== null) {
      rows.push({ kind: 'group', key: `group ${group.key}`, name: group.name, isOpen: !closed })
    }
    if (closed) continue
    for (const { channel, all, threads, kept } of branches) {
      const shown = wanted !== '' ? (kept ? threads.filter(holds) : threads) : threads
      const isOpen =
        threads.length === 0
          ? null
          : wanted !== ''
            ? shown.length > 0
            : options.isOpen(channel.channel_id)
      const count = isForum(channel) ? all.length : channel.messages
      rows.push({ kind: 'channel', key: channel.channel_id, channel, depth: 0, count, isOpen })
      if (!isOpen) continue
      for (const thread of shown) {
        rows.push({
          kind: 'channel',
          key: thread.channel_id,
          channel: thread,
          depth: 1,
          count: thread.messages,
          isOpen: null,
        })
      }
    }
  }
  return rows
}

/**
 * The row that a filter's Enter opens: the first channel whose name begins with the text, else the first that holds it; never a
 * parent that only stands there for its threads. -1 when there is none.
 */
export function bestMatch(rows: readonly SideRow[], filter: string): number {
  const wanted = filter.trim().toLowerCase()
  const names = rows.map((row) =>
    row.kind === 'channel' ? row.channel.channel_name.toLowerCase() : null,
  )
  const begins = names.findIndex((name) => name?.startsWith(wanted))
  return begins >= 0 ? begins : names.findIndex((name) => name?.includes(wanted))
}
