import { performance } from 'node:perf_hooks'
import type { Database, Queryable, Row, SqlQuery } from '#engine/db/database'

/** One thing that was asked of the database; `copy` carries the very bytes. */
export type Statement =
  | { kind: 'query'; query: SqlQuery }
  | { kind: 'script'; text: string }
  | { kind: 'copy'; table: string; columns: readonly string[]; data: Uint8Array }

/** Who hears what the database was asked and how long each thing took, in milliseconds. */
export type Listener = {
  /** A transaction begins; statements are its own until `ended`. */
  began(): void
  /** A statement was answered. */
  answered(statement: Statement, ms: number): void
  /** A transaction ended, by commit or not; `ms` counts from its begin: as long nobody else was answered. */
  ended(ms: number, isCommitted: boolean): void
}

/** The database with a listener that hears everything that is asked of it. */
export function listenTo(db: Database, listener: Listener): Database {
  return {
    ...heard(db, listener),
    transaction: async <T>(work: (tx: Queryable) => Promise<T>): Promise<T> => {
      let startedAt = performance.now()
      let isCommitted = false
      try {
        const value = await db.transaction((tx) => {
          startedAt = performance.now()
          listener.began()
          return work(heard(tx, listener))
        })
        isCommitted = true
        return value
      } finally {
        listener.ended(performance.now() - startedAt, isCommitted)
      }
    },
    queryUntrusted: (...asked) => db.queryUntrusted(...asked),
    describeUntrusted: (text) => db.describeUntrusted(text),
    close: () => db.close(),
  }
}

function heard(on: Queryable, listener: Listener): Queryable {
  const timed = async <T>(statement: Statement, work: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now()
    const value = await work()
    listener.answered(statement, performance.now() - startedAt)
    return value
  }
  return {
    query: <R extends Row>(query: SqlQuery) =>
      timed({ kind: 'query', query }, () => on.query<R>(query)),
    script: (text) => timed({ kind: 'script', text }, () => on.script(text)),
    copyIn: (table, columns, data) =>
      timed({ kind: 'copy', table, columns, data }, () => on.copyIn(table, columns, data)),
  }
}

/** What a statement does and to what, in a few words: `copy messages`, `index messages_author`. */
export function nameOf(statement: Statement): string {
  if (statement.kind === 'copy') return `copy ${bare(statement.table)}`
  const text = statement.kind === 'query' ? statement.query.text : statement.text
  const words = text
    .replace(/--[^\n]*/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
  for (const [pattern, verb] of VERBS) {
    const target = pattern.exec(words)?.[1]
    if (target !== undefined) return `${verb} ${bare(target)}`
  }
  return words.split(' ', 3).join(' ').toLowerCase()
}

const VERBS: readonly [RegExp, string][] = [
  [/^create (?:unique )?index (?:if not exists )?([\w".]+)/i, 'index'],
  [/^alter table (?:only )?([\w".]+)/i, 'alter'],
  [/^drop index (?:if exists )?([\w".]+)/i, 'drop index'],
  [/^create temp(?:orary)? table (?:if not exists )?([\w".]+)/i, 'create temp'],
  [/^insert into ([\w".]+)/i, 'insert'],
  [/^update ([\w".]+)/i, 'update'],
  [/^delete from ([\w".]+)/i, 'delete'],
  [/^analyze ([\w".]+)/i, 'analyze'],
  [/^vacuum (?:\([^)]*\) )?([\w".]+)/i, 'vacuum'],
  [/^select (?:\w+\.)?(\w+)\(/i, 'call'],
  [/^select .*? from ([\w".]+)/i, 'select'],
]

function bare(name: string): string {
  return name.replaceAll('"', '').replace(/^discord\./, '')
}
