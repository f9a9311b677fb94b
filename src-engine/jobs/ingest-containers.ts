import { isSameStamp, type KnownFile } from '../archive/write'
import type { ParseNote } from '../dce/parsed'
import type { FoundFile } from '../sources/source'

const HOLDS_NONE = 'This archive holds no DiscordChatExporter JSON export.'

/** What in a container (a zip archive) is no export: told once for each kind, not once for each entry. */
export class ContainerBook {
  readonly #containers: ReadonlyMap<string, FoundFile>
  readonly #notes = new Map<string, Map<string, ParseNote>>()
  readonly #withExports = new Set<string>()

  constructor(containers: readonly FoundFile[]) {
    this.#containers = new Map(containers.map((each) => [each.path, each]))
  }

  /** The container that a found file lies in; null when it stands for itself. */
  of({ container }: FoundFile): FoundFile | null {
    return container === null ? null : (this.#containers.get(container) ?? null)
  }

  /** Something in it is an export, whole or not. */
  holdsExport({ path }: FoundFile): void {
    this.#withExports.add(path)
  }

  /** Something in it is no export. */
  foreign({ path }: FoundFile, message: string, count = 1): void {
    const notes = this.#notes.get(path) ?? new Map<string, ParseNote>()
    this.#notes.set(path, notes)
    const same = notes.get(message)
    if (same !== undefined) same.count += count
    else notes.set(message, { code: 'not_dce', byte_offset: null, count, message })
  }

  all(): FoundFile[] {
    return [...this.#containers.values()]
  }

  /**
   * Those that the archive has read to the end as they are: what it does not know of them is no export, and is told
   * again as it was.
   */
  settle(known: ReadonlyMap<string, KnownFile>): ReadonlySet<FoundFile> {
    const settled = new Set<FoundFile>()
    for (const container of this.#containers.values()) {
      const stored = known.get(container.path)
      if (stored?.state !== 'foreign' || !isSameStamp(stored, container)) continue
      settled.add(container)
      for (const { message, count } of stored.notes) this.foreign(container, message ?? '', count)
    }
    return settled
  }

  /** Every container and what is to be said of it, when all that lies in them has been read. */
  *told(): Generator<{ container: FoundFile; notes: ParseNote[] }> {
    for (const container of this.#containers.values()) {
      const notes = [...(this.#notes.get(container.path)?.values() ?? [])]
      const isEmpty = notes.length === 0 && !this.#withExports.has(container.path)
      if (isEmpty && container.is_given) {
        notes.push({ code: 'not_dce', byte_offset: null, count: 1, message: HOLDS_NONE })
      }
      yield { container, notes }
    }
  }
}
