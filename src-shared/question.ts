import { z } from 'zod'
import { MAX_GUILDS, Scope } from './scope'
import { Id } from './snowflake'

/**
 * What a parameter is, and so which control asks for it. `choice` = one of `choices`; `role_list` = ids or names of roles;
 * `text_list` = several texts; `date` = a day or an instant, as in a scope.
 */
export const PARAM_KINDS = [
  'guild',
  'channel',
  'author',
  'message',
  'integer',
  'number',
  'text',
  'text_list',
  'choice',
  'role_list',
  'date',
] as const
export const ParamKind = z.enum(PARAM_KINDS)
export type ParamKind = z.infer<typeof ParamKind>

export const ParamInfo = z.object({
  name: z.string(),
  kind: ParamKind,
  label: z.string(),
  required: z.boolean(),
  /** null when there is none. */
  default: z.union([z.string(), z.number(), z.array(z.string())]).nullable(),
  /**
   * The scope field that the value fills, for the run and for the messages behind a row; null when none. Whichever field it
   * is, an author is asked for in the run's `author_id` (`narrowedScope` puts it where it belongs).
   */
  narrows: z.enum(['guild_id', 'channel_id', 'author_id', 'mentions_author_id', 'text']).nullable(),
  /** The values that a `choice` may have; absent for every other kind. */
  choices: z.array(z.string()).optional(),
})
export type ParamInfo = z.infer<typeof ParamInfo>

/** How a column's values read. Times are ISO 8601 in UTC; percent is 0-100; ids are strings. */
export const COLUMN_TYPES = [
  'id',
  'text',
  'integer',
  'number',
  'percent',
  'bytes',
  'boolean',
  'time',
  'day',
  'week',
  'month',
  /** A month, or a day or Monday: what the asked interval makes of it. */
  'period',
  'weekday',
  'hour',
] as const
export const ColumnType = z.enum(COLUMN_TYPES)
export type ColumnType = z.infer<typeof ColumnType>

/** True for column types that stand right-aligned with tabular figures. */
export function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'number' || type === 'percent' || type === 'bytes'
}

export const ColumnInfo = z.object({ name: z.string(), type: ColumnType, label: z.string() })
export type ColumnInfo = z.infer<typeof ColumnInfo>

/**
 * How several series share a chart: `together` = lines over each other, bars beside each other; `stacked` = their sum is
 * seen too; `apart` = a small chart each, all on one scale.
 */
export const SERIES_LAYOUTS = ['together', 'stacked', 'apart'] as const
export const SeriesLayout = z.enum(SERIES_LAYOUTS)
export type SeriesLayout = z.infer<typeof SeriesLayout>

const Split = { series: z.string().optional(), layout: SeriesLayout.optional() }

/**
 * How a result is drawn. `bar` and `line` name the column along the axis (`x`), the measure (`y`) and, for several
 * series, the column that splits them (`series`) and their `layout` (absent = together, or apart where many long lines would
 * cover each other); `heatmap` has a cell for each pair of `x` and `y`, as dark as `value`; `cloud` writes the texts of `x`
 * as large as `y`; `number` shows the first row; `messages` lists messages.
 */
export const ChartSpec = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bar'), x: z.string(), y: z.string(), ...Split }),
  z.object({ kind: z.literal('line'), x: z.string(), y: z.string(), ...Split }),
  z.object({ kind: z.literal('heatmap'), x: z.string(), y: z.string(), value: z.string() }),
  z.object({ kind: z.literal('cloud'), x: z.string(), y: z.string() }),
  z.object({ kind: z.literal('number'), y: z.string() }),
  z.object({ kind: z.literal('table') }),
  z.object({ kind: z.literal('messages') }),
])
export type ChartSpec = z.infer<typeof ChartSpec>

/**
 * From a row to the messages behind it: scope fields and the column that fills each, plus fixed fields.
 * The question's own scope is narrowed by it. null = a row stands for no messages.
 */
export const DrillSpec = z.object({
  /** Scope field → column name. `day`, `week`, `month` fill `period`; `text` is added to what is searched for. */
  by: z.record(z.string(), z.string()),
  fixed: Scope.partial().default({}),
  /** `guild` = the messages are others than the run's own, such as replies to them: of its scope guild, zone and bots hold. */
  within: z.enum(['scope', 'guild']).optional(),
})
export type DrillSpec = z.infer<typeof DrillSpec>

/** `included` = bots count unless left out; `excluded` = the reverse; `listed` = shown and marked. */
export const BotsRule = z.enum(['included', 'excluded', 'listed'])
export type BotsRule = z.infer<typeof BotsRule>

/** Background work that stores what questions read: kinds of jobs. */
export const NeededWork = z.enum(['language'])
export type NeededWork = z.infer<typeof NeededWork>

/** A question as the window knows it. */
export const QuestionInfo = z.object({
  id: z.string(),
  aliases: z.array(z.string()),
  title: z.string(),
  /** The exact definition of what is counted. */
  about: z.string(),
  tags: z.array(z.string()),
  params: z.array(ParamInfo),
  columns: z.array(ColumnInfo),
  chart: ChartSpec,
  bots: BotsRule,
  drill: DrillSpec.nullable(),
  /** Background work that stores what it reads: until that is done, it answers about what has been read so far; absent = none. */
  needs: z.array(NeededWork).optional(),
  sql: z.string(),
})
export type QuestionInfo = z.infer<typeof QuestionInfo>

/** A value given for a parameter, by its name. Guild, channel and author come from the scope, not from here. */
export const ParamValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
export type ParamValue = z.infer<typeof ParamValue>

/** A question asked: which, of which messages, with what, how many rows (0 = all). */
export const QuestionRun = z.object({
  id: z.string(),
  scope: Scope.default({}),
  /**
   * Asks a question about a guild of each of these in turn, instead of `scope.guild_id`: the limit counts for each, and the
   * rows begin with `guild_id` and `guild_name` (several-guilds.ts). A question that asks for no guild is asked once, of
   * these guilds together.
   */
  guild_ids: z.array(Id).min(1).max(MAX_GUILDS).optional(),
  params: z.record(z.string(), ParamValue).default({}),
  limit: z.number().int().min(0).max(1_000_000).default(100),
})
export type QuestionRun = z.infer<typeof QuestionRun>

/** A cell of a result. Ids and times are strings. */
export const Cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.number()])),
])
export type Cell = z.infer<typeof Cell>
/**
 * One row of a result. Keys that begin with `_` are not columns: they carry what a drill needs and people need not see
 * (`_emoji_key`); tables, exports and the command line leave them out.
 */
export const ResultRow = z.record(z.string(), Cell)
export type ResultRow = z.infer<typeof ResultRow>

/** The answer. `truncated` = there are more rows than the limit. */
export const QuestionResult = z.object({
  question: z.string(),
  columns: z.array(z.string()),
  rows: z.array(ResultRow),
  /** The statement that ran, with the scope written out and values as `$n`. */
  sql: z.string(),
  /** The values by name, as they were used (defaults filled in). */
  params: z.record(z.string(), ParamValue.nullable()),
  truncated: z.boolean(),
})
export type QuestionResult = z.infer<typeof QuestionResult>
