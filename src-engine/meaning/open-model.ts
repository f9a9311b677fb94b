import { z } from 'zod'
import { PREPARATION, type SentenceModel } from './model'
import type { RuntimeKind } from './runtime'
import { openUseLite, USE_VERSION } from './use-lite'

/** Where a model is, and of which kind: the one that comes with the app. */
export const ModelPlace = z.object({ kind: z.literal('use-lite'), folder: z.string() })
export type ModelPlace = z.infer<typeof ModelPlace>

/** A text that is another one when a place would give other vectors, as far as can be told without loading it. */
export function keyOf(place: ModelPlace): string {
  return `${place.kind} ${USE_VERSION} ${PREPARATION}`
}

/** Loads a model; rejects when its files are missing or are not of its kind. */
export function openModel(place: ModelPlace, runtime?: RuntimeKind): Promise<SentenceModel> {
  return openUseLite(place.folder, runtime)
}
