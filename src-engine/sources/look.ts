import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { listFolder } from './folder'

/** What lies in a folder, in one short text that changes whenever an export in it may have. */
export type FolderLook = { is_there: true; fingerprint: string } | { is_there: false }

/** Looks at a folder: a stat for each file that may be an export, nothing is read. Pictures beside exports don't count. */
export async function lookAtFolder(path: string): Promise<FolderLook> {
  try {
    if (!(await stat(path)).isDirectory()) return { is_there: false }
  } catch {
    return { is_there: false }
  }
  const { files, problems } = await listFolder([path])
  if (problems.some((problem) => problem.path === path)) return { is_there: false }
  const hash = createHash('sha256')
  for (const { path: file, size_bytes, modified_at, in_assets } of files) {
    if (!in_assets) hash.update(JSON.stringify([file, size_bytes, modified_at]))
  }
  return { is_there: true, fingerprint: hash.digest('base64url') }
}
