import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/* Which of the known media files the archive holds a copy of. */

/** A file to copy. */
export type FileToCopy = { folder_id: number; folder: string; name: string; size_bytes: number }

/** Up to `limit` files without a copy, after a place in the order. */
export function filesToCopy(
  db: Queryable,
  after: { folder_id: number; name: string },
  limit: number,
): Promise<FileToCopy[]> {
  return db.query<FileToCopy>(sql`
    select f.folder_id, d.path as folder, f.name, f.size_bytes
    from discord.media_files f join discord.media_folders d on d.id = f.folder_id
    where f.sha256 is null and (f.folder_id, f.name) > (${after.folder_id}, ${after.name}::text)
    order by f.folder_id, f.name limit ${limit}::int`)
}

/** How much is copied, and how much is left to copy. */
export async function copyAmounts(
  db: Queryable,
): Promise<{ copied_files: number; copied_bytes: number; left_files: number; left_bytes: number }> {
  const [row] = await db.query<Awaited<ReturnType<typeof copyAmounts>>>(sql`
    select count(sha256)::int as copied_files,
      coalesce(sum(size_bytes) filter (where sha256 is not null), 0)::float8 as copied_bytes,
      (count(*) - count(sha256))::int as left_files,
      coalesce(sum(size_bytes) filter (where sha256 is null), 0)::float8 as left_bytes
    from discord.media_files`)
  if (!row) throw new Error('an aggregate gives one row')
  return row
}

/** A file whose copy lies in the archive now. */
export type CopiedFile = FileToCopy & { sha256: string; copied_bytes: number }

/** Notes copies. The size is that of the copy: a file may have grown since it was seen. */
export async function writeCopies(tx: Queryable, copies: readonly CopiedFile[]): Promise<void> {
  await tx.query(sql`
    update discord.media_files f set sha256 = c.sha256, size_bytes = c.size_bytes
    from unnest(${copies.map((one) => one.folder_id)}::int[], ${copies.map((one) => one.name)}::text[],
      ${copies.map((one) => one.sha256)}::text[], ${copies.map((one) => one.copied_bytes)}::float8[])
      c (folder_id, name, sha256, size_bytes)
    where f.folder_id = c.folder_id and f.name = c.name`)
}

/** Forgets every copy, and the files that were nowhere else. */
export async function forgetCopies(tx: Queryable): Promise<void> {
  await tx.query(sql`delete from discord.media_files where is_gone`)
  await tx.query(sql`update discord.media_files set sha256 = null where sha256 is not null`)
  await tx.query(sql`delete from discord.media_folders d where is_removed
    and not exists (select from discord.media_files f where f.folder_id = d.id)`)
}
