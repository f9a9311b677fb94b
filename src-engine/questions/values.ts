import { narrowedScope } from '#shared/drill'
import { AppError } from '#shared/errors'
import type { ParamInfo, ParamValue, QuestionInfo, QuestionRun } from '#shared/question'
import { type Scope, ScopeTime } from '#shared/scope'
import { Id } from '#shared/snowflake'

/** What a run was asked with, after defaults and checks. */
export type Asked = {
  /** The run's scope with what its parameters narrow. */
  scope: Scope
  /** The same scope without the text that a parameter put in: what empty periods are counted over. */
  span: Scope
  /** `scope` without dates: what was before decides who is new. */
  history: Scope
  /** By parameter name; null = left out. */
  params: Record<string, ParamValue | null>
}

/** Checks a run against its question and fills defaults; `invalid_input` says in a sentence what is missing or wrong. */
export function askedValues(info: QuestionInfo, run: QuestionRun): Asked {
  refuseUnknown(info, run)
  const scope = { ...narrowedScope(info, run.scope) }
  const params: Record<string, ParamValue | null> = {}
  for (const param of info.params) {
    const field = param.narrows
    const value = field === null || field === 'text' ? given(param, run) : (scope[field] ?? null)
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0)
    if (param.required && isEmpty) throw missing(info, param)
    params[param.name] = value
    if (field === 'text' && typeof value === 'string') {
      if (scope.text !== undefined && scope.text !== value) throw twoTexts(param)
      scope.text = value
    }
  }
  const { text: _text, ...textless } = scope
  const { from: _from, to: _to, period: _period, ...history } = scope
  return { scope, span: run.scope.text === undefined ? textless : scope, history, params }
}

function refuseUnknown(info: QuestionInfo, run: QuestionRun): void {
  const own = info.params.filter((param) => param.narrows === null || param.narrows === 'text')
  for (const name of Object.keys(run.params)) {
    if (own.some((param) => param.name === name)) continue
    const names = own.map((param) => param.name).join(', ')
    throw new AppError(
      'invalid_input',
      names === ''
        ? `The question ${info.id} takes no parameter ${name}.`
        : `The question ${info.id} has no parameter ${name}; it takes ${names}.`,
    )
  }
}

function given(param: ParamInfo, run: QuestionRun): ParamValue | null {
  const value = run.params[param.name]
  if (value === undefined || value === '') return param.default
  return parse(param, value)
}

function parse(param: ParamInfo, value: ParamValue): ParamValue {
  switch (param.kind) {
    case 'integer':
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      if (typeof number !== 'number' || !Number.isFinite(number)) throw wrong(param, 'a number')
      if (param.kind === 'integer' && !Number.isSafeInteger(number)) {
        throw wrong(param, 'a whole number')
      }
      return number
    }
    case 'choice': {
      const choices = param.choices ?? []
      if (typeof value === 'string' && choices.includes(value)) return value
      throw wrong(param, `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`)
    }
    case 'text_list':
    case 'role_list':
      return textList(param, value)
    case 'text':
      if (typeof value !== 'string') throw wrong(param, 'a text')
      return value
    case 'guild':
    case 'channel':
    case 'message':
      if (!Id.safeParse(value).success) throw wrong(param, 'an id (digits only)')
      return value
    case 'date':
      if (!ScopeTime.safeParse(value).success) throw wrong(param, 'a date such as 2025-03-31')
      return value
    case 'author':
      if (typeof value !== 'string') throw wrong(param, 'an author id')
      return value
  }
}

/** A list as it is, or as JSON text: what the command line passes. */
function textList(param: ParamInfo, value: ParamValue): string[] {
  if (Array.isArray(value)) return value
  try {
    const list: unknown = typeof value === 'string' ? JSON.parse(value) : null
    if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list
  } catch {
    // Falls through to the one sentence for every wrong list.
  }
  throw wrong(param, 'a JSON array of texts')
}

function missing(info: QuestionInfo, param: ParamInfo): AppError {
  const what = {
    guild_id: 'Choose a guild first',
    channel_id: 'Choose a channel first',
    author_id: 'Choose an author first',
    mentions_author_id: 'Choose an author first',
    text: `Fill in “${param.label}”`,
    own: `Fill in “${param.label}”`,
  }[param.narrows ?? 'own']
  return new AppError(
    'invalid_input',
    `${what}: “${info.title}” needs it.`,
    `missing ${param.name}`,
  )
}

function wrong(param: ParamInfo, expected: string): AppError {
  return new AppError('invalid_input', `“${param.label}” must be ${expected}.`, param.name)
}

function twoTexts(param: ParamInfo): AppError {
  return new AppError(
    'invalid_input',
    `The scope is already narrowed by a text; take that away or leave “${param.label}” equal to it.`,
  )
}
