import { t } from '@lingui/core/macro'
import type { ChannelRow } from '#shared/rows'
import { isForum } from '../../ui/channel-kinds'
import { comparing, comparingThreads, type SideSort, weightOf, weightWith } from './channel-order'

/** A channel and its threads or posts. `last_at` = the newest message in it or in them; null when there is none. */
export type Branch = { channel: ChannelRow; threads: ChannelRow[]; last_at: string | null }
/** A category with its channels; `name` null = channels that are in none. */
export type Group = { key: string; name: string | null; branches: Branch[] }

/** A visible row of the sidebar. `isOpen` null = nothing to open. */
export type SideRow =
  | { kind: 'group'; key: string; name: string; isOpen: boolean }
  | {
      kind: 'fold'
      key: string
      label: 'empty' | 'older' | 'older_posts'
      count: number
      depth: 0 | 1
      isOpen: boolean
    }
  | {
      kind: 'channel'
      key: string
      channel: ChannelRow
      depth: 0 | 1
      /** Messages; for a forum, its posts. */
      count: number
      /** The newest message in it or in its threads; null when there is none. */
      last_at: string | null
      isOpen: boolean | null
    }

/** So many threads stand under an open channel before the older ones, which open on their own. */
export const RECENT_THREADS = 10

/**
 * Channels under their categories (which are groups and no rows), threads under their parents. A thread whose parent is
 * not there stands for itself under the parent's name. Channels without a category come first.
 */
export function channelTree(all: readonly ChannelRow[], sort: SideSort = 'name'): Group[] {
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
    const branch: Branch = { channel, threads: [], last_at: null }
    branches.set(channel.channel_id, branch)
    addTo(parent ?? '', parent === null ? null : (channel.category ?? t`Unnamed category`), branch)
  }
  for (const channel of channels) {
    if (!channel.is_thread || channel.parent_id === null) continue
    branches.get(channel.parent_id)?.threads.push(channel)
  }
  return inOrder([...groups.values()], sort)
}

function inOrder(groups: readonly Group[], sort: SideSort): Group[] {
  const compare = comparing(sort)
  const byThread = comparingThreads(sort)
  const weigh = ({ channel, threads }: Branch) =>
    weightWith(weightOf(channel), threads.map(weightOf))
  const weighed = groups.map((group) => {
    const branches = group.branches
      .map((branch) => ({ branch, weight: weigh(branch) }))
      .sort((a, b) => compare(a.weight, b.weight))
    const own = { id: group.key || '0', name: group.name ?? '', last: '', messages: 0 }
    return {
      group: {
        ...group,
        branches: branches.map(({ branch: { channel, threads }, weight }) => ({
          channel,
          threads: threads.toSorted(byThread),
          last_at: weight.last || null,
        })),
      },
      weight: weightWith(
        own,
        branches.map(({ weight }) => weight),
      ),
    }
  })
  return weighed
    .sort(
      (a, b) =>
        Number(a.group.name !== null) - Number(b.group.name !== null) ||
        compare(a.weight, b.weight),
    )
    .map(({ group }) => group)
}

/** What is open. Threads are closed at first, categories open, folds closed. */
export type SideOptions = {
  filter: string
  isOpen: (id: string) => boolean
  isClosed: (group: string) => boolean
  isUnfolded: (fold: string) => boolean
  /** The place that is read: it is never folded away. */
  hereId: string | null
}

/**
 * The rows to show. A filter keeps what holds its text in any case, with the parents of what it keeps;
 * while it filters, everything is open and nothing is folded.
 */
export function sideRows(groups: readonly Group[], options: SideOptions): SideRow[] {
  const wanted = options.filter.trim().toLowerCase()
  return wanted === ''
    ? groups.flatMap((group) => groupRows(group, options))
    : found(groups, wanted)
}

