import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fileAround, openHandle } from '../sources/file'
import { entryName } from '../sources/name'
import type { FileAddress, ZipAddress } from '../sources/source'
import { directoryEntries, isZip } from '../sources/zip-directory'
import { openZipEntry } from '../sources/zip-entry'
import { nameOf, refusal } from '../sources/zip-list'

/*
 * Pictures and files beside an export that lies in a zip archive. What is looked at is unpacked into the archive's folder
 * under a name of ours, because players jump in files; so much of it at most, and only until the archive is closed.
 */

const MAX_ENTRY_BYTES = 128 * 1024 * 1024
const MAX_BYTES = 256 * 1024 * 1024
const MAX_NAMES = 500_000
const CHUNK_BYTES = 1 << 18

/** Where unpacked files of an archive lie. */
function unpackedDir(archiveDir: string): string {
  return join(archiveDir, 'unpacked')
}

/** Clears everything away that was unpacked. What is still in use somewhere stays, until the archive is opened again. */
export async function removeUnpacked(archiveDir: string): Promise<void> {
  await rm(unpackedDir(archiveDir), { recursive: true, force: true }).catch(() => undefined)
}

/** A zip archive whose entries are known, as it was then. */
type KnownZip = { size: number; mtimeMs: number; entries: Map<string, ZipAddress> }
/** The last ones that were looked into, newest last: a channel's pictures lie in one or few. */
const known = new Map<string, KnownZip>()
const MOST_KNOWN = 3

/**
 * A file beside an export in a zip archive, unpacked, and the zip archive that it is in; null when the export is in none,
 * when there is no such entry, or when it cannot be read. `exportPath` = as the archive names the export, `parts` = the steps of
 * a relative path from its folder, without `..`.
 */
export async function besideInZip(
  archiveDir: string,
  exportPath: string,
  parts: readonly string[],
): Promise<{ path: string; inside: string } | null> {
  const zip = await zipAround(exportPath)
  if (zip === null || parts.length === 0) return null
  const folder = dirname(exportPath.slice(zip.length + 1)).split(/[\\/]/)
  const name = [...folder.filter((step) => step !== '.'), ...parts].join('/')
  try {
    const address = (await entriesOf(zip)).get(name)
    if (!address || address.size_bytes > MAX_ENTRY_BYTES) return null
    return { path: await unpack(archiveDir, address), inside: zip }
  } catch {
    return null
  }
}

/** The file that a path leads through as if it were a folder; null when there is none. */
async function zipAround(path: string): Promise<string | null> {
  const around = await fileAround(dirname(path))
  return around && path.startsWith(around.path + sep) ? around.path : null
}

async function entriesOf(path: string): Promise<Map<string, ZipAddress>> {
  const address: FileAddress = { kind: 'file', path, raw_path: null }
  const { handle, opened } = await openHandle(address)
  try {
    const { size, mtimeMs } = opened
    const before = known.get(path)
    if (before?.size === size && before.mtimeMs === mtimeMs) {
      known.delete(path)
      known.set(path, before)
      return before.entries
    }
    const entries = new Map<string, ZipAddress>()
    if (await isZip(handle)) {
      for await (const entry of directoryEntries(handle, size)) {
        const name = entryName(nameOf(entry))
        if (entries.has(name) || refusal(entry) !== null) continue
        if (entries.size >= MAX_NAMES) break
        entries.set(name, {
          kind: 'zip',
          zip: address,
          zip_size: size,
          zip_mtime_ms: mtimeMs,
          offset: entry.relativeOffsetOfLocalHeader,
          compressed_bytes: entry.compressedSize,
          size_bytes: entry.uncompressedSize,
          is_deflated: entry.compressionMethod === 8,
          crc32: entry.crc32,
        })
      }
    }
    known.delete(path)
    known.set(path, { size, mtimeMs, entries })
    const [oldest] = known.keys()
    if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
    return entries
  } finally {
    await handle.close().catch(() => undefined)
  }
}

async function unpack(archiveDir: string, address: ZipAddress): Promise<string> {
  const { zip, offset, size_bytes, zip_mtime_ms, crc32 } = address
  const key = [zip.path, zip_mtime_ms, offset, size_bytes, crc32].join('\n')
  const folder = unpackedDir(archiveDir)
  const path = join(folder, createHash('sha256').update(key).digest('hex'))
  if (await stat(path).catch(() => null)) {
    const now = new Date()
    await utimes(path, now, now)
    return path
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await makeRoom(folder, size_bytes)
  const part = join(folder, `${randomUUID()}.part`)
  const source = await openZipEntry(address)
  try {
    const out = await open(part, 'wx', 0o600)
    try {
      for await (const chunk of source.chunks(CHUNK_BYTES)) await out.writeFile(chunk)
    } finally {
      await out.close()
    }
    await rename(part, path)
    return path
  } catch (error) {
    await rm(part, { force: true })
    throw error
  } finally {
    await source.close()
  }
}

/** Takes away what was not looked at for longest. */
async function makeRoom(folder: string, wanted: number): Promise<void> {
  const names = await readdir(folder)
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const found = await stat(path).catch(() => null)
      return { path, size: found?.size ?? 0, at: found?.mtimeMs ?? 0 }
    }),
  )
  files.sort((a, b) => a.at - b.at)
  let total = files.reduce((sum, { size }) => sum + size, wanted)
  for (const { path, size } of files) {
    if (total <= MAX_BYTES) return
    await rm(path, { force: true })
    total -= size
  }
}
