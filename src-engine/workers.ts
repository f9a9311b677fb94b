import { join } from 'node:path'

/** The built files of the engine's worker threads. */
export type Workers = { parser: string; meaning: string; language: string }

/** The worker threads that the build puts into one folder. */
export function workersIn(folder: string): Workers {
  const at = (name: string) => join(folder, `${name}.js`)
  return { parser: at('parser'), meaning: at('meaning'), language: at('language') }
}
