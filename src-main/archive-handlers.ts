import { shell } from 'electron'
import type { Handlers } from '#shared/api'
import { AppError } from '#shared/errors'
import type { Archives } from './archives'
import type { Dialogs } from './dialogs'
import { diskOf } from './disk'

type ArchiveCalls = Extract<keyof Handlers<'main'>, `archives.${string}`>

/** The calls about archives as a whole. Folders come from the system's dialogs, never from the window. */
export function archiveHandlers(
  archives: Archives,
  dialogs: Pick<Dialogs, 'pickArchive' | 'pickArchiveParent'>,
): Pick<Handlers<'main'>, ArchiveCalls> {
  return {
    'archives.list': () => archives.list(),
    'archives.create': async ({ name }) => {
      const parent = await dialogs.pickArchiveParent('Make the archive here')
      if (parent === null) return false
      await archives.create(name, parent)
      return true
    },
    'archives.add': async () => {
      const path = await dialogs.pickArchive()
      if (path === null) return false
      await archives.add(path)
      return true
    },
    'archives.open': async ({ archive_id }) => {
      await archives.open(archive_id)
      return {}
    },
    'archives.rename': async ({ archive_id, name }) => {
      await archives.rename(archive_id, name)
      return {}
    },
    'archives.move': async ({ archive_id }) => {
      const parent = await dialogs.pickArchiveParent('Move it here')
      if (parent === null) return false
      await archives.move(archive_id, parent)
      return true
    },
    'archives.cancel_move': async () => {
      archives.cancelMove()
      return {}
    },
    'archives.forget': async ({ archive_id }) => {
      await archives.forget(archive_id)
      return {}
    },
    'archives.size': ({ archive_id }) => archives.size(archive_id),
    'archives.remove': async ({ archive_id, typed_name }) => {
      await archives.remove(archive_id, typed_name)
      return {}
    },
    'archives.disk': () => diskOf(archives.dir),
    'archives.show': async ({ archive_id }) => {
      const found = (await archives.list()).find((one) => one.archive_id === archive_id)
      if (!found || found.state === 'missing') {
        throw new AppError('not_found', 'The folder of this archive is not there now.')
      }
      shell.showItemInFolder(found.path)
      return {}
    },
  }
}
