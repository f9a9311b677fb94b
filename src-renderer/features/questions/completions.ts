import { plural, t } from '@lingui/core/macro'
import { KNOWN_NAMES, namesIn, SCOPE_NAMES } from '#shared/own-info'
import type { SchemaTable } from '#shared/schema'

/** One thing that the text at the caret may become. */
export type Suggestion = {
  label: string
  kind: 'table' | 'column' | 'name'
  detail: string
  about: string
  /** What is written; absent = the label. */
  text?: string
}

/** What may stand at a place of a statement, and from where on it takes the place of what is there; null = nothing of ours. */
export type Completions = { from: number; suggestions: Suggestion[] } | null

const SCOPE_ABOUT: Record<(typeof SCOPE_NAMES)[number], string> = {
  scope: t`The messages that the controls choose: from :scope as m`,
  span: t`The same without a text that is looked for`,
  history: t`The same at any time`,
}
const NAME_ABOUT: Record<(typeof KNOWN_NAMES)[number], string> = {
  guild_id: t`The chosen guild`,
  guild_ids: t`The chosen guilds`,
  channel_id: t`The chosen channel`,
  author_id: t`The chosen author, as author_key`,
  tz: t`The time zone: posted_at at time zone :tz`,
  include_bots: t`Whether bots count`,
  limit: t`How many rows are asked for`,
}

/**
 * Completes `:names`, tables after `from` and `join`, columns after a table's alias and, elsewhere, columns of the tables that
 * the statement reads.
 */
export function completionsAt(
  sql: string,
  at: number,
  tables: readonly SchemaTable[],
): Completions {
  const before = sql.slice(0, at)
  const name = /(?<!:):(\w*)$/.exec(before)
  if (name) return { from: at - (name[1] ?? '').length - 1, suggestions: names(sql, before) }
  const dotted = /(\w+)\.(\w*)$/.exec(before)
  if (dotted) {
    const from = at - (dotted[2] ?? '').length
    if (dotted[1] === 'discord') return { from, suggestions: tables.map((table) => tableOf(table)) }
    const table = aliasesIn(sql, tables).get(dotted[1]?.toLowerCase() ?? '')
    return table ? { from, suggestions: columnsOf(table) } : null
  }
  const word = /(\w*)$/.exec(before)?.[1] ?? ''
  const from = at - word.length
  if (/\b(from|join)\s+\w*$/i.test(before)) {
    const scope = scopeNames().map((one) => ({ ...one, text: `${one.label} as m` }))
    return { from, suggestions: [...scope, ...tables.map((table) => tableOf(table, 'discord.'))] }
  }
  if (word === '') return null
  const read = new Set(aliasesIn(sql, tables).values())
  const columns = new Map([...read].flatMap(columnsOf).map((one) => [one.label, one]))
  return columns.size > 0 ? { from, suggestions: [...columns.values()] } : null
}

/** Which table each alias of a statement stands for; a table without one is its own. */
function aliasesIn(sql: string, tables: readonly SchemaTable[]): Map<string, SchemaTable> {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const aliases = new Map<string, SchemaTable>()
  const reads = /(?:\bdiscord\.(\w+)|:(?:scope|span|history)\b)(?:\s+(?:as\s+)?(\w+))?/gi
  for (const [, read, alias] of sql.matchAll(reads)) {
    const table = byName.get((read ?? 'messages').toLowerCase())
    if (!table) continue
    const own = alias && !NO_ALIAS.test(alias) ? alias : table.name
    aliases.set(own.toLowerCase(), table)
  }
  return aliases
}

/** Words that follow a table and are no name for it. */
const NO_ALIAS =
  /^(where|join|left|right|full|inner|cross|natural|on|using|group|order|limit|having|union|except|intersect|window|fetch|offset|tablesample)$/i

function tableOf({ name, about, rows, is_view }: SchemaTable, before = ''): Suggestion {
  return {
    label: name,
    kind: 'table',
    detail: is_view ? t`view` : plural(rows ?? 0, { one: '# row', other: '# rows' }),
    about,
    text: `${before}${name}`,
  }
}

function columnsOf({ columns }: SchemaTable): Suggestion[] {
  return columns.map(({ name, type, about }) => ({
    label: name,
    kind: 'column',
    detail: type,
    about,
  }))
}

function scopeNames(): Suggestion[] {
  return SCOPE_NAMES.map((one) => ({
    label: `:${one}`,
    kind: 'name',
    detail: t`messages`,
    about: SCOPE_ABOUT[one],
  }))
}

/** Names that every question knows, and the statement's own but for the one that is being written. */
function names(sql: string, before: string): Suggestion[] {
  const known: Suggestion[] = KNOWN_NAMES.map((one) => ({
    label: `:${one}`,
    kind: 'name',
    detail: t`value`,
    about: NAME_ABOUT[one],
  }))
  const all = [...scopeNames(), ...known]
  const written = /:(\w*)$/.exec(before)?.[1]
  const own = namesIn(sql).filter(
    (one) => one !== written && !all.some(({ label }) => label === `:${one}`),
  )
  return [
    ...all,
    ...own.map(
      (one): Suggestion => ({
        label: `:${one}`,
        kind: 'name',
        detail: t`your value`,
        about: t`A value that the form asks for`,
      }),
    ),
  ]
}
