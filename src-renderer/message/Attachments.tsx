import { plural, t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { AttachmentRow } from '#shared/rows'
import { AudioPlayer } from './AudioPlayer'
import { FileCard } from './FileCard'
import { ImageGrid } from './ImageGrid'
import { isSpoiler } from './media-kind'
import { SpoilerBox } from './SpoilerBox'
import { type ShownFile, useShownFiles } from './shown-files'
import { TextPreview } from './TextPreview'
import { VideoPlayer } from './VideoPlayer'

/** Discord lets a message have ten; a file may say anything. */
const AT_ONCE = 20

/** The files of a message: pictures in a grid, players, the beginning of texts, and the rest by name and size. */
export function Attachments(props: { attachments: AttachmentRow[]; file_id: number }) {
  const [most, setMost] = useState(AT_ONCE)
  const files = useShownFiles(props.attachments.slice(0, most), props.file_id)
  const left = props.attachments.length - most
  const next = Math.min(left, AT_ONCE)
  const pictures = files.filter(({ kind, state }) => kind === 'image' && state === 'there')
  const others = files.filter((file) => !pictures.includes(file))
  return (
    <>
      {pictures.length > 0 && <ImageGrid files={pictures} />}
      {others.map((file, index) => (
        // DCE's ids are unique in a message; files that only look like it may repeat one
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a message never changes its order
        <Other key={`${file.attachment.attachment_id}-${index}`} file={file} />
      ))}
      {left > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={() => setMost(most + AT_ONCE)}>
          {t`Show ${plural(next, { one: '# more file', other: '# more files' })} of ${left}`}
        </Button>
      )}
    </>
  )
}

function Other({ file }: { file: ShownFile }) {
  const { kind, state, attachment } = file
  const [isHidden, setHidden] = useState(isSpoiler(attachment.file_name))
  if (state !== 'there' || kind === 'file' || kind === 'image') return <FileCard file={file} />
  if (isHidden) {
    return <SpoilerBox name={attachment.file_name} onShow={() => setHidden(false)} />
  }
  if (kind === 'video') return <VideoPlayer file={file} />
  if (kind === 'audio') return <AudioPlayer file={file} />
  return <TextPreview file={file} />
}
