import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import { type FileStamp, isSameStamp } from './write'

/** The files of a listing without those whose rows were removed and that are as they were then. */
export async function withoutRemoved<F extends FileStamp>(
  db: Queryable,
  files: readonly F[],
): Promise<F[]> {
  const removed = await db.query<FileStamp>(sql`
    select path, size_bytes, modified_at, stamp from app.removed_files
    where path = any (${files.map(({ path }) => path)}::text[])`)
  const byPath = new Map(removed.map((file) => [file.path, file]))
  return files.filter((file) => {
    const gone = byPath.get(file.path)
    return gone === undefined || !isSameStamp(gone, file)
  })
}

/** Forgets that files were removed: somebody wants them back. */
export async function wantAgain(tx: Queryable, paths: readonly string[]): Promise<void> {
  await tx.query(sql`delete from app.removed_files where path = any (${paths}::text[])`)
}
