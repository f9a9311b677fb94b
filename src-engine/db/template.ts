import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { migrate } from './migrate'
import { openPglite } from './pglite'

const BLOCK = 512

/** Initialises and migrates an empty database and returns its data directory as a tar. Takes about three seconds. */
export async function makeTemplate(): Promise<Uint8Array> {
  const db = await openPglite({ dir: null })
  try {
    await migrate(db)
    return await db.dump()
  } finally {
    await db.close()
  }
}

/** Writes the gzip of a template, for {@link unpackTemplate}. */
export async function writeTemplate(file: string, template: Uint8Array): Promise<void> {
  await writeFile(file, await promisify(gzip)(template))
}

/**
 * Unpacks a template into a folder that does not exist yet; much faster than letting PGlite do it. False, and no
 * folder, when there is no such template.
 */
export async function unpackTemplate(file: string, dir: string): Promise<boolean> {
  const packed = await readFile(file).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return null
    throw thrown
  })
  if (packed === null) return false
  await mkdir(dir, { recursive: true, mode: 0o700 })
  for (const entry of tarEntries(await promisify(gunzip)(packed))) {
    const path = resolve(dir, entry.name)
    if (path !== dir && !path.startsWith(dir + sep)) throw new Error('a template leaves its folder')
    if (entry.isFolder) await mkdir(path, { recursive: true, mode: 0o700 })
    else {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeFile(path, entry.content, { mode: 0o600 })
    }
  }
  return true
}

type TarEntry = { name: string; isFolder: boolean; content: Uint8Array }

/** The files and folders of a plain ustar archive, which is what PGlite dumps. */
function* tarEntries(tar: Buffer): Iterable<TarEntry> {
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const name = text(tar, at, 100)
    if (name === '') return
    const prefix = text(tar, at + 345, 155)
    const size = Number.parseInt(text(tar, at + 124, 12).trim() || '0', 8)
    const type = text(tar, at + 156, 1)
    const start = at + BLOCK
    yield {
      name: join('.', prefix, name),
      isFolder: type === '5' || name.endsWith('/'),
      content: tar.subarray(start, start + size),
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK
  }
}

function text(tar: Buffer, at: number, length: number): string {
  const field = tar.subarray(at, at + length)
  const end = field.indexOf(0)
  return field.subarray(0, end < 0 ? length : end).toString('utf8')
}
