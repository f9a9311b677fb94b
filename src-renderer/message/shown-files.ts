import type { AttachmentRow, MediaRef } from '#shared/rows'
import { type FileKind, fileKind } from './media-kind'
import { type ShownMedia, useShownMedia } from './shown-media'

/** A file of a message and what can be done with it. */
export type ShownFile = ShownMedia & { attachment: AttachmentRow; kind: FileKind; media: MediaRef }

const DRAWN: readonly FileKind[] = ['image', 'video', 'audio']

/** The files of a message. */
export function useShownFiles(attachments: readonly AttachmentRow[], file_id: number): ShownFile[] {
  const files = attachments.map((attachment) => {
    const { url, file_name, file_size_bytes } = attachment
    const kind = fileKind(file_name)
    // a size of 0 tells no files apart
    const size = file_size_bytes > 0 ? { size_bytes: file_size_bytes } : {}
    return { attachment, kind, media: { url, file_id, ...size }, isDrawn: DRAWN.includes(kind) }
  })
  const shown = useShownMedia(files)
  return files.flatMap(({ attachment, kind, media }, index) => {
    const one = shown[index]
    return one ? [{ attachment, kind, media, ...one }] : []
  })
}
