import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { callQuery, onEvent } from '../client'

const key = (archiveId: string) => `place:${archiveId}`

/** Where the window goes when an archive is opened: to the place that was on screen when it was left. */
function placeOf(archiveId: string): string {
  const place = localStorage.getItem(key(archiveId)) ?? '/'
  return place.startsWith('/') ? place : '/'
}

/** True from the moment another archive is open until the window is loaded again: its place is not this one's. */
let isLeaving = false

/** Remembers the place of the open archive, and loads the window anew when another one is opened. */
export function useArchivePlace() {
  const { data: archiveId } = useQuery({
    ...callQuery('app.info', {}),
    select: (info) => info.archive_id,
  })
  const address = useLocation({ select: ({ href }) => href })
  useEffect(() => {
    if (archiveId && !isLeaving) localStorage.setItem(key(archiveId), address)
  }, [archiveId, address])

  useEffect(
    () =>
      onEvent('archive.switched', ({ archive_id }) => {
        isLeaving = true
        // nothing on screen is of this archive: neither rows nor the way back
        sessionStorage.removeItem('visits')
        // not by the router, which changes the address a moment later
        history.replaceState(null, '', `#${placeOf(archive_id)}`)
        location.reload()
      }),
    [],
  )
}
