import type { MediaItem, MediaType } from '#shared/panel'
import { type FileKind, fileKind } from '../../../message/media-kind'

/** How a tile is drawn: what hangs on a link card or is a sticker is a picture, whatever its name ends with. */
export function drawnAs(item: MediaItem, type: MediaType): FileKind {
  if (type === 'embed') return 'image'
  if (type === 'sticker') return /\.json$/i.test(item.media.url) ? 'file' : 'image'
  return fileKind(item.file_name)
}
