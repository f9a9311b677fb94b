import { randomUUID } from 'node:crypto'
import { basename, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { ArchiveMove, ArchiveSize, KnownArchive } from '#shared/archives'
import { AppError } from '#shared/errors'
import {
  archiveAt,
  archiveSize,
  deleteArchive,
  folderState,
  makeFolder,
  moveArchive,
  nameIn,
  refuseInUse,
  unusable,
  writeMark,
} from './archive-files'
import { type Entry, entryOf, FIRST, openArchiveList } from './archive-list'
import type { Engine } from './engine'
import { safeFileName } from './untrusted'

/** The archives that the app knows, and the one that is open. */
export type Archives = {
  /** The folder of the open archive. */
  readonly dir: string
  readonly id: string
  list(): Promise<KnownArchive[]>
  /** Makes an empty archive in a new folder inside `parent` and opens it. */
  create(name: string, parent: string): Promise<void>
  /** Puts a folder that holds an archive on the list and opens it. */
  add(path: string): Promise<void>
  /** Opens an archive of the list. When it cannot be opened the one before stays open, and the error says why. */
  open(id: string): Promise<void>
  rename(id: string, name: string): Promise<void>
  /** Brings the archive's folder into another one; {@link cancelMove} stops it. */
  move(id: string, parent: string): Promise<void>
  cancelMove(): void
  /** Takes an archive off the list; its files stay. The open one cannot be. */
  forget(id: string): Promise<void>
  size(id: string): Promise<ArchiveSize>
  /** Deletes the archive's own files. `name` must be the archive's. Another one is opened when it was the open one. */
  remove(id: string, name: string): Promise<void>
  /** Throws a sentence when the open archive's folder is not there: it must not be made anew on an empty disk. */
  check(): Promise<void>
}

export type ArchivesOptions = {
  userDataDir: string
  /** The folder of an archive that was named from outside; it is open, whatever was open last. */
  given: string | null
  engine(): Pick<Engine, 'call' | 'hold'>
  tell(name: 'archives.changed' | 'archive.switched' | 'archive.moving', payload: unknown): void
  now(): Date
}

/** Opens the archives that a profile knows. */
export function openArchives(options: ArchivesOptions): Archives {
  const { userDataDir, tell, now } = options
  const list = openArchiveList({
    userDataDir,
    given: options.given,
    onChange: () => tell('archives.changed', {}),
  })
  let current = list.start
  let moving: AbortController | null = null

  async function switchTo(next: Entry): Promise<void> {
    const before = current
    await rememberCounts(before)
    await options.engine().hold(async () => {
      current = next
      return next.path
    })
    try {
      await options.engine().call('jobs.list', {})
    } catch (thrown) {
      const error = AppError.from(thrown)
      await options.engine().hold(async () => {
        current = before
        return before.path
      })
      throw new AppError(
        error.code,
        `“${next.name}” was not opened. ${error.message}`,
        error.detail,
      )
    }
    list.noteOpened(next, now())
    list.save()
    tell('archive.switched', { archive_id: next.id })
  }

  /** Opens an archive that is not on the list yet; it stays there when it was opened. */
  async function openNew(one: Entry): Promise<void> {
    list.add(one)
    try {
      await switchTo(one)
    } catch (thrown) {
      list.drop(one)
      list.save()
      throw thrown
    }
  }

  async function rememberCounts(of: Entry): Promise<void> {
    const status = options
      .engine()
      .call('guilds.list', {})
      .then((value) => z.array(z.object({ messages: z.number() })).parse(value))
      .catch(() => null)
    const guilds = await Promise.race([status, sleep(COUNT_LIMIT_MS, null, { ref: false })])
    if (guilds === null) return
    of.counts = {
      guilds: guilds.length,
      messages: guilds.reduce((sum, guild) => sum + guild.messages, 0),
    }
  }

  async function refuseUnlessArchive({ name, path }: Entry): Promise<void> {
    const state = await folderState(path)
    if (state === 'missing') throw notThere(name)
    if (state === 'empty' || state === 'not_an_archive') {
      throw new AppError('not_found', `There is no archive in the folder of “${name}” any more.`)
    }
  }

  return {
    get dir() {
      return current.path
    },
    get id() {
      return current.id
    },
    async list() {
      return Promise.all(
        list
          .all()
          .map(async ({ id, name, path, last_opened_at, counts }): Promise<KnownArchive> => {
            const state = await folderState(path).catch(() => 'not_an_archive' as const)
            const isFresh = id === FIRST && (state === 'missing' || state === 'empty')
            return {
              archive_id: id,
              name,
              path,
              is_current: id === current.id,
              state: isFresh ? 'new' : state === 'empty' ? 'not_an_archive' : state,
              last_opened_at,
              counts,
            }
          }),
      )
    },
    async create(name, parent) {
      const path = join(resolve(parent), safeFileName(name))
      list.refuseInside(path)
      await makeFolder(path)
      await writeMark(path, name).catch((thrown: unknown) => {
        throw unusable(thrown)
      })
      try {
        await openNew(entryOf(randomUUID(), name, path))
      } catch (thrown) {
        await deleteArchive(path).catch(() => undefined)
        throw thrown
      }
    },
    async add(picked) {
      const path = await archiveAt(resolve(picked))
      const known = list.all().find((one) => one.path === path)
      if (known) {
        if (known !== current) await switchTo(known)
        return
      }
      await openNew(entryOf(randomUUID(), await nameIn(path), path))
    },
    async open(id) {
      const next = list.entry(id)
      if (next === current) return
      if (next.id !== FIRST) await refuseUnlessArchive(next)
      await switchTo(next)
    },
    async rename(id, name) {
      const one = list.entry(id)
      one.name = name
      // so that the name travels with the folder
      await writeMark(one.path, name).catch(() => undefined)
      list.save()
    },
    async move(id, parent) {
      const one = list.entry(id)
      const from = one.path
      const target = join(resolve(parent), basename(from))
      await refuseUnlessArchive(one)
      if (target === from) {
        throw new AppError('invalid_input', 'The archive lies in that folder already.')
      }
      list.refuseInside(target)
      if ((await folderState(target)) !== 'missing') {
        throw new AppError(
          'invalid_input',
          `There is a “${basename(target)}” in that folder already.`,
        )
      }
      if (moving)
        throw new AppError('invalid_input', 'Another archive is being moved. Wait for it.')
      moving = new AbortController()
      const { signal } = moving
      let told = 0
      const progress = (stage: ArchiveMove['stage'], done = 0, total = 0) => {
        if (stage === 'copying' && done < total && Date.now() - told < 100) return
        told = Date.now()
        tell('archive.moving', { archive_id: id, name: one.name, stage, done, total })
      }
      try {
        let deleteOld: (() => Promise<void>) | null = null
        const bring = async () => {
          progress('copying')
          deleteOld = await moveArchive(from, target, {
            signal,
            onBytes: (done, total) => progress('copying', done, total),
          })
          one.path = target
          // from here on the old folder may be gone: a crash must not bring its name back
          list.save()
          return target
        }
        if (one === current) {
          progress('closing')
          await options.engine().hold(bring)
          progress('opening')
          try {
            await options.engine().call('jobs.list', {})
          } catch (thrown) {
            // the copy is whole but cannot be opened there: the old one still is
            if (deleteOld !== null) {
              one.path = from
              list.save()
              await options.engine().hold(async () => from)
              await deleteArchive(target).catch(() => undefined)
            }
            throw thrown
          }
        } else {
          await refuseInUse(from)
          await bring()
        }
        if (deleteOld !== null) {
          progress('deleting')
          await (deleteOld as () => Promise<void>)()
        }
      } catch (thrown) {
        throw unusable(thrown)
      } finally {
        moving = null
        tell('archive.moving', null)
        if (one === current && one.path === target) tell('archive.switched', { archive_id: id })
      }
    },
    cancelMove: () => moving?.abort(),
    async forget(id) {
      const one = list.entry(id)
      if (one === current || one.id === FIRST) {
        throw new AppError('invalid_input', 'This archive cannot be taken off the list.')
      }
      list.drop(one)
      list.save()
    },
    size: (id) => archiveSize(list.entry(id).path),
    async remove(id, name) {
      const one = list.entry(id)
      if (name !== one.name) {
        throw new AppError('invalid_input', 'The name that was typed is not the archive’s.')
      }
      await refuseUnlessArchive(one)
      const wasCurrent = one === current
      const deleteIt = () =>
        deleteArchive(one.path).catch((thrown: unknown) => {
          throw unusable(thrown)
        })
      if (!wasCurrent) {
        await refuseInUse(one.path)
        await deleteIt()
      } else {
        const next = await list.otherThan(one)
        await options.engine().hold(async () => {
          await deleteIt()
          current = next
          return next.path
        })
        list.noteOpened(next, now())
      }
      list.drop(one)
      list.save()
      if (wasCurrent) tell('archive.switched', { archive_id: current.id })
    },
    async check() {
      const { id, name, path } = current
      // the first archive and one that was named from outside are made where they are not
      if (id === FIRST || list.isOutside(current)) return
      if ((await folderState(path)) === 'missing') throw notThere(name)
    },
  }
}

const COUNT_LIMIT_MS = 3000

function notThere(name: string): AppError {
  return new AppError(
    'not_found',
    `The folder of “${name}” is not there. Connect the disk that it lies on, or open another archive.`,
  )
}
