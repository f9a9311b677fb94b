import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import {
  IconFile,
  IconFileMusic,
  IconFileText,
  IconMessage,
  IconMovie,
  IconPhoto,
  IconPlayerPlayFilled,
} from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { MediaItem, MediaType } from '#shared/panel'
import { type FileKind, isSpoiler, shownName } from '../../../message/media-kind'
import { formatBytes } from '../../../ui/format'
import { useMedia } from '../../../ui/media'
import { useNameOf } from '../../../ui/names'
import { useTimeFormat } from '../../../ui/time'
import classes from './Gallery.module.css'
import { drawnAs } from './tile-kind'

const ICONS: Record<FileKind, typeof IconFile> = {
  image: IconPhoto,
  video: IconMovie,
  audio: IconFileMusic,
  text: IconFileText,
  file: IconFile,
}

/** One file of a gallery: the picture itself where it is on disk, else its name and size. */
export const Tile = memo(function Tile(props: {
  item: MediaItem
  type: MediaType
  size: number
  place: number
  isTabStop: boolean
  onFocus: (place: number) => void
  onOpen: (place: number) => void
  onGo: (item: MediaItem) => void
}) {
  const { item, type, size, place } = props
  const { dateTime } = useTimeFormat()
  const nameOf = useNameOf()
  const name = shownName(item.file_name) || t`Unnamed file`
  const { channel_name } = item
  const [author, time] = [nameOf(item.author), dateTime(item.posted_at)]
  return (
    <div className={classes.cell} style={{ width: size, height: size }}>
      <button
        type="button"
        className={classes.tile}
        title={[t`${name}, by ${author}, ${time}`, t`in #${channel_name}`].join('\n')}
        data-tile={place}
        tabIndex={props.isTabStop ? 0 : -1}
        onFocus={() => props.onFocus(place)}
        onClick={() => props.onOpen(place)}
      >
        <Face item={item} type={type} name={name} />
        <VisuallyHidden>, {t`by ${author}, ${time}`}</VisuallyHidden>
      </button>
      <Tooltip label={t`Go to message (M)`}>
        <ActionIcon
          className={classes.go}
          size="sm"
          variant="default"
          aria-label={t`Go to the message of ${name}`}
          tabIndex={props.isTabStop ? 0 : -1}
          onClick={() => props.onGo(item)}
        >
          <IconMessage size={14} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
})

function Face({ item, type, name }: { item: MediaItem; type: MediaType; name: string }) {
  const kind = drawnAs(item, type)
  const { src, onError } = useMedia(item.media)
  const [isLoaded, setLoaded] = useState(false)
  const isHidden = isSpoiler(item.file_name)
  if (src && kind === 'image') {
    return (
      <>
        {!isLoaded && <span className={classes.wait} />}
        <img
          className={classes.picture}
          data-hidden={isHidden || undefined}
          src={src}
          alt={name}
          loading="lazy"
          decoding="async"
          onLoad={() => setLoaded(true)}
          onError={onError}
        />
        {isHidden && <span className={classes.spoiler}>{t`Spoiler`}</span>}
      </>
    )
  }
  if (src && kind === 'video' && !isHidden) {
    return (
      <>
        <video
          className={classes.picture}
          src={`${src}#t=0.1`}
          preload="metadata"
          muted
          aria-label={name}
          onError={onError}
        />
        <IconPlayerPlayFilled className={classes.play} size={20} aria-hidden="true" />
      </>
    )
  }
  const Icon = ICONS[kind]
  const isDrawn = kind === 'image' || kind === 'video'
  return (
    <span className={classes.named}>
      <Icon size={22} stroke={1.5} aria-hidden="true" />
      <bdi className={classes.name}>{name}</bdi>
      <span className={classes.size}>
        {item.file_size_bytes ? formatBytes(item.file_size_bytes) : ''}
        {isDrawn && src === null && ` ${t`not in the archive`}`}
      </span>
    </span>
  )
}
