import { SourceError } from './source'

/** A sentence about something that could not be read: a SourceError's own, or one about the system's error. */
export function problemSentence(error: unknown): string {
  if (error instanceof SourceError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'ENOENT') return 'It is no longer there.'
  if (code === 'EACCES' || code === 'EPERM') return 'The system does not allow reading it.'
  return `It could not be read (${code}).`
}

/** The same error as one that a ByteSource may throw. */
export function sourceError(error: unknown): SourceError {
  return error instanceof SourceError ? error : new SourceError(problemSentence(error))
}
