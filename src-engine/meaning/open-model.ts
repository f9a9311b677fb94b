import { z } from 'zod'
import { openFolderModel } from './folder-model'
import { PREPARATION, type SentenceModel } from './model'
import type { RuntimeKind } from './runtime'
import { openUseLite, USE_VERSION } from './use-lite'

/** Where a model is, and of which kind: the one that comes with the app, or one in a folder of the user's. */
export const ModelPlace = z.object({ kind: z.enum(['use-lite', 'folder']), folder: z.string() })
export type ModelPlace = z.infer<typeof ModelPlace>

/** A text that is another one when a place would give other vectors, as far as can be told without loading it. */
export function keyOf({ kind, folder }: ModelPlace): string {
  const which = kind === 'use-lite' ? `${USE_VERSION}` : folder
  return `${kind} ${PREPARATION} ${which}`
}

/** Loads a model; rejects when its files are missing or are not of its kind. */
export function openModel(
  { kind, folder }: ModelPlace,
  runtime?: RuntimeKind,
): Promise<SentenceModel> {
  return kind === 'use-lite' ? openUseLite(folder, runtime) : openFolderModel(folder, runtime)
}
