import { HIT_END, HIT_START } from '#shared/search'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

const MAX_WORDS = 30
/** How much of a text without word hits is shown on each side of a literal hit, in characters. */
const SIDE = 100

/** The headline function takes `<…>` for markup and drops it, so angle brackets travel as these. */
const LESS = '\uE002'
const GREATER = '\uE003'

/** Text without the private-use characters that a snippet needs for itself. */
function withoutMarks(text: string): string {
  return text.replace(/\p{Co}/gu, '')
}

/** For each text, about 30 words around the words that the search finds in it, in one query. */
export async function wordSnippets(
  db: Queryable,
  search: string,
  texts: readonly string[],
): Promise<string[]> {
  const plain = texts.map(withoutMarks)
  const sent = plain.map((text) => text.replaceAll('<', LESS).replaceAll('>', GREATER))
  // asked for one fragment, it shows words before the hit too, not only after it
  const options = `StartSel=${HIT_START}, StopSel=${HIT_END}, MaxFragments=1, MaxWords=${MAX_WORDS}, MinWords=15, ShortWord=0`
  const rows = await db.query<{ snippet: string }>(sql`
    select ts_headline('discord.words', text, discord.words_query(${search}), ${options}) as snippet
    from jsonb_array_elements_text(${JSON.stringify(sent)}::text::jsonb) with ordinality t (text, n)
    order by n`)
  return rows.map(({ snippet }, index) =>
    withEllipses(snippet.replaceAll(LESS, '<').replaceAll(GREATER, '>'), plain[index] ?? ''),
  )
}

/** The part of a text around the first place where one of the literals stands, with all its hits marked. */
export function literalSnippet(literals: readonly string[], source: string): string {
  const text = withoutMarks(source)
  const escaped = [...literals]
    .map(withoutMarks)
    .filter((literal) => literal !== '')
    .sort((a, b) => b.length - a.length)
    .map((literal) => literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  if (escaped.length === 0) return text.slice(0, 2 * SIDE)
  const hit = new RegExp(escaped.join('|'), 'giu')
  const first = hit.exec(text)
  const [from, to] = first
    ? [wordStart(text, first.index), wordEnd(text, first.index + first[0].length)]
    : [0, wordEnd(text, SIDE)]
  const cut = text.slice(from, to)
  const marked = cut.replace(hit, (found) => `${HIT_START}${found}${HIT_END}`)
  return `${from > 0 ? '…' : ''}${marked}${to < text.length ? '…' : ''}`
}

/** Where to begin so that {@link SIDE} characters before `index` are shown and no word is cut where there are spaces. */
function wordStart(text: string, index: number): number {
  if (index <= SIDE) return 0
  const space = text.slice(index - SIDE, index).search(/\s\S/)
  return space < 0 ? wholeCharacter(text, index - SIDE) : index - SIDE + space + 1
}

function wordEnd(text: string, index: number): number {
  if (index + SIDE >= text.length) return text.length
  const space = text.slice(index, index + SIDE).search(/\s\S*$/)
  return space < 0 ? wholeCharacter(text, index + SIDE) : index + space
}

/** Never between the halves of a surrogate pair. */
function wholeCharacter(text: string, index: number): number {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index
}

function withEllipses(snippet: string, text: string): string {
  const bare = snippet.replaceAll(HIT_START, '').replaceAll(HIT_END, '').trim()
  const whole = text.trim()
  return `${whole.startsWith(bare) ? '' : '…'}${snippet}${whole.endsWith(bare) ? '' : '…'}`
}
