import { type Sql, sql } from './sql'

/** A value for a jsonb column. PostgreSQL's JSON knows neither NUL nor half a surrogate pair; file names may. */
export function asJson(value: unknown): Sql {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'string' ? item.replace(/[\0\p{Surrogate}]/gu, '\uFFFD') : item,
  )
  return sql`${text}::text::jsonb`
}
