import type { Source } from './source'
import { isWebUrl } from './urls'

const MAX_LABEL = 1000
/** The target behind `](`: brackets in pairs belong to it; a title may follow. */
const TARGET =
  /\( *<?(https?:\/\/(?:[^\s<>()]|\([^\s<>()]{0,500}\)){1,2000})>?(?:\s+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))? *\)/iy

/** `[words](https://…)`: where the words stand, and the place behind; null for anything else. */
export function linkAt(
  source: Source,
  at: number,
  to: number,
): { from: number; to: number; url: string; end: number } | null {
  const close = labelEnd(source, at, to)
  if (close < 0 || source.text[close + 1] !== '(') return null
  TARGET.lastIndex = close + 1
  const url = TARGET.exec(source.text)?.[1]
  source.spend(url?.length ?? 1)
  if (url === undefined || TARGET.lastIndex > to || !isWebUrl(url)) return null
  const words = source.text.slice(at + 1, close)
  return words.trim() === '' ? null : { from: at + 1, to: close, url, end: TARGET.lastIndex }
}

/** Where the words of a link end that begin at `[`: at the bracket that closes it. -1 when none does. */
function labelEnd(source: Source, at: number, to: number): number {
  const { text } = source
  const last = Math.min(to, at + MAX_LABEL)
  let open = 0
  let place = at
  for (; place < last; place += text[place] === '\\' ? 2 : 1) {
    if (text[place] === '[') open += 1
    else if (text[place] === ']') open -= 1
    if (open === 0) break
  }
  source.spend(place - at)
  return place < last ? place : -1
}
