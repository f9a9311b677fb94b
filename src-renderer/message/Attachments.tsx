import { ActionIcon, Tooltip } from '@mantine/core'
import { IconFile, IconFileMusic, IconFolderOpen, IconMovie, IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import type { AttachmentRow } from '#shared/rows'
import { call } from '../client'
import { formatBytes } from '../ui/format'
import { mediaUrl } from '../ui/media'
import { showError } from '../ui/toasts'
import classes from './Attachments.module.css'
import { Lightbox } from './Lightbox'
import { isSpoiler, type MediaKind, mediaKind } from './media-kind'

/** A file to draw: where it is, null when it is not in the archive. */
type Shown = { attachment: AttachmentRow; kind: MediaKind; src: string | null }

/** The files of a message: pictures in a grid, players, and the rest by name and size. */
export function Attachments(props: { attachments: AttachmentRow[]; file_id: number }) {
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<number | null>(null)
  const lose = (id: string) => setBroken((old) => new Set(old).add(id))

  const all: Shown[] = props.attachments.map((attachment) => ({
    attachment,
    kind: mediaKind(attachment.file_name),
    src: broken.has(attachment.attachment_id)
      ? null
      : mediaUrl({ url: attachment.url, file_id: props.file_id }),
  }))
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
              onBroken={() => lose(one.attachment.attachment_id)}
            />
          ))}
        </div>
      )}
      {others.map((one) => (
        <Other
          key={one.attachment.attachment_id}
          shown={one}
          file_id={props.file_id}
          onBroken={() => lose(one.attachment.attachment_id)}
        />
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

function Other(props: { shown: Shown; file_id: number; onBroken: () => void }) {
  const { shown, file_id, onBroken } = props
  const { attachment, kind, src } = shown
  const Icon = ICONS[kind]
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
        {src === null && ' · not in the archive'}
      </span>
      {src !== null && (
        <Tooltip label="Show in folder">
          <ActionIcon
            size="sm"
            aria-label={`Show ${attachment.file_name} in its folder`}
            onClick={() =>
              call('shell.show_media', { url: attachment.url, file_id }).catch(showError)
            }
          >
            <IconFolderOpen size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  )
}
