import { t } from '@lingui/core/macro'
import type { Entry, EntryKind } from './entries'
import { type Query, tierOf } from './score'

/** The signs that keep the palette to one kind, and what they stand for. */
export const SIGNS = [
  { sign: '#', kind: 'channel', label: t`Channels` },
  { sign: '@', kind: 'author', label: t`People` },
  { sign: '?', kind: 'question', label: t`Questions` },
  { sign: '>', kind: 'action', label: t`Actions` },
] as const satisfies readonly { sign: string; kind: EntryKind; label: string }[]

/** How many entries are listed at most. */
export const MOST = 60

/** The kind that typed text keeps to (null = all), and the words behind the sign. */
export function readTyped(typed: string): { kind: EntryKind | null; words: string } {
  const text = typed.trimStart()
  const found = SIGNS.find(({ sign }) => text.startsWith(sign))
  return found
    ? { kind: found.kind, words: text.slice(1).trim() }
    : { kind: null, words: text.trim() }
}

/**
 * The entries that fit, the best fit first; among equals those that were read last, then by kind, then the shorter name,
 * then in the given order.
 */
export function rankEntries(
  entries: readonly Entry[],
  query: Query,
  recents: readonly string[],
): Entry[] {
  const recent = new Map(recents.map((key, index) => [key, index]))
  const fitting: { entry: Entry; tier: number; recency: number }[] = []
  for (const entry of entries) {
    const tier = tierOf(query, entry.folded)
    if (tier === null) continue
    fitting.push({ entry, tier, recency: recent.get(entry.key) ?? recents.length })
  }
  return fitting
    .sort(
      (a, b) =>
        a.tier - b.tier ||
        a.recency - b.recency ||
        a.entry.order - b.entry.order ||
        a.entry.name.length - b.entry.name.length,
    )
    .slice(0, MOST)
    .map(({ entry }) => entry)
}
