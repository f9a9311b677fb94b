import { compareIds, type Id } from '#shared/snowflake'
import {
  type ColumnsPart,
  FLAG,
  type GuildColumns,
  type ListName,
  newPairs,
  newRows,
  type Pairs,
  type Rows,
} from './columns'

/** Rows in the order of time, their channels by place in the guild. */
type Run = Rows & Record<ListName, Pairs> & { channel: Uint32Array }

/**
 * The columns with some channels in place of what they were; several parts may be of one channel. The dictionaries are those
 * that the parts were read into: they only grow, so whoever takes messages out begins with empty columns.
 */
export function withParts(old: GuildColumns, parts: readonly ColumnsPart[]): GuildColumns {
  const channel_ids = [...old.channel_ids]
  const place = new Map(channel_ids.map((id, at) => [id, at]))
  const isThread = new Map<number, boolean>()
  const fresh = parts.map((part): Run => {
    const places = part.channels.map(({ channel_id, is_thread }) => {
      const at = place.get(channel_id) ?? channel_ids.push(channel_id) - 1
      place.set(channel_id, at)
      isThread.set(at, is_thread)
      return at
    })
    return { ...part, channel: part.channel.map((at) => places[at] as number) }
  })
  const is_thread = new Uint8Array(channel_ids.length)
  is_thread.set(old.is_thread)
  for (const [at, isOne] of isThread) is_thread[at] = Number(isOne)
  const kept = rowsBeside(old, isThread)
  return withFirsts({ ...old, channel_ids, is_thread, ...merged([kept, ...fresh]) })
}

/** The old rows of all channels but some. */
function rowsBeside(old: GuildColumns, replaced: ReadonlyMap<number, unknown>): Run {
  const rows = old.channel.length
  const isReplaced = old.channel_ids.map((_, at) => replaced.has(at))
  if (!isReplaced.includes(true)) return old
  const moved = new Uint32Array(rows)
  let kept = 0
  for (let row = 0; row < rows; row++) {
    moved[row] = isReplaced[old.channel[row] as number] ? GONE : kept++
  }
  const run: Run = {
    ...newRows(kept),
    channel: new Uint32Array(kept),
    reactions: movedPairs([{ pairs: old.reactions, moved, start: 0 }]),
    links: movedPairs([{ pairs: old.links, moved, start: 0 }]),
    names: movedPairs([{ pairs: old.names, moved, start: 0 }]),
    terms: movedPairs([{ pairs: old.terms, moved, start: 0 }]),
  }
  copyRows(old, run, moved, 0)
  for (let row = 0; row < rows; row++) {
    const to = moved[row] as number
    if (to !== GONE) run.channel[to] = old.channel[row] as number
  }
  return run
}

const GONE = 0xffffffff

function merged(runs: readonly Run[]): Run {
  const starts = [0]
  for (const { time } of runs) starts.push((starts.at(-1) as number) + time.length)
  const rows = starts.pop() as number
  const placed = placesByTime(runs, starts, rows)
  const channel = new Uint32Array(rows)
  const all = newRows(rows)
  runs.forEach((run, index) => {
    const start = starts[index] as number
    copyRows(run, all, placed, start)
    for (let row = 0; row < run.time.length; row++) {
      channel[placed[start + row] as number] = run.channel[row] as number
    }
  })
  const list = (name: ListName): Pairs =>
    movedPairs(
      runs.map((run, index) => ({
        pairs: run[name],
        moved: placed,
        start: starts[index] as number,
      })),
    )
  return {
    ...all,
    channel,
    reactions: list('reactions'),
    links: list('links'),
    names: list('names'),
    terms: list('terms'),
  }
}

/** Where each row comes to stand, the runs one after the other: a merge of two neighbours at a time. */
function placesByTime(runs: readonly Run[], starts: readonly number[], rows: number): Uint32Array {
  const time = new Float64Array(rows)
  runs.forEach((run, index) => {
    time.set(run.time, starts[index])
  })
  let order = Uint32Array.from({ length: rows }, (_, row) => row)
  let other = new Uint32Array(rows)
  let ends = [...starts.slice(1), rows]
  while (ends.length > 1) {
    const next: number[] = []
    let from = 0
    for (let run = 0; run < ends.length; run += 2) {
      const middle = ends[run] as number
      const end = ends[run + 1] ?? middle
      let [left, right] = [from, middle]
      for (let at = from; at < end; at++) {
        const isLeft =
          right === end ||
          (left < middle &&
            (time[order[left] as number] as number) <= (time[order[right] as number] as number))
        other[at] = order[isLeft ? left++ : right++] as number
      }
      next.push(end)
      from = end
    }
    ;[order, other] = [other, order]
    ends = next
  }
  // what was the order of the last step is free now
  for (let at = 0; at < rows; at++) other[order[at] as number] = at
  return other
}

function copyRows(from: Rows, to: Rows, moved: Uint32Array, start: number): void {
  for (let row = 0; row < from.time.length; row++) {
    const at = moved[start + row] as number
    if (at === GONE) continue
    to.time[at] = from.time[row] as number
    to.author[at] = from.author[row] as number
    to.flags[at] = from.flags[row] as number
    to.attachments[at] = from.attachments[row] as number
    to.characters[at] = from.characters[row] as number
  }
}

function movedPairs(lists: readonly { pairs: Pairs; moved: Uint32Array; start: number }[]): Pairs {
  const most = lists.reduce((sum, { pairs }) => sum + pairs.row.length, 0)
  const isCounted = lists.some(({ pairs }) => pairs.count.length > 0)
  const all = newPairs(most, isCounted)
  let at = 0
  for (const { pairs, moved, start } of lists) {
    for (let pair = 0; pair < pairs.row.length; pair++) {
      const row = moved[start + (pairs.row[pair] as number)] as number
      if (row === GONE) continue
      all.row[at] = row
      all.of[at] = pairs.of[pair] as number
      if (isCounted) all.count[at] = pairs.count[pair] as number
      at++
    }
  }
  return firstPairs(all, at)
}

function firstPairs(all: Pairs, pairs: number): Pairs {
  if (pairs === all.row.length) return all
  const [row, of] = [all.row.slice(0, pairs), all.of.slice(0, pairs)]
  return { row, of, count: all.count.slice(0, pairs) }
}

/** Says which message of each author is the first, and when they wrote first and last. */
function withFirsts(columns: GuildColumns): GuildColumns {
  const { time, author, flags, channel, channel_ids } = columns
  const authors = columns.authors.values.length
  const first = new Float64Array(authors).fill(Number.NaN)
  const last = new Float64Array(authors).fill(Number.NaN)
  const firstRow = new Uint32Array(authors)
  for (let row = 0; row < time.length; row++) {
    const who = author[row] as number
    flags[row] = (flags[row] as number) & ~FLAG.first
    last[who] = time[row] as number
    if (Number.isNaN(first[who])) {
      first[who] = time[row] as number
      firstRow[who] = row
    } else if (first[who] === time[row]) {
      const [here, there] = [channel[row], channel[firstRow[who] as number]] as [number, number]
      const isLower = compareIds(channel_ids[here] as Id, channel_ids[there] as Id) < 0
      if (isLower) firstRow[who] = row
    }
  }
  for (let who = 0; who < authors; who++) {
    const row = firstRow[who] as number
    if (!Number.isNaN(first[who])) flags[row] = (flags[row] as number) | FLAG.first
  }
  return { ...columns, author_first: first, author_last: last }
}
