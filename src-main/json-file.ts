import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'

/** A small file of the app's own state. Both functions are synchronous: they run at start and at the last moment. */
export type JsonFile<T> = {
  /** What the file holds; the fallback when it is absent, damaged or of another shape. */
  read(): T
  /** Replaces the file whole or leaves it as it was; throws when the disk refuses. */
  write(value: T): void
}

/** A JSON file that is checked with a schema whenever it is read; a private one is the user's alone (0600). */
export function jsonFile<T>(
  path: string,
  schema: z.ZodType<T>,
  fallback: T,
  { isPrivate = false }: { isPrivate?: boolean } = {},
): JsonFile<T> {
  return {
    read() {
      try {
        const found = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
        return found.success ? found.data : fallback
      } catch {
        return fallback
      }
    },
    write(value) {
      mkdirSync(dirname(path), { recursive: true })
      const part = `${path}.part`
      // The mode counts only for a file that is made: what a crash left behind may be anybody's.
      rmSync(part, { force: true })
      writeFileSync(part, `${JSON.stringify(value, null, 2)}\n`, {
        mode: isPrivate ? 0o600 : 0o666,
      })
      renameSync(part, path)
    },
  }
}
