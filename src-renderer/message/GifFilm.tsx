import { t } from '@lingui/core/macro'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useReducedMotion } from '../ui/motion'
import classes from './Embeds.module.css'
import { fitted, type Size, useMeasured } from './measured'

const LARGEST: Size = { width: 400, height: 300 }
const USUAL: Size = { width: 320, height: 240 }

/** What was a GIF once: silent, in a loop while it is on screen, and still until it is pressed where nothing may move by itself. */
export function GifFilm(props: { src: string; size: Size | null; onBroken(): void }) {
  const isStill = useReducedMotion()
  const video = useRef<HTMLVideoElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const { size, measure } = useMeasured(props.src)
  const box = fitted(size ?? props.size ?? USUAL, LARGEST)

  useEffect(() => {
    const element = video.current
    if (!element || isStill) return
    const watch = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) start(element)
      else element.pause()
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [isStill])

  return (
    <button
      type="button"
      className={classes.film}
      style={{ '--width': `${box.width}px`, '--ratio': box.width / box.height } as CSSProperties}
      aria-label={isPlaying ? t`Stop the GIF` : t`Play the GIF`}
      onClick={() => {
        const element = video.current
        if (element?.paused) start(element)
        else element?.pause()
      }}
    >
      <video
        ref={video}
        src={props.src}
        muted
        loop
        playsInline
        preload="metadata"
        onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) =>
          measure({ width: videoWidth, height: videoHeight })
        }
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onError={props.onBroken}
      />
      {!isPlaying && <span className={classes.mark}>GIF</span>}
    </button>
  )
}

/** Playing is refused when the element is gone by then; there is nothing to do about that. */
function start(element: HTMLVideoElement) {
  element.play().catch(() => undefined)
}
