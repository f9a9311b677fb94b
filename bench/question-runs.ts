import type { ParamInfo, ParamValue, QuestionInfo, QuestionRun } from '#shared/question'
import type { Scope } from '#shared/scope'
import type { BenchEngine } from './engine'

/** What questions that need more than the guild are asked of: the places and people with most in them. */
export type Common = {
  guild_id: string
  channel_id: string
  author_id: string
  word: string
  roles: string[]
}

const WORD = 'thanks'
const LIMIT = 100

/** Finds the commonest cases of an archive. */
export async function commonCases(engine: BenchEngine): Promise<Common> {
  const first = async (sql: string, count = 1): Promise<string[]> => {
    const { rows } = await engine.ask<{ rows: { id: string }[] }>('sql.run', { sql, limit: count })
    return rows.map(({ id }) => id)
  }
  const most = (column: string, where = 'true') =>
    first(`select ${column}::text as id from discord.messages where is_content and ${where}
      group by ${column} order by count(*) desc limit 1`)
  const [guild_id = '0'] = await most('guild_id')
  const [channel_id = '0'] = await most('channel_id', `guild_id = ${guild_id}`)
  const [author_id = '0'] = await most('author_id', `guild_id = ${guild_id} and not is_bot`)
  const roles = await first(
    `select role_id::text as id from discord.author_roles where guild_id = ${guild_id}
     group by role_id order by count(*), role_id limit 3`,
    3,
  )
  return { guild_id, channel_id, author_id, word: WORD, roles }
}

/** A question as the window asks it first, with the commonest case of all that it needs. */
export function commonRun({ id, params }: QuestionInfo, common: Common): QuestionRun {
  const needed = params.filter(({ required }) => required)
  const scope: Scope = {}
  for (const { kind } of needed) {
    if (kind === 'guild' || kind === 'channel' || kind === 'author') {
      Object.assign(scope, { [`${kind}_id`]: common[`${kind}_id`] })
    }
  }
  const own = needed.flatMap((param): [string, ParamValue][] => {
    const value = valueFor(param, common)
    return value === null ? [] : [[param.name, value]]
  })
  return { id, scope, params: Object.fromEntries(own), limit: LIMIT }
}

function valueFor({ kind, choices }: ParamInfo, { word, roles }: Common): ParamValue | null {
  switch (kind) {
    case 'text':
      return word
    case 'text_list':
      return [word, 'good morning', 'how do']
    case 'role_list':
      return roles
    case 'choice':
      return choices?.[0] ?? ''
    case 'integer':
    case 'number':
      return 10
    default:
      return null
  }
}
