import { z } from 'zod'
import type { SentenceModel } from './model'
import type { RuntimeKind } from './runtime'
import { openUseLite } from './use-lite'

/** Where a model is, and of which kind: the one that comes with the app. */
export const ModelPlace = z.object({ kind: z.literal('use-lite'), folder: z.string() })
export type ModelPlace = z.infer<typeof ModelPlace>

/** Loads a model; rejects when its files are missing or are not of its kind. */
export function openModel(place: ModelPlace, runtime?: RuntimeKind): Promise<SentenceModel> {
  return openUseLite(place.folder, runtime)
}
