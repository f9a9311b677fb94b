import { Modal } from '@mantine/core'
import classes from './Attachments.module.css'

/** Pictures in full size, one at a time; arrow keys step through them, Escape closes. */
export function Lightbox(props: {
  pictures: { src: string; name: string }[]
  /** Which picture; null = closed. Stays mounted then, so that the focus goes back to what opened it. */
  place: number | null
  onPlace: (place: number | null) => void
}) {
  const { pictures, place, onPlace } = props
  const picture = place === null ? undefined : pictures[place]
  const step = (by: number) => {
    if (place !== null && pictures[place + by]) onPlace(place + by)
  }
  return (
    <Modal
      opened={picture !== undefined}
      fullScreen
      onClose={() => onPlace(null)}
      title={
        picture && pictures.length > 1
          ? `${picture.name} (${(place ?? 0) + 1} of ${pictures.length})`
          : picture?.name
      }
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1)
        if (event.key === 'ArrowRight') step(1)
      }}
    >
      <div className={classes.large}>
        {picture && <img className={classes.full} src={picture.src} alt={picture.name} />}
      </div>
    </Modal>
  )
}
