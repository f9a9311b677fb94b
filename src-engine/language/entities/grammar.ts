import nlp from 'compromise/three'
import type { EntityType } from '#shared/entities'

/** What grammar takes a stretch of a text for. */
export type Guess = { start: number; end: number; type: EntityType }

/** Longer texts are lists and logs, in which grammar finds little and takes long. */
const MAX_LENGTH = 2000

type Found = { offset?: { start: number; length: number } }

/** People, places and organisations of an English text, as compromise sees them: often right, seldom complete. */
export function guessByGrammar(text: string): Guess[] {
  const doc = nlp(text.slice(0, MAX_LENGTH))
  const of = (type: EntityType, view: { json(options: object): unknown }): Guess[] =>
    (view.json({ offset: true, terms: false, text: false }) as Found[]).flatMap(({ offset }) =>
      offset ? [{ type, start: offset.start, end: offset.start + offset.length }] : [],
    )
  return [
    ...of('person', doc.people()),
    ...of('place', doc.places()),
    ...of('organisation', doc.organizations()),
  ]
}

/** What the guess says that covers most of a place; null = none does. */
export function guessAt(guesses: readonly Guess[], start: number, end: number): EntityType | null {
  const guess = guesses.find((one) => {
    const shared = Math.min(one.end, end) - Math.max(one.start, start)
    return shared * 2 > end - start
  })
  return guess?.type ?? null
}
