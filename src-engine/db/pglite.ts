import { type PGlite, type PGliteOptions, type Transaction, types } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import type { Database, Queryable, Row, SqlQuery, UntrustedResult } from './database'
import { databaseError, isFromDatabase } from './errors'
import { GuardedPglite } from './guarded-pglite'
import { isAlmostFull } from './room'
import { identifier } from './sql'
import { isoInstant } from './time'
import { describeUntrusted, runUntrusted } from './untrusted'

/** Where the data is, and what a new one starts from. */
export type PgliteOptions = {
  /** The data directory; null = in memory. */
  dir: string | null
  /** A dumped data directory that a new in-memory database starts from; absent = `initdb` runs. */
  template?: Uint8Array | undefined
  /** Called once when the database has become unusable in the middle of a statement; end the process then. */
  onTrap?: (() => void) | undefined
  /** Whether the disk has no room left; absent = the system is asked. */
  hasNoRoom?: (() => boolean) | undefined
}

/** Every archive is opened with the same ones: what one of them has stored cannot be read without it. */
const EXTENSIONS = { vector }

/** What values come back as: every type that is not listed here stays the text that PostgreSQL writes. */
const PARSERS: NonNullable<PGliteOptions['parsers']> = {
  [types.INT8]: (text) => text,
  [types.NUMERIC]: Number,
  [types.TIMESTAMPTZ]: isoInstant,
  [types.TIMESTAMP]: (text) => text,
  [types.DATE]: (text) => text,
  // PGlite's own reads a digit at a time
  [types.BYTEA]: (text) => Buffer.from(text.slice(2), 'hex'),
}

/**
 * Opens PGlite, the driver of {@link Database} that needs no server. Takes no lock: whoever opens a folder holds
 * its archive lock first.
 */
export async function openPglite({
  dir,
  template,
  onTrap = () => {},
  hasNoRoom = () => dir !== null && isAlmostFull(dir),
}: PgliteOptions): Promise<PgliteDatabase> {
  const pg = await GuardedPglite.open(
    {
      dataDir: dir ?? 'memory://',
      parsers: PARSERS,
      extensions: EXTENSIONS,
      ...(template ? { loadDataDir: new Blob([template as Uint8Array<ArrayBuffer>]) } : {}),
    },
    onTrap,
    hasNoRoom,
  )
  await pg.exec(`set timezone to 'UTC'; set datestyle to 'ISO'; set work_mem to '32MB'`)
  return wrap(pg)
}

/** PGlite as a {@link Database}, and its one extra: the whole data directory as an uncompressed tar. */
export type PgliteDatabase = Database & { dump(): Promise<Uint8Array> }

function wrap(pg: GuardedPglite): PgliteDatabase {
  return {
    ...queryable(pg),
    transaction: async <T>(work: (tx: Queryable) => Promise<T>): Promise<T> => {
      let failed: unknown = null
      const noteFailure = (thrown: unknown) => {
        failed ??= thrown
      }
      try {
        return await pg.transaction(async (tx) => {
          const value = await work(queryable(tx, noteFailure))
          // PostgreSQL answers COMMIT with ROLLBACK after a failed statement, and PGlite takes that for a commit
          if (failed !== null) throw failed
          return value
        })
      } catch (thrown) {
        throw isFromDatabase(thrown) ? databaseError(thrown) : thrown
      }
    },
    queryUntrusted: (text, values, limit, onBegin): Promise<UntrustedResult> =>
      runUntrusted(pg, text, values, limit, onBegin),
    describeUntrusted: (text) => describeUntrusted(pg, text),
    dump: async () => new Uint8Array(await (await pg.dumpDataDir('none')).arrayBuffer()),
    close: async () => {
      if (!pg.isTrapped) await pg.close()
    },
  }
}

/** `noteFailure` is told of every statement that PostgreSQL refused: the transaction around it can only be rolled back. */
function queryable(
  on: PGlite | Transaction,
  noteFailure: (thrown: unknown) => void = () => undefined,
): Queryable {
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (thrown) {
      if (isFromDatabase(thrown)) noteFailure(thrown)
      throw databaseError(thrown)
    }
  }
  return {
    query: <R extends Row>(query: SqlQuery): Promise<R[]> =>
      guarded(async () => (await on.query<R>(query.text, [...query.values])).rows),
    script: (text) =>
      guarded(async () => {
        await on.exec(text)
      }),
    copyIn: (table, columns, data) =>
      guarded(async () => {
        const names = columns.map((column) => identifier(column).text).join(', ')
        const target = table.split('.').map((part) => identifier(part).text)
        const blob = new Blob([data as Uint8Array<ArrayBuffer>])
        // one message to the database instead of five: ten small tables a batch feel it
        await on.exec(`copy ${target.join('.')} (${names}) from '/dev/blob' (format binary)`, {
          blob,
        })
      }),
  }
}
