import type { MediaRef } from '#shared/rows'

/** True for a url that points to the network; such a thing is named, never fetched. */
export function isRemote(url: string): boolean {
  return /^(https?:)?\/\//i.test(url)
}

/** The address of a file on disk that an export names; null when it is remote or there is none. */
export function mediaUrl(media: MediaRef | null): string | null {
  if (!media || media.url === '' || isRemote(media.url)) return null
  return `media://file/${media.file_id}/${encodeURIComponent(media.url)}`
}
