import { AppError } from '#shared/errors'
import { tokenize } from '#shared/sql-tokens'
import type { SqlQuery, SqlValue } from '../db/database'
import type { Sql } from '../db/sql'

/** What the `:name`s of a statement stand for. */
export type Bindings = {
  /** Become `$n`; a name that occurs twice is one `$n`, so that `group by` sees equal expressions. */
  values: Readonly<Record<string, SqlValue>>
  /** Are written out in parentheses: `from :scope as m` becomes `from (select …) as m`. */
  pieces: Readonly<Record<string, Sql>>
}

/** A statement with its names expanded; a name that stands for nothing is an `internal` error. */
export function bind(text: string, bindings: Bindings): SqlQuery {
  const { names: _names, spans: _spans, ...query } = bindWithPlaces(text, bindings)
  return query
}

/** A piece of a text and where it stands in what was written; a `:name` is one piece, however long what it stands for is. */
type Span = { at: number; from: number; length: number; isName: boolean }

/** What {@link bind} gives, and where its pieces come from. */
export type PlacedQuery = SqlQuery & {
  spans: Span[]
  /** The names of values, in the order of their `$n`; null for values inside pieces. */
  names: (string | null)[]
}

/** {@link bind}, for a statement whose writer wants to know where an error stands. */
export function bindWithPlaces(text: string, { values, pieces }: Bindings): PlacedQuery {
  let bound = ''
  let read = 0
  const parameters: SqlValue[] = []
  const names: (string | null)[] = []
  const spans: Span[] = []
  const numbers = new Map<string, number>()
  const pieceTexts = new Map<string, string>()

  const parameter = (value: SqlValue, name: string | null) => {
    names.push(name)
    return parameters.push(value)
  }
  const pieceText = (piece: Sql) =>
    `(${piece.parts
      .map((part) => (typeof part === 'string' ? part : `$${parameter(part.value, null)}`))
      .join('')})`

  for (const token of tokenize(text)) {
    const length = token.kind === 'text' ? token.text.length : token.name.length + 1
    spans.push({ at: bound.length, from: read, length, isName: token.kind === 'name' })
    read += length
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
      const number = numbers.get(name) ?? parameter(value, name)
      numbers.set(name, number)
      bound += `$${number}`
    } else {
      throw new AppError('internal', 'This question cannot be asked.', `nothing for :${name}`)
    }
  }
  return { text: bound, values: parameters, spans, names }
}

/**
 * From a place in the bound text to the word there in what was written: the whole `:name` for a place inside what it stands
 * for, the end for what lies beyond it.
 */
export function writtenPlace(
  written: string,
  spans: readonly Span[],
  at: number,
): { from: number; to: number } {
  const span = spans.findLast((one) => one.at <= at)
  if (span === undefined) return { from: 0, to: 0 }
  if (span.isName) return { from: span.from, to: span.from + span.length }
  const from = Math.min(span.from + (at - span.at), written.length)
  const word = /[\p{L}\p{N}_$]+(?:\.[\p{L}\p{N}_$]+)*|"[^"]*"|'[^']*'|\S/uy
  word.lastIndex = from
  return { from, to: word.test(written) ? word.lastIndex : from }
}
