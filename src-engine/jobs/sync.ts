import { basename } from 'node:path'
import { AppError } from '#shared/errors'
import { syncedFolders } from '../archive/synced-folders'
import { runIngest } from './ingest'
import { jobKind } from './kind'

/** Takes in what changed in a folder that is kept in sync: an ingest of it, that nobody asked for in person. */
export const syncKind = jobKind({
  kind: 'sync',
  title: () => 'Sync a folder',
  async run({ folder_id }, context) {
    const folder = (await syncedFolders(context.db)).find(({ id }) => id === folder_id)
    if (!folder) throw new AppError('not_found', 'This folder is not kept in sync any more.')
    context.progress({ title: `Sync ${basename(folder.path)}` })
    return runIngest([folder.path], context, [], [], { isWithoutRemoved: true })
  },
})
