import { Modal } from '@mantine/core'
import { useState } from 'react'
import classes from './Attachments.module.css'

/** Pictures in full size, one at a time; arrow keys step through them, Escape closes. */
export function Lightbox(props: {
  pictures: { src: string; name: string }[]
  first: number
  onClose: () => void
}) {
  const { pictures, first, onClose } = props
  const [place, setPlace] = useState(first)
  const picture = pictures[place]
  const step = (by: number) =>
    setPlace((old) => Math.min(pictures.length - 1, Math.max(0, old + by)))
  if (!picture) return null
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={
        pictures.length > 1 ? `${picture.name} (${place + 1} of ${pictures.length})` : picture.name
      }
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1)
        if (event.key === 'ArrowRight') step(1)
      }}
    >
      <div className={classes.large}>
        <img className={classes.full} src={picture.src} alt={picture.name} />
      </div>
    </Modal>
  )
}
