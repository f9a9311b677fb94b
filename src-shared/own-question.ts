import { z } from 'zod'
import {
  BotsRule,
  Cell,
  ChartSpec,
  ColumnInfo,
  ColumnType,
  DrillSpec,
  ParamInfo,
  ParamValue,
} from './question'
import { Scope } from './scope'

/** The longest statement that a person may write, in characters. */
export const MAX_SQL = 20_000

/** The most rows that one run gives in the window; more are in an export only. */
export const MAX_ROWS = 10_000

/** The id of a question that the user wrote: never one of the catalogue's. */
export const OwnId = z.string().regex(/^own_[a-z0-9_]{1,60}$/, 'expected the id of an own question')

/** True for the id of a question that the user wrote. */
export function isOwnId(id: string): boolean {
  return OwnId.safeParse(id).success
}

/** What a `:name` of an own question may be asked as; guild, channel and author come from the scope. */
export const OWN_PARAM_KINDS = [
  'text',
  'integer',
  'number',
  'date',
  'choice',
  'text_list',
  'role_list',
  'message',
] as const
export const OwnParamKind = z.enum(OWN_PARAM_KINDS)
export type OwnParamKind = z.infer<typeof OwnParamKind>

/** A `:name` of an own question, as its form asks for it. */
export const OwnParam = z.object({
  name: z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/i, 'expected a name of letters, digits and _'),
  kind: OwnParamKind,
  label: z.string().trim().min(1).max(60),
  required: z.boolean().default(false),
  default: ParamInfo.shape.default.default(null),
  /** Of a `choice`. */
  choices: z.array(z.string().min(1).max(100)).max(50).optional(),
  /** `text` = a search that narrows `:scope`, not a value of the statement. */
  narrows: z.enum(['text']).nullable().default(null),
})
export type OwnParam = z.infer<typeof OwnParam>

/**
 * A question that the user wrote: data, never code. `sql` is one select, run as any typed statement is (read only, on the
 * archive's tables alone); it may use the names that questions of the catalogue use (`:scope`, `:tz` …) and its own.
 */
export const OwnQuestion = z.object({
  title: z.string().trim().min(1).max(120),
  about: z.string().trim().max(1000).default(''),
  sql: z
    .string()
    .max(MAX_SQL)
    .refine((sql) => sql.trim() !== '', 'expected a statement'),
  params: z.array(OwnParam).max(30).default([]),
  chart: ChartSpec.default({ kind: 'table' }),
  bots: BotsRule.exclude(['listed']).default('included'),
  /** Of a chosen author: absent = `:scope` has what they wrote, `mentioned` = what others wrote that mentions them. */
  author_is: z.literal('mentioned').optional(),
  /** Absent = by the ids that a row has; null = a row stands for no messages. */
  drill: DrillSpec.nullable().optional(),
  /** How columns read, as their values were last seen; a column that is not named here reads as its name suggests. */
  types: z.record(z.string().max(63), ColumnType).default({}),
})
export type OwnQuestion = z.infer<typeof OwnQuestion>

/** An own question as the archive keeps it. */
export const SavedOwnQuestion = OwnQuestion.extend({
  id: OwnId,
  created_at: z.string(),
  changed_at: z.string(),
})
export type SavedOwnQuestion = z.infer<typeof SavedOwnQuestion>

/** What was written of a question that the archive keeps. */
export function asWritten(saved: OwnQuestion | SavedOwnQuestion): OwnQuestion {
  const { id: _id, created_at: _at, changed_at: _then, ...written } = saved as SavedOwnQuestion
  return written
}

/** A statement to run or to look at while it is written. */
export const OwnStatement = OwnQuestion.pick({
  sql: true,
  params: true,
  bots: true,
  author_is: true,
})
export type OwnStatement = z.infer<typeof OwnStatement>

/** What runs of a question. */
export function statementOf({ sql, params, bots, author_is }: OwnStatement): OwnStatement {
  return { sql, params, bots, ...(author_is && { author_is }) }
}

/** One run of what stands in the editor. */
export const OwnRun = z.object({
  question: OwnStatement,
  scope: Scope.default({}),
  params: z.record(z.string(), ParamValue).default({}),
  limit: z.number().int().min(1).max(MAX_ROWS).default(1000),
})
export type OwnRun = z.infer<typeof OwnRun>

/** Why PostgreSQL does not take a statement; `at` = where in its text, null when it does not say. */
export const Refusal = z.object({
  kind: z.literal('refused'),
  message: z.string(),
  hint: z.string().nullable(),
  at: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
})
export type Refusal = z.infer<typeof Refusal>

/** What a statement gave. */
export const OwnAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rows'),
    columns: z.array(ColumnInfo),
    rows: z.array(z.record(z.string(), Cell)),
    /** There are more rows, or they would be too much to hold. */
    truncated: z.boolean(),
    /** What ran, with the scope written out and values as `$n`. */
    sql: z.string(),
    /** How long the database took. */
    ms: z.number(),
  }),
  Refusal,
])
export type OwnAnswer = z.infer<typeof OwnAnswer>

/** What a statement would give: its columns, and as what its own names are used. */
export const OwnLook = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('columns'),
    columns: z.array(ColumnInfo),
    params: z.record(z.string(), OwnParamKind),
  }),
  Refusal,
])
export type OwnLook = z.infer<typeof OwnLook>
