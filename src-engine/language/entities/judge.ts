import type { EntityType } from '#shared/entities'
import { readable } from '../signals/readable'
import { guessByGrammar } from './grammar'

/** What grammar takes the name at a place of a message for; null = for nothing. */
export function judgePlace(content: string, start: number, end: number): EntityType | null {
  const found = guessByGrammar(readable(content)).find((guess) => {
    const shared = Math.min(guess.end, end) - Math.max(guess.start, start)
    return shared * 2 > end - start
  })
  return found?.type ?? null
}
