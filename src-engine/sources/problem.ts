import { SourceError } from './source'

const DAMAGES = {
  damaged_gzip:
    'The compressed data is damaged. Every message before the damage was kept; copy or download the file again for the rest.',
  damaged_entry:
    'The zip archive is damaged here. Every message before the damage was kept; copy or download the archive again for the rest.',
  longer_entry:
    'The zip archive holds more here than it declares, as some programs write for large files. Unpack it and add the folder.',
  expands_too_far:
    'It would unpack to more than 200 times its size, which no export does. If you trust it, unpack it and add the folder.',
} as const

/** What can be wrong with the bytes of a source, whoever reads them. */
export type Damage = keyof typeof DAMAGES

/** An error that will be the same the next time. */
export function damaged(damage: Damage): SourceError {
  return new SourceError(DAMAGES[damage], { damage })
}

/** The sentence about a damage; null when the word names none. */
export function damageSentence(code: string): string | null {
  return Object.hasOwn(DAMAGES, code) ? DAMAGES[code as Damage] : null
}

/** A sentence about something that could not be read: a SourceError's own, or one about the system's error. */
export function problemSentence(error: unknown): string {
  if (error instanceof SourceError) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'It is no longer there.'
  if (code === 'EACCES' || code === 'EPERM') return 'The system does not allow reading it.'
  if (code === 'ELOOP') return 'Its links lead in a circle.'
  return `It could not be read (${code}).`
}

/** The same error as one that a ByteSource may throw. */
export function sourceError(error: unknown): SourceError {
  return error instanceof SourceError ? error : new SourceError(problemSentence(error))
}
