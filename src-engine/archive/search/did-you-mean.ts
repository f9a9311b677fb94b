import { leavesOf, type WordNode } from '#shared/search-text/nodes'
import { parseSearch, replaced } from '#shared/search-text/parse'
import type { Queryable } from '../../db/database'
import { storable } from '../../language/query'
import { wordsOf } from '../../language/words'
import { hasWords } from './from'
import { type KnownWords, knownWords, typosIn } from './known-words'
import { planSearch } from './plan'
import { hasHits } from './words'

/** What is meant is written so many times as often. */
const MORE_OFTEN = 5

/**
 * A search with its misspelled words put right: those that nobody, or hardly anybody, writes so. Everything else of the text
 * stays. null = none is misspelled, or the search would find nothing then either.
 */
export async function didYouMean(
  db: Queryable,
  { text: typed, tz }: { text: string; tz?: string | undefined },
): Promise<string | null> {
  const known = await knownWords(db)
  if (known === null) return null
  const before = storable(typed)
  const leaves = leavesOf(parseSearch(before).root).filter((leaf) => leaf.kind === 'word')
  let text = before
  // from the end, so that places stay
  for (const leaf of leaves.reverse()) {
    const meant = meantBy(leaf, known)
    if (meant !== null) text = replaced(text, leaf, meant)
  }
  if (text === before) return null
  const plan = await planSearch(db, { text, tz })
  return hasWords(plan) && (await hasHits(db, plan)) ? text : null
}

function meantBy({ text, is_prefix }: WordNode, known: KnownWords): string | null {
  const [word, ...more] = wordsOf(text)
  if (is_prefix || word === undefined || more.length > 0) return null
  // a link or a name with signs is meant as it is written
  if (word.end - word.start !== text.length) return null
  const [near] = known.near(word.form, typosIn(word.form), 1)
  if (near === undefined) return null
  return near.messages > MORE_OFTEN * known.messagesOf(word.lexeme) ? near.form : null
}
