import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { AppError } from '#shared/errors'
import { folderState } from './archive-files'
import { jsonFile } from './json-file'
import { isBelow } from './paths'

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

/** An archive of the list; what is changed in it is kept with the next `save`. */
export type Entry = Stored['archives'][number]

/** The archive that the app makes by itself. */
export const FIRST = 'first'
const FIRST_NAME = 'My archive'

/** The archives that the app knows. Which one is open, only their user knows. */
export type ArchiveList = {
  /** The one to open at first. */
  readonly start: Entry
  all(): readonly Entry[]
  entry(id: string): Entry
  /** True of the one that was named from outside, which is not remembered. */
  isOutside(one: Entry): boolean
  add(one: Entry): void
  /** Takes an archive off the list; the first one stays there as it was in the beginning. */
  drop(gone: Entry): void
  noteOpened(one: Entry, at: Date): void
  /** Keeps the list on the disk and says that it changed. */
  save(): void
  /** The archive to open in place of one that goes. */
  otherThan(gone: Entry): Promise<Entry>
  /** Refuses a folder inside an archive: it would be moved and deleted with it. */
  refuseInside(path: string): void
}

/** Opens the list of archives that is kept in a profile. */
export function openArchiveList(options: {
  userDataDir: string
  /** The folder of an archive that was named from outside. */
  given: string | null
  onChange(): void
}): ArchiveList {
  const { userDataDir } = options
  const file = jsonFile<Stored>(
    join(userDataDir, 'archives.json'),
    Stored,
    { current: null, archives: [] },
    { isPrivate: true },
  )
  const stored = file.read()
  if (!stored.archives.some(({ id }) => id === FIRST)) {
    stored.archives.unshift(entryOf(FIRST, FIRST_NAME, join(userDataDir, 'archive')))
  }
  const given = options.given === null ? null : resolve(options.given)
  const known = given === null ? null : stored.archives.find(({ path }) => path === given)
  // what was named from outside is not remembered: the next start opens what was chosen in the window
  let outside = given !== null && !known ? entryOf('given', basename(given), given) : null
  const start: Entry =
    outside ??
    known ??
    stored.archives.find(({ id }) => id === stored.current) ??
    (stored.archives[0] as Entry)

  const all = () => (outside ? [outside, ...stored.archives] : stored.archives)

  return {
    start,
    all,
    entry(id) {
      const found = all().find((one) => one.id === id)
      if (!found) throw new AppError('not_found', 'The app does not know this archive any more.')
      return found
    },
    isOutside: (one) => one === outside,
    add(one) {
      stored.archives.push(one)
    },
    drop(gone) {
      if (gone.id === FIRST) {
        Object.assign(gone, { name: FIRST_NAME, counts: null, last_opened_at: null })
        return
      }
      if (gone === outside) outside = null
      stored.archives = stored.archives.filter((one) => one !== gone)
    },
    noteOpened(one, at) {
      one.last_opened_at = at.toISOString()
      if (one !== outside) stored.current = one.id
    },
    save() {
      try {
        file.write(stored)
      } catch {
        // a full disk: the list is kept until the app quits
      }
      options.onChange()
    },
    async otherThan(gone) {
      for (const one of stored.archives) {
        if (one === gone) continue
        const state = await folderState(one.path).catch(() => 'missing')
        if (state === 'here' || state === 'new') return one
      }
      return stored.archives.find(({ id }) => id === FIRST) as Entry
    },
    refuseInside(path) {
      const around = all().find((one) => isBelow(path, one.path))
      if (around) {
        throw new AppError(
          'invalid_input',
          `This folder belongs to the archive “${around.name}”. Choose another one.`,
        )
      }
    },
  }
}

/** An archive that was never opened. */
export function entryOf(id: string, name: string, path: string): Entry {
  return { id, name, path, last_opened_at: null, counts: null }
}
