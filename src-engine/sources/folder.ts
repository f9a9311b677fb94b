import { isUtf8 } from 'node:buffer'
import type { Dirent, Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, resolve, sep } from 'node:path'
import { isAssetsFolder, isCandidate, isIgnoredFolder, isZipName } from './candidates'
import { systemPath } from './file'
import { freeName, readableName } from './name'
import { problemSentence } from './problem'
import type { FileAddress, FoundFile, FoundProblem, Listing } from './source'
import { listZip } from './zip-list'

type Signal = { throwIfAborted(): void }

/**
 * Walks the paths that a user gave. A file given by itself is always listed; in folders only JSON, gzip, zip and
 * recognisable foreign files are, and in the asset folders of exports (`*_Files`) no foreign ones. Of a zip archive
 * its entries are listed by the same rules. Folders are entered once, however many links lead to them.
 */
export async function listFolder(
  paths: readonly string[],
  signal: Signal = { throwIfAborted: () => undefined },
): Promise<Listing> {
  const walk = new Walk(signal)
  for (const path of paths) await walk.given(resolve(path))
  return walk.listing()
}

class Walk {
  readonly #signal: Signal
  /** By address, so that a path which is given twice is listed once. */
  readonly #files = new Map<string, FoundFile>()
  readonly #zips = new Set<string>()
  readonly #entries: FoundFile[] = []
  readonly #containers: FoundFile[] = []
  readonly #problems: FoundProblem[] = []
  readonly #mediaFolders: string[] = []
  readonly #entered = new Set<string>()

  constructor(signal: Signal) {
    this.#signal = signal
  }

  async given(path: string): Promise<void> {
    const address: FileAddress = { kind: 'file', path, raw_path: null }
    try {
      const stats = await stat(path)
      if (stats.isDirectory()) await this.#folder(address, isAssetsFolder(basename(path)))
      else await this.#file(address, stats, false, true)
    } catch (error) {
      this.#signal.throwIfAborted()
      this.#problem(address, error)
    }
  }

  async #folder(folder: FileAddress, inAssets: boolean): Promise<void> {
    this.#signal.throwIfAborted()
    let entries: Dirent<Buffer>[]
    try {
      const real = await realpath(systemPath(folder), 'buffer')
      const key = real.toString('latin1')
      if (this.#entered.has(key)) return
      this.#entered.add(key)
      if (folder.raw_path === null && isAssetsFolder(basename(folder.path))) {
        this.#mediaFolders.push(folder.path)
      }
      entries = await readdir(systemPath(folder), { withFileTypes: true, encoding: 'buffer' })
    } catch (error) {
      this.#problem(folder, error)
      return
    }
    for (const entry of entries) await this.#entry(folder, entry, inAssets)
  }

  async #entry(folder: FileAddress, entry: Dirent<Buffer>, inAssets: boolean): Promise<void> {
    const address = addressIn(folder, entry.name)
    const name = readableName(entry.name)
    // links are followed once; what is neither file nor folder is left alone
    if (!entry.isFile() && !entry.isDirectory() && !entry.isSymbolicLink()) return
    if (entry.isFile() && !isCandidate(name, inAssets)) return
    if (this.#files.has(keyOf(address))) return
    let stats: Stats
    try {
      stats = await stat(systemPath(address))
    } catch (error) {
      if (!entry.isSymbolicLink()) this.#problem(address, error)
      return
    }
    if (stats.isDirectory()) {
      if (!isIgnoredFolder(name)) await this.#folder(address, inAssets || isAssetsFolder(name))
    } else if (stats.isFile() && isCandidate(name, inAssets)) {
      await this.#file(address, stats, inAssets, false)
    }
  }

  async #file(
    address: FileAddress,
    { size, mtime }: Stats,
    in_assets: boolean,
    is_given: boolean,
  ): Promise<void> {
    this.#signal.throwIfAborted()
    const found: FoundFile = {
      address,
      path: shownPath(address),
      size_bytes: size,
      modified_at: mtime.toISOString(),
      stamp: null,
      container: null,
      in_assets,
      is_given,
    }
    const key = keyOf(address)
    if (this.#zips.has(key)) return
    const mayBeZip = is_given || isZipName(found.path)
    const zip = mayBeZip ? await listZip({ ...found, address }, this.#signal) : null
    if (zip === null) {
      this.#files.set(key, found)
      return
    }
    this.#zips.add(key)
    this.#entries.push(...zip.files)
    this.#containers.push(...zip.containers)
    this.#problems.push(...zip.problems)
  }

  #problem(address: FileAddress, error: unknown): void {
    const message = problemSentence(error)
    this.#problems.push({ path: shownPath(address), message })
  }

  /** Everything in path order, each with a name of its own. */
  listing(): Listing {
    const files = [...this.#files.values()]
    const isPlain = ({ address, path }: FoundFile) =>
      address.kind === 'file' && address.path === path
    const taken = new Set(files.filter(isPlain).map(({ path }) => path))
    const named = files.map((file) =>
      isPlain(file) ? file : { ...file, path: freeName(file.path, taken) },
    )
    const sorted = [...named, ...this.#entries].sort((a, b) => (a.path < b.path ? -1 : 1))
    return {
      files: sorted,
      containers: this.#containers,
      problems: this.#problems,
      media_folders: this.#mediaFolders,
    }
  }
}

function keyOf({ path, raw_path }: FileAddress): string {
  return raw_path === null ? path : `\0${Buffer.from(raw_path).toString('latin1')}`
}

/** What people read: the path itself unless something in it cannot be shown or kept. */
function shownPath({ path, raw_path }: FileAddress): string {
  return readableName(raw_path ?? Buffer.from(path))
}

function addressIn(folder: FileAddress, name: Buffer): FileAddress {
  const path = `${folder.path.endsWith(sep) ? folder.path : folder.path + sep}${name.toString('utf8')}`
  if (folder.raw_path === null && isUtf8(name)) return { kind: 'file', path, raw_path: null }
  const parent = Buffer.from(systemPath(folder))
  return { kind: 'file', path, raw_path: Buffer.concat([parent, Buffer.from(sep), name]) }
}
