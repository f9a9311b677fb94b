import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/** A file as a listing finds it, as far as it tells whether it is the one that was removed. */
type Stamped = { path: string; size_bytes: number; modified_at: string; stamp: string | null }

/** The files of a listing without those whose rows were removed and that are as they were then. */
export async function withoutRemoved<F extends Stamped>(
  db: Queryable,
  files: readonly F[],
): Promise<F[]> {
  const removed = await db.query<Stamped>(sql`
    select path, size_bytes, modified_at, stamp from app.removed_files
    where path = any (${files.map(({ path }) => path)}::text[])`)
  const byPath = new Map(removed.map((file) => [file.path, file]))
  return files.filter((file) => {
    const gone = byPath.get(file.path)
    if (gone === undefined || gone.size_bytes !== file.size_bytes) return true
    if (gone.stamp !== file.stamp) return true
    return file.stamp === null && Date.parse(gone.modified_at) !== Date.parse(file.modified_at)
  })
}

/** Forgets that files were removed: somebody wants them back. */
export async function wantAgain(tx: Queryable, paths: readonly string[]): Promise<void> {
  await tx.query(sql`delete from app.removed_files where path = any (${paths}::text[])`)
}
