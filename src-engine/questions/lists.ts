import { AppError } from '#shared/errors'
import type { ParamInfo, ParamValue } from '#shared/question'
import { quotes } from '#shared/search-text/print'
import { namesOf, nearestNames, rolesNamed } from '../archive/search/names'
import { planConditions, planSearch } from '../archive/search/plan'
import type { Queryable, SqlValue } from '../db/database'
import { join, type Sql, sql } from '../db/sql'
import { storable } from '../language/query'

/** What of a list can be asked at once: each text is a search of its own. */
const MAX_TEXTS = 50

/** What is read of a parameter. */
export type ListParam = Pick<ParamInfo, 'name' | 'kind' | 'label'>

type Lists = { values: Record<string, SqlValue>; pieces: Record<string, Sql> }

/**
 * What parameters that are lists bring to a statement, by the parameter's name: a `role_list` its roles' ids; a `text_list`
 * its texts, each once, `_search` (the same as the search box would take them, as phrases), and `_found` (the messages of
 * `scope` that hold one, once for each, with its `place` in the list from 1).
 */
export async function listBindings(
  db: Queryable,
  params: readonly ListParam[],
  given: Readonly<Record<string, ParamValue | null>>,
  scope: Sql,
): Promise<Lists> {
  const lists: Lists = { values: {}, pieces: {} }
  for (const param of params) {
    const { name, kind } = param
    if (kind !== 'text_list' && kind !== 'role_list') continue
    const items = [...new Set((given[name] ?? []) as string[])]
    if (kind === 'role_list') {
      lists.values[name] = await roleIds(db, param, items)
    } else {
      const texts = items.map(storable).filter((text) => text.trim() !== '')
      if (texts.length > MAX_TEXTS) throw tooMany(param)
      lists.values[name] = texts
      lists.values[`${name}_search`] = texts.map(quotes)
      lists.pieces[`${name}_found`] = await found(db, texts, scope)
    }
  }
  return lists
}

async function found(db: Queryable, texts: readonly string[], scope: Sql): Promise<Sql> {
  const selects: Sql[] = []
  for (const [index, text] of texts.entries()) {
    const conditions = planConditions(await planSearch(db, { text: quotes(text) }))
    selects.push(
      sql`select ${index + 1}::int as place, m.* from (${scope}) m where ${join(conditions, ' and ')}`,
    )
  }
  return selects.length > 0
    ? join(selects, ' union all ')
    : sql`select 0 as place, m.* from (${scope}) m where false`
}

/** The ids that ids and names of roles mean, in whichever guild; `invalid_input` for one that no role has. */
async function roleIds(
  db: Queryable,
  param: ListParam,
  items: readonly string[],
): Promise<string[]> {
  const names = await namesOf(db)
  const known = new Set([...names.roles.values()].flat().map(({ role_id }) => role_id))
  const ids = items.flatMap((item) => {
    // an id is one even where a role has it as its name
    if (known.has(item)) return [item]
    const roles = rolesNamed(names, item)
    if (roles.length === 0) throw unknownRole(param, item, nearestNames(names.roles.keys(), item))
    return roles.map(({ role_id }) => role_id)
  })
  return [...new Set(ids)]
}

function unknownRole(param: ListParam, item: string, near: readonly string[]): AppError {
  const meant = near.length === 0 ? '' : ` Similar: ${near.join(', ')}.`
  return new AppError('invalid_input', `“${param.label}”: no role is called “${item}”.${meant}`)
}

function tooMany(param: ListParam): AppError {
  return new AppError('invalid_input', `“${param.label}” takes ${MAX_TEXTS} texts at most.`)
}
