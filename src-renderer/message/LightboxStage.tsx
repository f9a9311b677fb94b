import { useElementSize } from '@mantine/hooks'
import {
  type CSSProperties,
  type PointerEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import type { LightboxPicture } from './Lightbox'
import classes from './Lightbox.module.css'
import { type Size, useMeasured } from './measured'
import { fitScale, fitView, held, type Point, type View, zoomed } from './zoom'

/** What the keys and buttons around the picture do to it. */
export type StageHandle = {
  larger(): void
  smaller(): void
  /** The whole picture; its real size when that is shown already. */
  fit(): void
  move(x: number, y: number): void
  /** A point of the window where the picture is; null before it is drawn. */
  point(): Point | null
}

const STEP = 1.25
const MIDDLE: Point = { x: 0, y: 0 }
/** Before the picture tells its size. */
const UNKNOWN: Size = { width: 1, height: 1 }

/** One picture that can be made larger and moved. */
export function Stage({ picture, ref }: { picture: LightboxPicture; ref: Ref<StageHandle> }) {
  const { ref: box, width, height } = useElementSize()
  const image = useRef<HTMLImageElement>(null)
  const { size, measure } = useMeasured(picture.src)
  /** null = the whole picture, also when the window changes its size. */
  const [own, setOwn] = useState<View | null>(null)
  const natural = size ?? UNKNOWN
  const stage = { width: Math.max(1, width), height: Math.max(1, height) }
  const view = own ? held(own, natural, stage) : fitView(natural, stage)
  const isWhole = view.scale <= fitScale(natural, stage)
  const zoom = (factor: number, point = MIDDLE) => {
    const next = zoomed(view, factor, point, natural, stage)
    setOwn(next.scale <= fitScale(natural, stage) ? null : next)
  }
  const fit = () => (isWhole ? zoom(1 / view.scale) : setOwn(null))

  useImperativeHandle(ref, () => ({
    larger: () => zoom(STEP),
    smaller: () => zoom(1 / STEP),
    fit,
    move: (x, y) => {
      if (!isWhole) setOwn(held({ ...view, x: view.x + x, y: view.y + y }, natural, stage))
    },
    point() {
      const at = image.current?.getBoundingClientRect()
      if (!at || at.width === 0) return null
      const left = Math.max(0, at.left)
      const right = Math.min(window.innerWidth, at.right)
      const top = Math.max(0, at.top)
      const bottom = Math.min(window.innerHeight, at.bottom)
      return { x: Math.round((left + right) / 2), y: Math.round((top + bottom) / 2) }
    },
  }))

  // React listens passively, and a wheel that zooms must not scroll what is behind
  const onWheel = useRef<(event: WheelEvent) => void>(undefined)
  onWheel.current = (event) => {
    event.preventDefault()
    const at = (event.currentTarget as HTMLElement).getBoundingClientRect()
    zoom(Math.exp(-event.deltaY / 400), {
      x: event.clientX - at.left - at.width / 2,
      y: event.clientY - at.top - at.height / 2,
    })
  }
  const wheelBox = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = wheelBox.current
    const listen = (event: WheelEvent) => onWheel.current?.(event)
    element?.addEventListener('wheel', listen, { passive: false })
    return () => element?.removeEventListener('wheel', listen)
  }, [])

  const drag = useDrag((x, y) =>
    setOwn(held({ ...view, x: view.x + x, y: view.y + y }, natural, stage)),
  )
  const style = {
    '--x': `${view.x}px`,
    '--y': `${view.y}px`,
    width: `${natural.width * view.scale}px`,
    height: `${natural.height * view.scale}px`,
    visibility: size && width > 0 ? 'visible' : 'hidden',
  } as CSSProperties
  return (
    <div ref={wheelBox} className={classes.stage} data-movable={!isWhole || undefined} {...drag}>
      <div ref={box} className={classes.stageBox}>
        <img
          ref={image}
          className={classes.picture}
          data-scale={view.scale.toFixed(3)}
          style={style}
          src={picture.src}
          alt={picture.name}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            measure({ width: naturalWidth, height: naturalHeight })
          }
          onDoubleClick={fit}
        />
      </div>
    </div>
  )
}

/** Moves by what the pointer moves while it is held. */
function useDrag(move: (x: number, y: number) => void) {
  const last = useRef<Point | null>(null)
  const end = () => {
    last.current = null
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = last.current
      if (!before) return
      last.current = { x: event.clientX, y: event.clientY }
      move(event.clientX - before.x, event.clientY - before.y)
    },
    onPointerUp: end,
    onPointerCancel: end,
  }
}
