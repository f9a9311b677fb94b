import { join } from 'node:path'

/** The built files of the engine's worker threads. */
export type Workers = { parser: string; meaning: string }

/** The worker threads that the build puts into one folder. */
export function workersIn(folder: string): Workers {
  return { parser: join(folder, 'parser.js'), meaning: join(folder, 'meaning.js') }
}
