import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { type PeriodUnit, placeOfSpan, type Span, spanBetween, type TimeFrame } from '#charts/span'

/** Less than this is a click on a mark. */
const LEAST_DRAG = 4
/** So near to an edge of the span, one drags the edge. */
const EDGE_REACH = 6

/** What a drag needs to know of the chart. */
export type BrushChart = { frame: TimeFrame; periods: readonly string[]; unit: PeriodUnit }

type Drag = { pointer: number; from: number; isFar: boolean; spanAt(x: number): Span | null }

/**
 * Lets the user drag over an axis of time: a new span, one of the edges of the span that is set, or that span as a whole.
 * Gives what a drag shows so far; `choose` hears what it ends with. Escape ends a drag without.
 */
export function useBrush(
  host: RefObject<HTMLElement | null>,
  chart: BrushChart | null,
  span: Partial<Span> | null,
  choose: ((span: Span) => void) | undefined,
): Span | null {
  const [preview, setPreview] = useState<Span | null>(null)
  const isOn = chart !== null && choose !== undefined
  const begin = useEffectEvent((x: number, pointer: number): Drag | null => {
    if (!chart) return null
    const { left, right } = chart.frame
    if (x < left - EDGE_REACH || x > right + EDGE_REACH) return null
    return { pointer, from: x, isFar: false, spanAt: dragFrom(x, chart, span) }
  })
  const chosen = useEffectEvent((found: Span) => choose?.(found))

  useEffect(() => {
    const element = host.current
    if (!element || !isOn) return
    const hearing = new AbortController()
    let drag: Drag | null = null
    let found: Span | null = null
    let isOver = false
    const end = () => {
      drag = null
      found = null
      setPreview(null)
    }
    const placeOf = (event: PointerEvent) => event.clientX - element.getBoundingClientRect().left
    const on = <K extends keyof HTMLElementEventMap>(
      name: K,
      hear: (event: HTMLElementEventMap[K]) => void,
      capture = false,
    ) => element.addEventListener(name, hear, { signal: hearing.signal, capture })
    on('pointerdown', (event) => {
      isOver = false
      if (event.button === 0 && event.isPrimary) drag = begin(placeOf(event), event.pointerId)
    })
    on('pointermove', (event) => {
      if (!drag || event.pointerId !== drag.pointer) return
      const x = placeOf(event)
      if (!drag.isFar && Math.abs(x - drag.from) < LEAST_DRAG) return
      if (!drag.isFar) element.setPointerCapture(event.pointerId)
      drag.isFar = true
      found = drag.spanAt(x)
      setPreview(found)
    })
    on('pointerup', () => {
      isOver = drag?.isFar ?? false
      if (found) chosen(found)
      end()
    })
    on('pointercancel', end)
    // the click that ends a drag is none
    on(
      'click',
      (event) => {
        if (isOver) event.stopPropagation()
        isOver = false
      },
      true,
    )
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !drag?.isFar) return
        event.stopPropagation()
        end()
      },
      { signal: hearing.signal, capture: true },
    )
    return () => {
      hearing.abort()
      setPreview(null)
    }
  }, [host, isOn])
  return preview
}

/** What a drag from a place means: an edge of the span, all of it, or a new one. */
function dragFrom(
  start: number,
  { frame, periods, unit }: BrushChart,
  span: Partial<Span> | null,
): (x: number) => Span | null {
  const between = (a: number, b: number) => spanBetween(periods, unit, frame, a, b)
  if (span === null) return (x) => between(start, x)
  const { left, right } = placeOfSpan(span, unit, frame)
  if (Math.abs(start - left) <= EDGE_REACH) return (x) => between(x, right)
  if (Math.abs(start - right) <= EDGE_REACH) return (x) => between(left, x)
  if (start < left || start > right) return (x) => between(start, x)
  return (x) => {
    const by = Math.min(frame.right - right, Math.max(frame.left - left, x - start))
    return between(left + by, right + by)
  }
}
