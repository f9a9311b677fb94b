import { ActionIcon, Tooltip } from '@mantine/core'
import { IconFile, IconFileMusic, IconFolderOpen, IconMovie, IconPhoto } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AttachmentRow, MediaRef } from '#shared/rows'
import { call, callQuery } from '../client'
import { formatBytes } from '../ui/format'
import { useMediaAddresses } from '../ui/media'
import { showError } from '../ui/toasts'
import classes from './Attachments.module.css'
import { Lightbox } from './Lightbox'
import { isSpoiler, type MediaKind, mediaKind } from './media-kind'

/** A file to draw: where it is, null when it is not in the archive. */
type Shown = { attachment: AttachmentRow; kind: MediaKind; media: MediaRef; src: string | null }

/** The files of a message: pictures in a grid, players, and the rest by name and size. */
export function Attachments(props: { attachments: AttachmentRow[]; file_id: number }) {
  const addresses = useMediaAddresses()
  const [opened, setOpened] = useState<number | null>(null)
  const lose = ({ src }: Shown) => src !== null && addresses.lose(src)

  const all: Shown[] = props.attachments.map((attachment) => {
    const { url, file_name, file_size_bytes: size_bytes } = attachment
    const media = { url, file_id: props.file_id, size_bytes }
    return { attachment, kind: mediaKind(file_name), media, src: addresses.of(media) }
  })
  const pictures = all.filter((one) => one.kind === 'image' && one.src !== null)
  const others = all.filter((one) => !pictures.includes(one))

  return (
    <>
      {pictures.length > 0 && (
        <div className={classes.pictures}>
          {pictures.map((one, index) => (
            <Picture
              key={one.attachment.attachment_id}
              shown={one}
              isOnly={pictures.length === 1}
              onOpen={() => setOpened(index)}
              onBroken={() => lose(one)}
            />
          ))}
        </div>
      )}
      {others.map((one) => (
        <Other key={one.attachment.attachment_id} shown={one} onBroken={() => lose(one)} />
      ))}
      {pictures.length > 0 && (
        <Lightbox
          pictures={pictures.map(({ attachment, src }) => ({
            src: src ?? '',
            name: attachment.file_name,
          }))}
          place={opened}
          onPlace={setOpened}
        />
      )}
    </>
  )
}

function Picture(props: {
  shown: Shown
  isOnly: boolean
  onOpen: () => void
  onBroken: () => void
}) {
  const { file_name } = props.shown.attachment
  const [hidden, setHidden] = useState(isSpoiler(file_name))
  return (
    <button
      type="button"
      className={classes.picture}
      data-only={props.isOnly || undefined}
      data-hidden={hidden || undefined}
      aria-label={hidden ? 'Spoiler: show the picture' : `Open ${file_name}`}
      onClick={() => (hidden ? setHidden(false) : props.onOpen())}
    >
      <img
        src={props.shown.src ?? undefined}
        alt={file_name}
        loading="lazy"
        onError={props.onBroken}
      />
      {hidden && (
        <span className={classes.hidden}>
          <span>Spoiler</span>
        </span>
      )}
    </button>
  )
}

const ICONS = { image: IconPhoto, video: IconMovie, audio: IconFileMusic, file: IconFile }

function Other({ shown, onBroken }: { shown: Shown; onBroken: () => void }) {
  const { attachment, kind, media, src } = shown
  const Icon = ICONS[kind]
  // nothing draws such a file, so that nothing would notice that it is not there
  const { data: isThere = false } = useQuery({
    ...callQuery('media.has', media),
    enabled: src !== null && kind === 'file',
  })
  if (src && (kind === 'video' || kind === 'audio')) {
    const Player = kind
    return (
      <Player
        className={classes[kind]}
        src={src}
        controls
        preload="metadata"
        aria-label={attachment.file_name}
        onError={onBroken}
      >
        <track kind="captions" />
      </Player>
    )
  }
  return (
    <div className={classes.file}>
      <Icon size={20} stroke={1.5} aria-hidden="true" />
      <bdi className={classes.name}>{attachment.file_name}</bdi>
      <span className={classes.size}>
        {formatBytes(attachment.file_size_bytes)}
        {!isThere && ' · not in the archive'}
      </span>
      {isThere && (
        <Tooltip label="Show in folder">
          <ActionIcon
            size="sm"
            aria-label={`Show ${attachment.file_name} in its folder`}
            onClick={() => call('shell.show_media', media).catch(showError)}
          >
            <IconFolderOpen size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
