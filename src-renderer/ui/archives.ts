import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { ArchiveMove, KnownArchive } from '#shared/archives'
import { call, callQuery, onEvent } from '../client'
import { makeStore, useStore } from './store'
import { showError } from './toasts'

/** The archives that the app knows, the open one among them; kept fresh by events. */
export function useArchives() {
  return useQuery(callQuery('archives.list', {}))
}

/** Opens an archive of the list; the window loads again when it is open. */
export async function openArchive({ archive_id }: KnownArchive): Promise<void> {
  try {
    await call('archives.open', { archive_id })
  } catch (thrown) {
    showError(thrown)
  }
}

/** Lets the user pick a folder with an archive, and opens it. */
export async function addArchive(): Promise<void> {
  try {
    await call('archives.add', {})
  } catch (thrown) {
    showError(thrown)
  }
}

/** A folder's state as people read it; null when there is nothing to say. */
export function stateWords(archive: KnownArchive): string | null {
  switch (archive.state) {
    case 'missing':
      return t`Its folder is not there now. Connect the disk that it lies on.`
    case 'not_an_archive':
      return t`There is no archive in this folder any more.`
    case 'new':
      return archive.is_current ? null : t`Nothing in it yet`
    case 'here':
      return null
  }
}

const move = makeStore<ArchiveMove | null>(null)
onEvent('archive.moving', move.set)

/** How far the move of an archive is; null = none is under way. */
export function useArchiveMove(): ArchiveMove | null {
  return useStore(move)
}
