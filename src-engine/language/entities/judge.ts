import type { EntityType } from '#shared/entities'
import { readable } from '../signals/readable'
import { guessAt, guessByGrammar } from './grammar'

/** What grammar takes the name at a place of a message for; null = for nothing. */
export function judgePlace(content: string, start: number, end: number): EntityType | null {
  return guessAt(guessByGrammar(readable(content)), start, end)
}
