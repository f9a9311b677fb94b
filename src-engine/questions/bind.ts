import { AppError } from '#shared/errors'
import type { SqlQuery, SqlValue } from '../db/database'
import type { Sql } from '../db/sql'
import { tokenize } from './tokens'

/** What the `:name`s of a statement stand for. */
export type Bindings = {
  /** Become `$n`; a name that occurs twice is one `$n`, so that `group by` sees equal expressions. */
  values: Readonly<Record<string, SqlValue>>
  /** Are written out in parentheses: `from :scope as m` becomes `from (select …) as m`. */
  pieces: Readonly<Record<string, Sql>>
}

/** A statement with its names expanded; a name that stands for nothing is an `internal` error. */
export function bind(text: string, { values, pieces }: Bindings): SqlQuery {
  let bound = ''
  const parameters: SqlValue[] = []
  const numbers = new Map<string, number>()
  const pieceTexts = new Map<string, string>()

  const pieceText = (piece: Sql) =>
    `(${piece.parts
      .map((part) => (typeof part === 'string' ? part : `$${parameters.push(part.value)}`))
      .join('')})`

  for (const token of tokenize(text)) {
    if (token.kind === 'text') {
      bound += token.text
      continue
    }
    const { name } = token
    const piece = Object.hasOwn(pieces, name) ? pieces[name] : undefined
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (piece !== undefined) {
      const known = pieceTexts.get(name) ?? pieceText(piece)
      pieceTexts.set(name, known)
      bound += known
    } else if (value !== undefined) {
      const number = numbers.get(name) ?? parameters.push(value)
      numbers.set(name, number)
      bound += `$${number}`
    } else {
      throw new AppError('internal', 'This question cannot be asked.', `nothing for :${name}`)
    }
  }
  return { text: bound, values: parameters }
}
