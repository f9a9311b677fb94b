import { daysOf } from './period'
import type { QuestionInfo, QuestionRun, ResultRow } from './question'
import { Scope, type ScopePeriod } from './scope'
import { scopeOfRow } from './several-guilds'

/**
 * The messages behind a row of a result: the run's scope, narrowed by what the row stands for. null when the row
 * stands for no messages, or when run and row together cannot be said as one scope (never a list that is not exact).
 */
export function drillScope(info: QuestionInfo, run: QuestionRun, row: ResultRow): Scope | null {
  const counted = scopeOfRow(info, run, row)
  if (info.drill === null || counted === null) return null
  const { has, ...asked } = outerScope(info, counted)
  const narrowed: Record<string, unknown> = {
    ...asked,
    bots: asked.bots ?? (info.bots === 'excluded' ? 'exclude' : 'include'),
  }
  const narrowings = [
    ...paramFields(info, run),
    ...Object.entries(info.drill.fixed).filter(([field]) => field !== 'has'),
    ...rowFields(info.drill.by, row),
  ]
  for (const [field, value] of narrowings) {
    const before = narrowed[field]
    const both = inBothOf(field)(before, value)
    if (both === null) return null
    narrowed[field] = both
  }
  const traits = [...new Set([...(has ?? []), ...(info.drill.fixed.has ?? [])])]
  if (traits.length > 0) narrowed.has = traits
  const scope = Scope.safeParse(narrowed)
  return scope.success ? scope.data : null
}

/** What a row narrows: the run's own messages, or those of its guild. */
function outerScope(info: QuestionInfo, scope: Scope): Scope {
  if (info.drill?.within !== 'guild') return narrowedScope(info, scope)
  const { guild_id, guild_ids, tz, bots } = scope
  return {
    ...(guild_id && { guild_id }),
    ...(guild_ids && { guild_ids }),
    ...(tz && { tz }),
    ...(bots && { bots }),
  }
}

/** The messages that a run is of: an author asked about is the writer, unless the question is of who is mentioned. */
export function narrowedScope({ params }: Pick<QuestionInfo, 'params'>, scope: Scope): Scope {
  const { author_id, ...rest } = scope
  const isOfMentions = params.some((param) => param.narrows === 'mentions_author_id')
  return isOfMentions && author_id !== undefined
    ? { ...rest, mentions_author_id: author_id }
    : scope
}

/**
 * What parameters such as `search_text` narrow, nothing where they are left empty; guild, channel and author are in the run's
 * scope already.
 */
function paramFields(info: QuestionInfo, run: QuestionRun): [string, unknown][] {
  return info.params
    .filter((param) => param.narrows === 'text')
    .map((param) => run.params[param.name] || param.default)
    .flatMap((text): [string, unknown][] => (text === null ? [] : [['text', text]]))
}

/** Fields that take several ids: the column has them with commas between. */
const LISTS: ReadonlySet<string> = new Set(['role_ids', 'without_role_ids'])

/** A column of the row fills a field; a hidden column that is null does not narrow. */
function rowFields(by: Record<string, string>, row: ResultRow): [string, unknown][] {
  return Object.entries(by).flatMap(([field, column]): [string, unknown][] => {
    const value = row[column] ?? null
    if (value === null && column.startsWith('_')) return []
    if (LISTS.has(field)) return [[field, String(value).split(',')]]
    if (field !== 'day' && field !== 'week' && field !== 'month') return [[field, value]]
    return [['period', value === null ? null : { unit: field, start: value }]]
  })
}

/** How a field is narrowed once more: what is in both, null when that cannot be said. */
function inBothOf(field: string): (before: unknown, value: unknown) => unknown {
  if (field === 'period') return inBoth
  return field === 'text' ? bothTexts : same
}

/** Both searches at once; each keeps its own `OR`s. */
function bothTexts(before: unknown, value: unknown): unknown {
  if (before === undefined || before === value || value === null) return value
  return `(${before}) (${value})`
}

function same(before: unknown, value: unknown): unknown {
  return before === undefined || before === value ? value : null
}

/** The period inside the other; null when neither holds the other whole (a week across two months). */
function inBoth(before: unknown, value: unknown): unknown {
  if (before === undefined || value === null) return value
  const [a, b] = [daysOf(before as ScopePeriod), daysOf(value as ScopePeriod)]
  if (b.first >= a.first && b.after <= a.after) return value
  return a.first >= b.first && a.after <= b.after ? before : null
}
