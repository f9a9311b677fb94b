import { AppError } from '#shared/errors'
import { EngineTrap } from './guarded-pglite'

/** SQLSTATE and primary message of an error that PostgreSQL raised; null for every other thrown value. */
export function sqlError(thrown: unknown): { state: string; message: string } | null {
  if (!(thrown instanceof Error) || !('code' in thrown)) return null
  const state = thrown.code
  if (typeof state !== 'string' || !/^[0-9A-Z]{5}$/.test(state)) return null
  return { state, message: thrown.message }
}

/** A statement that PostgreSQL does not take, in its own words. */
export class StatementRefused extends AppError {
  constructor(
    /** PostgreSQL's sentence, as it stands. */
    readonly reason: string,
    readonly hint: string | null,
    /** Where in the statement, in UTF-16 units from its beginning; null when PostgreSQL does not say. */
    readonly at: number | null,
    state: string | null,
  ) {
    super('invalid_input', `The statement was refused: ${reason}.`, state && `SQLSTATE ${state}`)
  }
}

/** True when PostgreSQL or its container raised it, as against the code around a statement. */
export function isFromDatabase(thrown: unknown): boolean {
  return thrown instanceof EngineTrap || sqlError(thrown) !== null
}

/** True when the disk is full, as the system or PostgreSQL says it. */
export function isDiskFull(thrown: unknown): boolean {
  if (thrown instanceof EngineTrap) return thrown.isDiskFull
  if (!(thrown instanceof Error)) return false
  if (sqlError(thrown)?.state === '53100') return true
  return ('code' in thrown && thrown.code === 'ENOSPC') || /no space left/i.test(thrown.message)
}

/**
 * An error of a statement of ours as it may leave the engine: the SQLSTATE and no text, because PostgreSQL's
 * sentences quote values, and values are people's messages.
 */
export function databaseError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (isDiskFull(thrown)) {
    return new AppError('disk_full', 'The disk is full: free some space, then try again.')
  }
  if (thrown instanceof EngineTrap) {
    return new AppError(
      'engine_restarted',
      'The database stopped on this statement, which nests too deeply. Nothing that was stored is lost.',
    )
  }
  const known = sqlError(thrown)
  const detail = known ? `SQLSTATE ${known.state}` : thrown instanceof Error ? thrown.name : null
  return new AppError('database', 'The archive could not answer that.', detail)
}
