import type { OnStatement } from '#shared/port'
import type { ResultRow } from '#shared/question'

/** A value bound to `$n`. Arrays become PostgreSQL arrays; objects must be serialised by the caller. */
export type SqlValue = string | number | boolean | null | readonly (string | number | null)[]

/** A row as SQL names it. `int8` is always a string, timestamps are ISO 8601 strings in UTC with Z. */
export type Row = Record<string, unknown>

/** A statement with its values: what the `sql` tag makes. */
export type SqlQuery = { text: string; values: readonly SqlValue[] }

/** What a query can run on: the database itself or a transaction of it. */
export type Queryable = {
  /** Runs one statement with values and returns its rows. */
  query<R extends Row = Row>(query: SqlQuery): Promise<R[]>
  /** Runs a script of one or more statements without values. */
  script(text: string): Promise<void>
  /** Loads rows in binary COPY format into the named columns of a table. */
  copyIn(table: string, columns: readonly string[], data: Uint8Array): Promise<void>
}

/** One open database: a single connection, calls queue in order. Two drivers: PGlite, and a PostgreSQL server later. */
export type Database = Queryable & {
  /** Runs `work` in a transaction: committed when it resolves, rolled back when it throws. Keep it short: it blocks every reader. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>
  /**
   * Runs one foreign statement through the extended protocol, read only, as the SELECT-only role, always rolled back.
   * `onBegin` is awaited when it is this statement's turn: from then on nothing but the end of the process stops it;
   * what it resolves to is called when the statement is over.
   */
  queryUntrusted(
    text: string,
    values: readonly SqlValue[],
    limit: number,
    onBegin?: OnStatement,
  ): Promise<UntrustedResult>
  /** What a foreign statement would give and takes, without running it; throws as {@link Database.queryUntrusted} does. */
  describeUntrusted(text: string): Promise<UntrustedShape>
  close(): Promise<void>
}

/** What a value is, as far as a reader needs to know; `text` for everything that has no use of its own. */
export type BaseType =
  | 'bigint'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'time'
  | 'day'
  | 'text_list'
  | 'text'

/** At most `limit` rows; `truncated` says that there were more. `types` are those of the columns, in their order. */
export type UntrustedResult = {
  columns: string[]
  types: BaseType[]
  rows: ResultRow[]
  truncated: boolean
}

/** The columns of a statement, and the types of its `$1`, `$2` …. */
export type UntrustedShape = { columns: string[]; types: BaseType[]; values: BaseType[] }
