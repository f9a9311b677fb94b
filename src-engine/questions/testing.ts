import type { ParamValue, QuestionInfo, QuestionRun } from '#shared/question'
import type { Scope } from '#shared/scope'
import { HARBOUR } from './oracle/random-archive'

/** What parameters get in tests over the random archive, by their name, where a default says too little or is missing. */
export const SOME: Readonly<Record<string, ParamValue>> = {
  search_text: 'quokka',
  min_messages: 8,
  days: 3,
  top: 2,
  top_percent: 40,
  roles: ['keeper', '3000000000000002'],
  phrases: ['Harbour master', 'the valve', 'no such words', 'quokka', 'quokka', ' '],
}

/** The same for single questions. */
const SOME_OF: Readonly<Record<string, Record<string, ParamValue>>> = {
  guild_author_sentiment: { min_messages: 2 },
  guild_author_vocabulary: { min_words: 5 },
}

/** A scope and parameters with which a question can be asked of the random archive, but for the guild. */
export function someParams(info: QuestionInfo): {
  scope: Scope
  params: Record<string, ParamValue>
} {
  const has = (name: string) => info.params.some((param) => param.name === name)
  const needs = (name: string) => info.params.some((param) => param.name === name && param.required)
  return {
    scope: {
      ...(needs('channel') ? { channel_id: '6000000000000001' } : {}),
      ...(needs('author') ? { author_id: '90000000000000000' } : {}),
    },
    params: {
      ...Object.fromEntries(Object.entries(SOME).filter(([name]) => has(name))),
      ...SOME_OF[info.id],
    },
  }
}

/** Each interval for some of the scopes, where a question lets one choose. */
function someInterval(info: QuestionInfo, scope: Partial<Scope>): Record<string, ParamValue> {
  if (!info.params.some((param) => param.name === 'interval')) return {}
  return { interval: scope.bots ? 'week' : scope.from ? 'day' : 'month' }
}

/** A question asked of the random archive with each of the scopes; one about an author, of each of the authors. */
export function someRuns(
  info: QuestionInfo,
  scopes: readonly Partial<Scope>[],
  authors: readonly string[],
): QuestionRun[] {
  const { scope: somewhere, params } = someParams(info)
  const isAboutGuild = info.params.some((param) => param.name === 'guild')
  const people =
    somewhere.author_id === undefined ? [{}] : authors.map((author_id) => ({ author_id }))
  return scopes.flatMap((scope) =>
    people.map((person) => ({
      id: info.id,
      scope: {
        ...(isAboutGuild ? { guild_id: HARBOUR } : {}),
        ...somewhere,
        ...scope,
        ...person,
      },
      params: { ...params, ...someInterval(info, scope) },
      limit: 0,
    })),
  )
}
