import type { CSSProperties } from 'react'
import { FileHead } from './FileCard'
import { fitted, useMeasured } from './measured'
import { shownName } from './media-kind'
import classes from './Players.module.css'
import { takeTurn } from './players'
import type { ShownFile } from './shown-files'

const LARGEST = { width: 480, height: 360 }
const USUAL = { width: 480, height: 270 }

/** A video with the browser's own controls, which keys and screen readers know; its first picture stands before it plays. */
export function VideoPlayer({ file }: { file: ShownFile }) {
  return (
    <figure className={classes.player}>
      <VideoBox src={file.src} name={shownName(file.attachment.file_name)} onBroken={file.lose} />
      <figcaption>
        <FileHead file={file} isSlim />
      </figcaption>
    </figure>
  )
}

/** The video itself, in a box of its own size. */
export function VideoBox(props: { src: string; name: string; onBroken(): void }) {
  const { size, measure } = useMeasured(props.src)
  const box = size ? fitted(size, LARGEST) : USUAL
  // controls need room, however narrow the film
  const width = Math.max(240, box.width)
  const style = { '--width': `${width}px`, '--ratio': width / Math.max(80, box.height) }
  return (
    <video
      className={classes.video}
      style={style as CSSProperties}
      src={props.src}
      controls
      controlsList="nodownload noremoteplayback"
      disablePictureInPicture
      preload="metadata"
      aria-label={props.name}
      onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) =>
        measure({ width: videoWidth, height: videoHeight })
      }
      onPlay={({ currentTarget }) => takeTurn(currentTarget)}
      onError={props.onBroken}
    >
      <track kind="captions" />
    </video>
  )
}
