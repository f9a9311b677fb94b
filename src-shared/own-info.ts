import {
  OWN_PARAM_KINDS,
  type OwnParam,
  type OwnParamKind,
  type OwnQuestion,
  type OwnStatement,
} from './own-question'
import type { ColumnInfo, DrillSpec, ParamInfo, QuestionInfo } from './question'
import { tokenize } from './sql-tokens'

/** Names that stand for counted messages: `from :scope as m`. */
export const SCOPE_NAMES = ['scope', 'span', 'history'] as const

/** Names that every question knows, besides those of {@link SCOPE_NAMES}. */
export const KNOWN_NAMES = [
  'guild_id',
  'guild_ids',
  'channel_id',
  'author_id',
  'tz',
  'include_bots',
  'limit',
] as const

/** What a list of texts called `x` brings besides `:x`: `:x_search` and `from :x_found as m`. */
const LIST_NAMES = ['search', 'found'] as const

const RESERVED: ReadonlySet<string> = new Set([...SCOPE_NAMES, ...KNOWN_NAMES])

/** The `:name`s of a statement, each once, in the order of their first use. */
export function namesIn(sql: string): string[] {
  return [...new Set(tokenize(sql).flatMap((token) => (token.kind === 'name' ? [token.name] : [])))]
}

/** True when the statement counts the messages of the run's scope, so that dates and bots narrow it. */
export function usesScope(sql: string): boolean {
  return namesIn(sql).some((name) => (SCOPE_NAMES as readonly string[]).includes(name))
}

/** The statement's own names as its form asks for them: as declared, else as `kinds` or the name itself suggests. */
export function ownParams(
  { sql, params }: Pick<OwnStatement, 'sql' | 'params'>,
  kinds: Readonly<Record<string, OwnParamKind>> = {},
): OwnParam[] {
  const brought = params
    .filter(({ kind }) => kind === 'text_list')
    .flatMap(({ name }) => LIST_NAMES.map((ending) => `${name}_${ending}`))
  const names = namesIn(sql).filter((name) => !RESERVED.has(name) && !brought.includes(name))
  const searches = usesScope(sql)
    ? params.filter(({ name, narrows }) => narrows === 'text' && !names.includes(name))
    : []
  return [
    ...searches,
    ...names.map(
      (name): OwnParam =>
        params.find((param) => param.name === name) ?? {
          name,
          kind: kinds[name] ?? 'text',
          label: inWords(name),
          required: true,
          default: null,
          narrows: null,
        },
    ),
  ]
}

/** A question of the user as every other question is known; `columns` as PostgreSQL describes the statement. */
export function ownInfo(
  question: OwnQuestion & { id: string },
  columns: readonly ColumnInfo[],
): QuestionInfo {
  const { id, title, about, sql, chart, bots, author_is } = question
  const names = new Set(columns.map((column) => column.name))
  const isDrawn = [...chartColumns(chart)].every((name) => names.has(name))
  return {
    id,
    aliases: [],
    title,
    about,
    tags: ['Own'],
    params: [...scopeParams(sql, author_is === 'mentioned'), ...ownParams(question)],
    columns: columns.filter((column) => !column.name.startsWith('_')),
    chart: isDrawn ? chart : { kind: 'table' },
    bots,
    drill: drillOf(question, names),
    sql,
  }
}

/** A statement that is not kept as a question: it has no words and no chart of its own. */
export function statementInfo(
  statement: OwnStatement,
  id: string,
  columns: readonly ColumnInfo[] = [],
): QuestionInfo {
  const title = 'This statement'
  return ownInfo(
    { ...statement, id, title, about: '', chart: { kind: 'table' }, types: {} },
    columns,
  )
}

/** The columns that a chart draws. */
export function chartColumns(chart: OwnQuestion['chart']): string[] {
  return Object.entries(chart).flatMap(([part, name]) =>
    part === 'kind' || part === 'layout' || name === undefined ? [] : [name],
  )
}

const SCOPED = [
  {
    name: 'guild',
    kind: 'guild',
    label: 'Guild',
    narrows: 'guild_id',
    by: ['guild_id', 'guild_ids'],
  },
  { name: 'channel', kind: 'channel', label: 'Channel', narrows: 'channel_id', by: ['channel_id'] },
  { name: 'author', kind: 'author', label: 'Author', narrows: 'author_id', by: ['author_id'] },
] as const

/** Guild, channel and author: to be chosen where the statement names them, a choice where it counts a scope. */
function scopeParams(sql: string, isOfMentions: boolean): ParamInfo[] {
  const names: string[] = namesIn(sql)
  const isScoped = usesScope(sql)
  return SCOPED.flatMap(({ by, ...param }) => {
    const required = by.some((name) => names.includes(name))
    if (!required && !isScoped) return []
    const narrows =
      isOfMentions && param.name === 'author' ? ('mentions_author_id' as const) : param.narrows
    return [{ ...param, narrows, required, default: null }]
  })
}

/** Columns that say which messages a row means; the more exact first. */
const DRILLS: readonly (readonly string[])[] = [
  ['channel_id', 'message_id'],
  ['author_id', 'channel_id'],
  ['author_id'],
  ['channel_id'],
  ['guild_id'],
]
const ALSO = ['guild_id', 'day', 'week', 'month', 'weekday', 'hour']

/** As the question says where its columns are there, else by the ids in a row; null when a row names no messages. */
function drillOf(
  { sql, drill }: Pick<OwnQuestion, 'sql' | 'drill'>,
  columns: ReadonlySet<string>,
): DrillSpec | null {
  if (drill === null) return null
  if (drill && Object.values(drill.by).every((column) => columns.has(column))) return drill
  const ids = DRILLS.find((fields) => fields.every((field) => columns.has(field))) ?? []
  const also = ALSO.filter((field) => columns.has(field))
  if (ids.length === 0 && !(usesScope(sql) && also.length > 0)) return null
  return { by: Object.fromEntries([...ids, ...also].map((field) => [field, field])), fixed: {} }
}

/** A name of SQL as people read it: `first_day` → `First day`. */
export function inWords(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}

/** A question of the catalogue as the beginning of an own one, which gives the same answer. */
export function copyOf(info: QuestionInfo): OwnQuestion {
  const own = info.params.filter(({ narrows }) => narrows === null || narrows === 'text')
  return {
    title: info.title.slice(0, 120),
    about: info.about.slice(0, 1000),
    sql: info.sql,
    params: own.map(({ name, kind, label, required, default: value, narrows, choices }) => ({
      name,
      kind: OWN_PARAM_KINDS.find((one) => one === kind) ?? 'text',
      label: label.slice(0, 60),
      required,
      default: value,
      narrows: narrows === 'text' ? 'text' : null,
      ...(choices && { choices }),
    })),
    chart: info.chart,
    bots: info.bots === 'excluded' ? 'excluded' : 'included',
    ...(info.params.some(({ narrows }) => narrows === 'mentions_author_id')
      ? { author_is: 'mentioned' as const }
      : {}),
    drill: info.drill,
    types: Object.fromEntries(info.columns.map(({ name, type }) => [name, type])),
  }
}
