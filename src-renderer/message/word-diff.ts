/** A run of text that both sides have, that only the older has (`gone`), or only the newer (`new`). */
export type DiffPart = { kind: 'same' | 'gone' | 'new'; text: string }

/** Finding the words of longer texts takes seconds; no message of Discord's has more than 4,000 characters. */
const MOST_CHARS = 20_000
/** Comparisons are bounded by so many pairs of words: some tens of milliseconds, 16 MB. */
const MOST_PAIRS = 8_000_000

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * What changed from the older text to the newer, in words; joined, `same` and `gone` give the older text, `same` and
 * `new` the newer. Texts too long to compare by words are compared by lines, and else replaced as a whole.
 */
export function diffWords(older: string, newer: string): DiffPart[] {
  const split = Math.max(older.length, newer.length) > MOST_CHARS ? linesOf : wordsOf
  const [before, after] = [split(older), split(newer)]
  const start = commonStart(before, after)
  const end = commonEnd(before, after, start)
  const left = before.slice(start, before.length - end)
  const right = after.slice(start, after.length - end)
  return tidy([
    { kind: 'same', text: before.slice(0, start).join('') },
    ...diffMiddle(left, right),
    { kind: 'same', text: before.slice(before.length - end).join('') },
  ])
}

/** Words, spaces and marks, in scripts without spaces too. */
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at++
  return at
}

function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
  let at = 0
  const most = Math.min(a.length, b.length) - start
  while (at < most && a[a.length - 1 - at] === b[b.length - 1 - at]) at++
  return at
}

function diffMiddle(left: readonly string[], right: readonly string[]): DiffPart[] {
  if (left.length * right.length <= MOST_PAIRS) return diffTokens(left, right)
  const [older, newer] = [left.join(''), right.join('')]
  const [before, after] = [linesOf(older), linesOf(newer)]
  if (before.length * after.length <= MOST_PAIRS) return diffTokens(before, after)
  return [
    { kind: 'gone', text: older },
    { kind: 'new', text: newer },
  ]
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? []
}

/** The longest common subsequence, walked from the start: what is in it stays, all else goes or comes. */
function diffTokens(a: readonly string[], b: readonly string[]): DiffPart[] {
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j
      longest[at] =
        a[i] === b[j]
          ? (longest[at + width + 1] as number) + 1
          : Math.max(longest[at + width] as number, longest[at + 1] as number)
    }
  }
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const at = i * width + j
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i] as string })
      i++
      j++
    } else if (
      j === b.length ||
      (i < a.length && (longest[at + width] as number) >= (longest[at + 1] as number))
    ) {
      parts.push({ kind: 'gone', text: a[i++] as string })
    } else {
      parts.push({ kind: 'new', text: b[j++] as string })
    }
  }
  return parts
}

/**
 * Joins neighbours, what goes before what comes. A lone space between two changes belongs to them: "the old man" for "a
 * young man" reads as one change.
 */
function tidy(parts: readonly DiffPart[]): DiffPart[] {
  const tidied: DiffPart[] = []
  let [gone, added] = ['', '']
  const flush = () => {
    if (gone !== '') tidied.push({ kind: 'gone', text: gone })
    if (added !== '') tidied.push({ kind: 'new', text: added })
    gone = ''
    added = ''
  }
  const joined = parts.filter(({ text }) => text !== '')
  for (const [index, { kind, text }] of joined.entries()) {
    const next = joined[index + 1]
    const isBetween = (gone !== '' || added !== '') && next !== undefined && next.kind !== 'same'
    if (kind === 'gone') gone += text
    else if (kind === 'new') added += text
    else if (text === ' ' && isBetween) {
      gone += text
      added += text
    } else {
      flush()
      const last = tidied.at(-1)
      if (last?.kind === 'same') last.text += text
      else tidied.push({ kind, text })
    }
  }
  flush()
  return tidied
}
