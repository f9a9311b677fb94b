import { t } from '@lingui/core/macro'
import type { QuestionInfo, QuestionRun } from '#shared/question'
import type { Scope } from '#shared/scope'
import type { ScopeFields } from '../../message/ScopeBar'
import { withinSentence } from '../../ui/format'
import { rowsFor } from '../../ui/rows-for'
import { readsScope } from './browse'
import type { QuestionParams } from './search-params'

const SCOPE_KINDS = ['guild', 'channel', 'author'] as const

/**
 * The controls of the scope that a question needs. A channel or an author that must be chosen is one of a guild's; a channel
 * can narrow every question about a guild that counts messages.
 */
export function scopeFields(info: QuestionInfo): ScopeFields {
  const fields: ScopeFields = {}
  for (const param of info.params) {
    const kind = SCOPE_KINDS.find((each) => each === param.kind)
    if (kind) fields[kind] = param.required ? 'required' : 'optional'
  }
  if (fields.channel === 'required' || fields.author === 'required') fields.guild = 'required'
  if (fields.guild === 'required' && readsScope(info)) fields.channel ??= 'optional'
  return fields
}

/** True when anything of the run changes the answer; a statement of one's own may count something else altogether. */
export function readsRun(info: QuestionInfo): boolean {
  return (
    Object.keys(scopeFields(info)).length > 0 ||
    readsScope(info) ||
    /:(tz|guild_ids?|channel_id|author_id|include_bots)\b/.test(info.sql)
  )
}

/** True when the question can be asked of several guilds in turn: it needs a guild, and nothing of one guild. */
export function asksSeveral(info: QuestionInfo): boolean {
  const fields = scopeFields(info)
  return (
    fields.guild === 'required' && fields.channel !== 'required' && fields.author !== 'required'
  )
}

/** True when the question compares guilds, all of them or some. */
export function comparesGuilds(info: QuestionInfo): boolean {
  return Object.keys(scopeFields(info)).length === 0
}

/** What the address asks, as a run; `scope` = the address's with the guild that stands when none is chosen. */
export function runOf(
  info: QuestionInfo,
  { guild_ids, params, limit }: Pick<QuestionParams, 'guild_ids' | 'params' | 'limit'>,
  scope: Scope,
): Pick<QuestionRun, 'id' | 'scope' | 'guild_ids' | 'params' | 'limit'> {
  const run = { id: info.id, params, limit: limit ?? rowsFor(info) }
  if (guild_ids === undefined && !comparesGuilds(info)) return { ...run, scope }
  const { guild_id: _guild, channel_id: _channel, author_id: _author, ...rest } = scope
  return guild_ids?.length ? { ...run, scope: rest, guild_ids } : { ...run, scope: rest }
}

/** Kinds of which a label is no noun: `Least`, `Before`. */
const FILLED_IN: ReadonlySet<string> = new Set(['integer', 'number', 'date', 'message'])

/** What must still be done before the question can be asked: `choose a guild`, `type a text to find`. */
export function missingParams(
  info: QuestionInfo,
  run: Pick<QuestionRun, 'scope' | 'params' | 'guild_ids'>,
): string[] {
  return info.params
    .filter((param) => param.required && !isGiven(param, run))
    .map(({ kind, label }) => {
      if (FILLED_IN.has(kind)) return t`fill in “${label}”`
      const words = withinSentence(label)
      if (kind === 'text_list') return t`type ${words}`
      if (kind === 'role_list') return t`choose ${words}`
      const isVowel = /^[aeiou]/i.test(words)
      if (kind === 'text') return isVowel ? t`type an ${words}` : t`type a ${words}`
      return isVowel ? t`choose an ${words}` : t`choose a ${words}`
    })
}

/** What must be done, one thing after another. */
export function allOf(missing: readonly string[]): string {
  return missing.reduce((before, next) => t`${before} and ${next}`)
}

function isGiven(
  param: QuestionInfo['params'][number],
  { scope, params, guild_ids }: Pick<QuestionRun, 'scope' | 'params' | 'guild_ids'>,
): boolean {
  switch (param.kind) {
    case 'guild':
      return scope.guild_id !== undefined || guild_ids !== undefined
    case 'channel':
      return scope.channel_id !== undefined
    case 'author':
      return scope.author_id !== undefined
    default: {
      const given = params[param.name]
      const value = given === undefined || given === '' ? param.default : given
      return Array.isArray(value) ? value.length > 0 : value !== null
    }
  }
}
