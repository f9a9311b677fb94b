import { z } from 'zod'

/** A model of sentences. */
export const MeaningModel = z.object({
  /** As it calls itself; of a folder its name. */
  name: z.string(),
  /** null = the one that comes with the app. */
  folder: z.string().nullable(),
  is_used: z.boolean(),
})
export type MeaningModel = z.infer<typeof MeaningModel>

/** What the archive knows of the meaning of its messages. */
export const MeaningStatus = z.object({
  /** False = this database cannot hold vectors, or the app has no model: searches go by words. */
  is_possible: z.boolean(),
  /** The one that comes with the app, and the folder that was chosen. */
  models: z.array(MeaningModel),
  /** Messages with a vector of the model in use, and those that wait for theirs. */
  embedded: z.number().int(),
  pending: z.number().int(),
  /** What runs the model: the machine's own code or WebAssembly, which is slower; null = it was not needed yet. */
  runtime: z.enum(['native', 'wasm']).nullable(),
})
export type MeaningStatus = z.infer<typeof MeaningStatus>