function groupRows({ key, name, branches }: Group, options: SideOptions): SideRow[] {
  const isClosed = name !== null && options.isClosed(key)
  const head: SideRow[] =
    name === null ? [] : [{ kind: 'group', key: `group ${key}`, name, isOpen: !isClosed }]
  if (isClosed) return head
  const isEmpty = ({ channel, threads }: Branch) =>
    channel.messages === 0 && threads.length === 0 && channel.channel_id !== options.hereId
  const full = branches.filter((branch) => !isEmpty(branch))
  const empty = branches.filter(isEmpty)
  // where nothing holds a message there is nothing to fold away
  if (full.length === 0) return [...head, ...branches.flatMap((one) => branchRows(one, options))]
  const rows = [...head, ...full.flatMap((branch) => branchRows(branch, options))]
  if (empty.length === 0) return rows
  const fold = `empty ${key}`
  const isOpen = options.isUnfolded(fold)
  rows.push({ kind: 'fold', key: fold, label: 'empty', count: empty.length, depth: 0, isOpen })
  return isOpen ? [...rows, ...empty.flatMap((branch) => branchRows(branch, options))] : rows
}

function branchRows(branch: Branch, options: SideOptions): SideRow[] {
  const { channel, threads } = branch
  const isOpen = threads.length === 0 ? null : options.isOpen(channel.channel_id)
  const own = channelRow(branch, isOpen)
  if (!isOpen) return [own]
  // one row for "1 older thread" is no shorter than the thread
  const isLong = threads.length > RECENT_THREADS + 1
  const recent = isLong ? threads.slice(0, RECENT_THREADS) : threads
  const older = isLong ? threads.slice(RECENT_THREADS) : []
  const rows = [own, ...recent.map(threadRow)]
  if (older.length === 0) return rows
  const fold = `older ${channel.channel_id}`
  const isUnfolded =
    options.isUnfolded(fold) || older.some((thread) => thread.channel_id === options.hereId)
  rows.push({
    kind: 'fold',
    key: fold,
    label: isForum(channel) ? 'older_posts' : 'older',
    count: older.length,
    depth: 1,
    isOpen: isUnfolded,
  })
  return isUnfolded ? [...rows, ...older.map(threadRow)] : rows
}

function found(groups: readonly Group[], wanted: string): SideRow[] {
  const holds = (channel: ChannelRow) => channel.channel_name.toLowerCase().includes(wanted)
  return groups.flatMap((group) => {
    const rows = group.branches.flatMap((branch): SideRow[] => {
      const { channel, threads } = branch
      const kept = threads.filter(holds)
      if (kept.length === 0 && !holds(channel)) return []
      const isOpen = threads.length === 0 ? null : kept.length > 0
      return [channelRow(branch, isOpen), ...kept.map(threadRow)]
    })
    if (rows.length === 0 || group.name === null) return rows
    return [{ kind: 'group', key: `group ${group.key}`, name: group.name, isOpen: true }, ...rows]
  })
}

function channelRow({ channel, threads, last_at }: Branch, isOpen: boolean | null): SideRow {
  return {
    kind: 'channel',
    key: channel.channel_id,
    channel,
    depth: 0,
    count: isForum(channel) ? threads.length : channel.messages,
    last_at,
    isOpen,
  }
}

function threadRow(thread: ChannelRow): SideRow {
  return {
    kind: 'channel',
    key: thread.channel_id,
    channel: thread,
    depth: 1,
    count: thread.messages,
    last_at: thread.last_message_at,
    isOpen: null,
  }
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

/** Where typing a letter leads from a row: the next channel, round the end, whose name begins with what was typed. */
export function typeAhead(rows: readonly SideRow[], from: number, typed: string): number {
  const wanted = typed.toLowerCase()
  for (let step = typed.length > 1 ? 0 : 1; step <= rows.length; step++) {
    const at = (Math.max(from, 0) + step) % rows.length
    const row = rows[at]
    const name =
      row?.kind === 'channel' ? row.channel.channel_name : row?.kind === 'group' ? row.name : ''
    if (name.toLowerCase().startsWith(wanted)) return at
  }
  return -1
}
