import type { SqlQuery, SqlValue } from './database'

const IS_SQL = Symbol('sql')

/** A piece of SQL with its values, made only by {@link sql} and {@link raw}. Pieces nest. */
export type Sql = SqlQuery & {
  readonly [IS_SQL]: true
  readonly parts: readonly (string | { value: SqlValue })[]
}

type Argument = Sql | SqlValue

/** True for pieces made here; a string from outside can never pass for one. */
function isSql(value: Argument): value is Sql {
  return typeof value === 'object' && value !== null && IS_SQL in value
}

function make(parts: readonly (string | { value: SqlValue })[]): Sql {
  let text = ''
  const values: SqlValue[] = []
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else text += `$${values.push(part.value)}`
  }
  return { [IS_SQL]: true, parts, text, values }
}

/**
 * A statement or a piece of one: every `${value}` becomes a parameter, every `${sql\`…\`}` is nested.
 * @example sql`select * from discord.channels where guild_id = ${guildId} ${onlyThreads ? sql`and is_thread` : sql``}`
 */
export function sql(strings: TemplateStringsArray, ...args: Argument[]): Sql {
  const parts: (string | { value: SqlValue })[] = []
  strings.forEach((text, index) => {
    parts.push(text)
    if (index >= args.length) return
    const arg = args[index] as Argument
    if (isSql(arg)) parts.push(...arg.parts)
    else parts.push({ value: arg })
  })
  return make(parts)
}

/** SQL text as it stands. Only for texts of this project (files, closed lists), never for anything from outside. */
export function raw(text: string): Sql {
  return make([text])
}

/** Pieces in a row with a separator between: `join(conditions, ' and ')`. An empty list gives an empty piece. */
export function join(pieces: readonly Sql[], separator: string): Sql {
  return make(
    pieces.flatMap((piece, index) => (index === 0 ? piece.parts : [separator, ...piece.parts])),
  )
}

/** An identifier in double quotes; refuses anything but lower-case letters, digits and underscores. */
export function identifier(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return raw(`"${name}"`)
}
