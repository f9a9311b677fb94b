import { z } from 'zod'

/** The closed list of error kinds; callers branch on the code, never on the message. */
export const ERROR_CODES = [
  'invalid_input',
  'not_found',
  'path_refused',
  'file_unreadable',
  'not_dce',
  'archive_locked',
  'disk_full',
  'database',
  'cancelled',
  'engine_restarted',
  'internal',
] as const

/** One of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An error as it crosses a process border. `detail` is for people who report a bug; null when there is none. */
export const ErrorPayload = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  detail: z.string().nullable(),
})
export type ErrorPayload = z.infer<typeof ErrorPayload>

/** What people hear of an error that nobody foresaw. */
const UNKNOWN = /*i18n*/ 'Something went wrong inside the app.'

/** The only error that crosses a process border. `message` is a sentence that a user can act on. */
export class AppError extends Error {
  override readonly name = 'AppError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly detail: string | null = null,
  ) {
    super(message)
  }

  /** The plain object that travels; holds no stack and no path. */
  toPayload(): ErrorPayload {
    return { code: this.code, message: this.message, detail: this.detail }
  }

  /** Rebuilds the error on the receiving side. */
  static fromPayload(payload: ErrorPayload): AppError {
    return new AppError(payload.code, payload.message, payload.detail)
  }

  /** Any thrown value as an AppError; what is not one already becomes `internal`. */
  static from(thrown: unknown): AppError {
    if (thrown instanceof AppError) return thrown
    if (thrown instanceof Error) {
      return new AppError('internal', UNKNOWN, thrown.message)
    }
    return new AppError('internal', UNKNOWN, String(thrown))
  }
}

/** Makes a `switch` over a union exhaustive at compile time; throws when a foreign value arrives at run time. */
export function assertNever(value: never): never {
  throw new AppError('internal', UNKNOWN, `unexpected ${String(value)}`)
}
