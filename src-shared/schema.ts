import { z } from 'zod'

/** A column of a table, as PostgreSQL calls its type; `about` is '' where the name says it all. */
export const SchemaColumn = z.object({ name: z.string(), type: z.string(), about: z.string() })
export type SchemaColumn = z.infer<typeof SchemaColumn>

/** A table or view that a statement may read, written `discord.<name>`. */
export const SchemaTable = z.object({
  name: z.string(),
  is_view: z.boolean(),
  /** For readers rather than for the app itself. */
  is_main: z.boolean(),
  about: z.string(),
  /** null for views; about so many where {@link SchemaTable.shape.is_estimate}. */
  rows: z.number().int().nullable(),
  is_estimate: z.boolean(),
  columns: z.array(SchemaColumn),
})
export type SchemaTable = z.infer<typeof SchemaTable>
