import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import {
  type ArchiveMove,
  ArchiveName,
  type ArchiveSize,
  type KnownArchive,
} from '#shared/archives'
import { AppError } from '#shared/errors'
import {
  archiveSize,
  deleteArchive,
  folderState,
  MARK,
  makeFolder,
  moveArchive,
  refuseInUse,
  unusable,
} from './archive-files'
import type { Engine } from './engine'
import { jsonFile } from './json-file'
import { isBelow } from './paths'
import { safeFileName } from './untrusted'

const Stored = z.object({
  current: z.string().nullable(),
  archives: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      path: z.string(),
      last_opened_at: z.string().nullable().default(null),
      counts: z.object({ guilds: z.number(), messages: z.number() }).nullable().default(null),
    }),
  ),
})
type Stored = z.infer<typeof Stored>
type Entry = Stored['archives'][number]

const Mark = z.object({ name: ArchiveName })

/** The archive that the app makes by itself. */
const FIRST = 'first'
const FIRST_NAME = 'My archive'

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

/** Opens the list of archives that is kept in a profile. */
export function openArchives(options: ArchivesOptions): Archives {
  const { userDataDir, tell, now } = options
  const file = jsonFile<Stored>(
    join(userDataDir, 'archives.json'),
    Stored,
    { current: null, archives: [] },
    { isPrivate: true },
  )
  const first = join(userDataDir, 'archive')
  const stored = file.read()
  if (!stored.archives.some(({ id }) => id === FIRST)) {
    stored.archives.unshift(entryOf(FIRST, FIRST_NAME, first))
  }
  const given = options.given === null ? null : resolve(options.given)
  const known = given === null ? null : stored.archives.find(({ path }) => path === given)
  // what was named from outside is not remembered: the next start opens what was chosen in the window
  let outside = given !== null && !known ? entryOf('given', basename(given), given) : null
  let current: Entry =
    outside ??
    known ??
    stored.archives.find(({ id }) => id === stored.current) ??
    (stored.archives[0] as Entry)
  let moving: AbortController | null = null

  const all = () => (outside ? [outside, ...stored.archives] : stored.archives)

  function save(): void {
    try {
      file.write(stored)
    } catch {
      // a full disk: the list is kept until the app quits
    }
    tell('archives.changed', {})
  }

  /** Takes an archive off the list, which the one that was named from outside is not part of. */
  function drop(gone: Entry): void {
    if (gone === outside) outside = null
    stored.archives = stored.archives.filter((one) => one !== gone)
  }

  function entry(id: string): Entry {
    const found = all().find((one) => one.id === id)
    if (!found) throw new AppError('not_found', 'The app does not know this archive any more.')
    return found
  }

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
    next.last_opened_at = now().toISOString()
    if (next !== outside) stored.current = next.id
    save()
    tell('archive.switched', { archive_id: next.id })
  }

  /** Opens an archive that is not on the list yet; it stays there when it was opened. */
  async function openNew(one: Entry): Promise<void> {
    stored.archives.push(one)
    try {
      await switchTo(one)
    } catch (thrown) {
      drop(one)
      save()
      throw thrown
    }
  }

  async function rememberCounts(of: Entry): Promise<void> {
    const status = options
      .engine()
      .call('guilds.list', {})
      .then((value) => z.array(z.object({ messages: z.number() })).parse(value))
      .catch(() => null)
    const guilds = await Promise.race([status, later(COUNT_LIMIT_MS)])
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

  /** The archive to open in place of one that goes. */
  async function otherThan(gone: Entry): Promise<Entry> {
    for (const one of stored.archives) {
      if (one === gone) continue
      const state = await folderState(one.path).catch(() => 'missing')
      if (state === 'here' || state === 'new') return one
    }
    return stored.archives.find(({ id }) => id === FIRST) as Entry
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
        all().map(async ({ id, name, path, last_opened_at, counts }): Promise<KnownArchive> => {
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
      refuseInside(path, all())
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
      const known = all().find((one) => one.path === path)
      if (known) {
        if (known !== current) await switchTo(known)
        return
      }
      await openNew(entryOf(randomUUID(), await nameIn(path), path))
    },
    async open(id) {
      const next = entry(id)
      if (next === current) return
      if (next.id !== FIRST) await refuseUnlessArchive(next)
      await switchTo(next)
    },
    async rename(id, name) {
      const one = entry(id)
      one.name = name
      // so that the name travels with the folder
      await writeMark(one.path, name).catch(() => undefined)
      save()
    },
    async move(id, parent) {
      const one = entry(id)
      const from = one.path
      const target = join(resolve(parent), basename(from))
      await refuseUnlessArchive(one)
      if (target === from) {
        throw new AppError('invalid_input', 'The archive lies in that folder already.')
      }
      refuseInside(target, all())
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
          save()
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
              save()
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
      const one = entry(id)
      if (one === current || one.id === FIRST) {
        throw new AppError('invalid_input', 'This archive cannot be taken off the list.')
      }
      drop(one)
      save()
    },
    size: (id) => archiveSize(entry(id).path),
    async remove(id, name) {
      const one = entry(id)
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
        const next = await otherThan(one)
        await options.engine().hold(async () => {
          await deleteIt()
          current = next
          return next.path
        })
        stored.current = next.id
        next.last_opened_at = now().toISOString()
      }
      if (one.id === FIRST) {
        one.name = FIRST_NAME
        one.counts = null
        one.last_opened_at = null
      } else drop(one)
      save()
      if (wasCurrent) tell('archive.switched', { archive_id: current.id })
    },
    async check() {
      const { id, name, path } = current
      // the first archive and one that was named from outside are made where they are not
      if (id === FIRST || current === outside) return
      if ((await folderState(path)) === 'missing') throw notThere(name)
    },
  }
}

const COUNT_LIMIT_MS = 3000

function later(ms: number): Promise<null> {
  return new Promise((done) => {
    setTimeout(() => done(null), ms).unref()
  })
}

function entryOf(id: string, name: string, path: string): Entry {
  return { id, name, path, last_opened_at: null, counts: null }
}

function notThere(name: string): AppError {
  return new AppError(
    'not_found',
    `The folder of “${name}” is not there. Connect the disk that it lies on, or open another archive.`,
  )
}

/** An archive inside another would be moved and deleted with it. */
function refuseInside(path: string, archives: readonly Entry[]): void {
  const around = archives.find((one) => isBelow(path, one.path))
  if (around) {
    throw new AppError(
      'invalid_input',
      `This folder belongs to the archive “${around.name}”. Choose another one.`,
    )
  }
}

/** The archive's folder that somebody picked, or the one around a database folder that was picked instead. */
async function archiveAt(picked: string): Promise<string> {
  const state = await folderState(picked)
  if (state === 'here' || state === 'new') return picked
  if (basename(picked) === 'pgdata' && (await folderState(dirname(picked))) === 'here') {
    return dirname(picked)
  }
  throw new AppError(
    'invalid_input',
    state === 'empty'
      ? 'This folder is empty. To start an archive in it, choose “New archive”.'
      : 'This folder holds no archive of Discord Binding. An archive’s folder has a “pgdata” in it. To add exports, use “Add folder” in the library.',
  )
}

async function nameIn(path: string): Promise<string> {
  const text = await readFile(join(path, MARK), 'utf8').catch(() => '{}')
  try {
    return Mark.parse(JSON.parse(text)).name
  } catch {
    return basename(path)
  }
}

async function writeMark(path: string, name: string): Promise<void> {
  await writeFile(join(path, MARK), `${JSON.stringify({ name }, null, 2)}\n`, { mode: 0o600 })
}
