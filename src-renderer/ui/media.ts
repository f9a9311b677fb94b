import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MediaRef } from '#shared/rows'
import { callQuery, onEvent } from '../client'
import { makeStore, useStore } from './store'

/** True for a url that points to the network; such a thing is named, never fetched. */
export function isRemote(url: string): boolean {
  return /^(https?:)?\/\//i.test(url)
}

/** The host of such a url; null for a path, and for what is no url. */
export function remoteHost(url: string): string | null {
  if (!isRemote(url)) return null
  const full = url.startsWith('//') ? `https:${url}` : url
  return URL.canParse(full) ? new URL(full).host : null
}

/** The address of a file that an export names; it may turn out that the archive does not have it. */
function mediaAddress({ url, file_id, size_bytes }: MediaRef): string {
  const size = size_bytes === undefined ? '' : `?size=${size_bytes}`
  return `media://file/${file_id}/${encodeURIComponent(url)}${size}`
}

/** Addresses that nothing was found for, so that a list that scrolls does not ask again and again. */
const lost = new Set<string>()
onEvent('archive.changed', () => lost.clear())

/** How many downloads were kept so far: what shows media draws itself again then. */
const kept = makeStore(0)
onEvent('media.kept', () => {
  lost.clear()
  kept.set(kept.get() + 1)
})

/** Where a file can be had from: null when there is none to ask for, or when it was asked for and is not there. */
export type MediaAddresses = {
  /** True when the archive knows of any file: only then can a download of a remote url be among them. */
  hasFiles: boolean
  of(media: MediaRef | null): string | null
  /** Says that an address gave nothing. */
  lose(address: string): void
}

/** The addresses of files on disk. A remote url has one too where the archive knows files: a download may be among them. */
export function useMediaAddresses(): MediaAddresses {
  const { data: hasFiles = false } = useQuery(callQuery('media.any', {}))
  const [, redraw] = useState(0)
  useStore(kept)
  return {
    hasFiles,
    of: (media) => {
      if (!media || media.url === '' || (isRemote(media.url) && !hasFiles)) return null
      const address = mediaAddress(media)
      return lost.has(address) ? null : address
    },
    lose: (address) => {
      lost.add(address)
      redraw((count) => count + 1)
    },
  }
}

/** One picture or file: its address, null when the archive does not have it; `onError` belongs on what shows it. */
export function useMedia(media: MediaRef | null): { src: string | null; onError: () => void } {
  const addresses = useMediaAddresses()
  const src = addresses.of(media)
  return { src, onError: () => src !== null && addresses.lose(src) }
}
