import type { QuestionInfo, QuestionRun } from '#shared/question'
import type { ScopeFields } from '../../ui/ScopeBar'

const SCOPE_KINDS = ['guild', 'channel', 'author'] as const

/** The controls of the scope that a question needs; a channel can always narrow a question about a guild. */
export function scopeFields(info: QuestionInfo): ScopeFields {
  const fields: ScopeFields = {}
  for (const param of info.params) {
    const kind = SCOPE_KINDS.find((each) => each === param.kind)
    if (kind) fields[kind] = param.required ? 'required' : 'optional'
  }
  if (fields.channel === 'required' || fields.author === 'required') fields.guild ??= 'optional'
  return fields
}

/** The labels of what must still be chosen before the question can be asked, in lower case. */
export function missingParams(
  info: QuestionInfo,
  run: Pick<QuestionRun, 'scope' | 'params'>,
): string[] {
  return info.params
    .filter((param) => param.required && !isGiven(param, run))
    .map((param) => `a ${param.label.toLocaleLowerCase('en')}`)
}

function isGiven(
  param: QuestionInfo['params'][number],
  { scope, params }: Pick<QuestionRun, 'scope' | 'params'>,
): boolean {
  switch (param.kind) {
    case 'guild':
      return scope.guild_id !== undefined
    case 'channel':
      return scope.channel_id !== undefined
    case 'author':
      return scope.author_id !== undefined
    default:
      return params[param.name] !== undefined && params[param.name] !== ''
  }
}

/** How many rows are asked for at first: a curve and a clock need all their points, a ranking reads best short. */
export function rowsFor({ chart, columns }: QuestionInfo): number {
  if (chart.kind === 'line') return 1000
  const x = chart.kind === 'bar' ? columns.find((column) => column.name === chart.x) : undefined
  return x?.type === 'hour' || x?.type === 'weekday' ? 1000 : 20
}
