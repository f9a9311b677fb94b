import { useEffect, useRef, useState } from 'react'
import { useReducedMotion } from '../ui/motion'

type Props = {
  className: string | undefined
  src: string
  alt: string
  title: string
  /** False for what never moves. */
  isAnimated: boolean
  onError(): void
}

/** A picture that moves by itself, but only under the pointer where nothing may. */
export function StillImage({ isAnimated, ...props }: Props) {
  const isReduced = useReducedMotion()
  const [isUnder, setUnder] = useState(false)
  if (!isAnimated || !isReduced || isUnder) {
    return (
      <img {...props} alt={props.alt} decoding="async" onPointerLeave={() => setUnder(false)} />
    )
  }
  return <FirstFrame {...props} onPointerEnter={() => setUnder(true)} />
}

function FirstFrame(props: Omit<Props, 'isAnimated'> & { onPointerEnter(): void }) {
  const { className, src, alt, title, onPointerEnter } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const failed = useRef(props.onError)
  failed.current = props.onError
  useEffect(() => {
    const image = new Image()
    image.onload = () => {
      const target = canvas.current
      if (!target) return
      target.width = image.naturalWidth
      target.height = image.naturalHeight
      target.getContext('2d')?.drawImage(image, 0, 0)
    }
    image.onerror = () => failed.current()
    image.src = src
    return () => {
      image.onload = null
      image.onerror = null
    }
  }, [src])
  return (
    <canvas
      ref={canvas}
      className={className}
      role="img"
      aria-label={alt}
      title={title}
      onPointerEnter={onPointerEnter}
    />
  )
}
