import { useQueries } from '@tanstack/react-query'
import type { AttachmentRow, MediaRef } from '#shared/rows'
import { callQuery } from '../client'
import { isRemote, useMediaAddresses } from '../ui/media'
import { type FileKind, fileKind } from './media-kind'

/** A file of a message and what can be done with it. */
export type ShownFile = {
  attachment: AttachmentRow
  kind: FileKind
  media: MediaRef
  /** Its address; '' unless it is there. */
  src: string
  /** `broken` = it is on disk, and the window cannot draw or play it; `unknown` = still being looked for. */
  state: 'there' | 'missing' | 'broken' | 'unknown'
  /** To be called when drawing it fails. */
  lose(): void
}

const DRAWN: readonly FileKind[] = ['image', 'video', 'audio']

/** The files of a message. A local picture counts as there until it fails; of everything else is asked. */
export function useShownFiles(attachments: readonly AttachmentRow[], file_id: number): ShownFile[] {
  const addresses = useMediaAddresses()
  const files = attachments.map((attachment) => {
    const { url, file_name, file_size_bytes: size_bytes } = attachment
    const media = { url, file_id, size_bytes }
    const src = addresses.of(media)
    const kind = fileKind(file_name)
    const isAsked = isRemote(url) ? addresses.hasFiles : src === null || !DRAWN.includes(kind)
    return { attachment, kind, media, src, isAsked }
  })
  const answers = useQueries({
    queries: files.map(({ media, isAsked }) => ({
      ...callQuery('media.has', media),
      enabled: isAsked,
    })),
  })
  return files.map(({ attachment, kind, media, src, isAsked }, index) => ({
    attachment,
    kind,
    media,
    src: src ?? '',
    state: isAsked ? asked(answers[index]?.data, src) : src === null ? 'missing' : 'there',
    lose: () => src !== null && addresses.lose(src),
  }))
}

function asked(has: boolean | undefined, src: string | null): ShownFile['state'] {
  if (has === undefined) return 'unknown'
  if (!has) return 'missing'
  return src === null ? 'broken' : 'there'
}
