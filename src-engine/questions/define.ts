import type {
  BotsRule,
  ChartSpec,
  DrillSpec,
  NeededWork,
  ParamInfo,
  QuestionInfo,
} from '#shared/question'
import type { Scope } from '#shared/scope'
import { type ColumnName, columnInfos } from './columns'

/** The scope fields that a row may fill; `day`, `week` and `month` fill `period`. */
type DrillField =
  | 'guild_id'
  | 'channel_id'
  | 'author_id'
  | 'mentions_author_id'
  | 'replies_to_author_id'
  | 'replies_to_message_id'
  | 'message_id'
  | 'emoji'
  | 'domain'
  | 'url'
  | 'extension'
  | 'word'
  | 'role_id'
  | 'role_ids'
  | 'without_role_ids'
  | 'interacts_with_author_id'
  /** What the box of the search would take: `entity:"Ana Lee"`. */
  | 'text'
  | 'weekday'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'

/** A question as its file writes it; its id is the name of the file. */
export type QuestionSpec = {
  title: string
  /** What exactly is counted, in a sentence or two. */
  about: string
  aliases?: readonly string[]
  tags: readonly string[]
  params: readonly ParamInfo[]
  /** Names and order as the result has them. */
  columns: readonly ColumnName[]
  chart: ChartSpec
  bots: BotsRule
  /** From a row to the messages behind it; null = a row stands for no messages. */
  drill: {
    by: Partial<Record<DrillField, ColumnName | `_${string}`>>
    fixed?: Partial<Scope>
    within?: DrillSpec['within']
  } | null
  /** Jobs whose rows the statement reads; absent = none. */
  needs?: readonly NeededWork[]
  /**
   * One static `select` in its final order, without limit. `from :scope as m` = the counted messages of the run;
   * `from :span as m` = the same without what a parameter such as `search_text` narrowed; `from :history as m` = the
   * same at any time. Values: the parameters by name, `:tz` (IANA), `:include_bots` (boolean), and the run's `:guild_id`, `:channel_id`, `:author_id` (null when open),
   * `:guild_ids` (bigint[]: the guilds that are asked about, null = all).
   * What parameters that are lists bring is told by `listBindings`.
   * `:limit` (rows to fetch at most, null = all) is appended at the end; it may also cut earlier what is joined to.
   * Names come last, by `left join discord.guild_authors` (docs/decisions/0033-speed-of-questions.md says why not inner).
   * Extra columns beginning with `_` travel with the row unseen.
   */
  sql: string
}

/** Checks a question's shape at compile time; every file of the catalogue exports one by default. */
export function question(spec: QuestionSpec): QuestionSpec {
  return spec
}

/** The question as the window and the command line know it. */
export function questionInfo(id: string, spec: QuestionSpec): QuestionInfo {
  return {
    id,
    aliases: [...(spec.aliases ?? [])],
    title: spec.title,
    about: spec.about,
    tags: [...spec.tags],
    params: [...spec.params],
    columns: columnInfos(spec.columns),
    chart: spec.chart,
    bots: spec.bots,
    drill: spec.drill && { ...spec.drill, fixed: spec.drill.fixed ?? {} },
    ...(spec.needs && { needs: [...spec.needs] }),
    sql: dedent(spec.sql),
  }
}

/** The statement as it is shown and run, without the indentation of its file. */
function dedent(sql: string): string {
  const lines = sql
    .trimEnd()
    .split('\n')
    .filter((line, index) => index > 0 || line !== '')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n')
}
