import { realpath, stat } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/**
 * The real path of the file that a url of an export means. null when it is remote or absolute, when no such file
 * stands beside the export, or when the way to it leaves the export's folder, through `..` or through a link.
 */
export async function resolveMedia(
  db: Queryable,
  { file_id, url }: { file_id: number; url: string },
): Promise<{ path: string } | null> {
  const [file] = await db.query<{ path: string }>(
    sql`select path from discord.export_files where id = ${file_id}`,
  )
  if (!file) return null
  const folder = dirname(file.path)
  // the name as written first: DCE does not encode, and a real name may hold a percent sign
  for (const name of new Set([url, decoded(url)])) {
    const parts = relativeParts(name)
    const path = parts === null ? null : await fileInside(folder, parts)
    if (path !== null) return { path }
  }
  return null
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** The steps of a relative path of either system; null for anything that could lead elsewhere. */
function relativeParts(url: string): string[] | null {
  const path = url.replaceAll('\\', '/')
  const isElsewhere = path.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(path)
  if (path === '' || isElsewhere || path.includes('\0')) return null
  const parts = path.split('/')
  if (parts.includes('..')) return null
  return parts.filter((part) => part !== '' && part !== '.')
}

async function fileInside(folder: string, parts: string[]): Promise<string | null> {
  try {
    const root = await realpath(folder)
    const path = await realpath(resolve(root, ...parts))
    const isInside = path.startsWith(root.endsWith(sep) ? root : root + sep)
    return isInside && (await stat(path)).isFile() ? path : null
  } catch {
    return null
  }
}
