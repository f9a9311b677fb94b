import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import {
  type PeriodUnit,
  periodAt,
  periodsIn,
  placeOfSpan,
  type Span,
  spanOf,
  type TimeFrame,
} from '#charts/span'

/** Less than this is a click on a mark. */
const LEAST_DRAG = 4
/** So near to an edge of the span, one drags the edge. */
const EDGE_REACH = 6

/** What a drag needs to know of the chart; `periods` in their order. */
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
  const at = (x: number) => periodAt(periods, frame, x)
  const between = (a: number, b: number): Span | null => {
    const [first, last] = [periods[a], periods[b]]
    return first === undefined || last === undefined ? null : spanOf(first, last, unit)
  }
  const held = span && periodsIn(periods, span)
  if (!span || !held) return (x) => between(at(start), at(x))
  const { left, right } = placeOfSpan(span, unit, frame)
  if (Math.abs(start - left) <= EDGE_REACH) return (x) => between(at(x), held.last)
  if (Math.abs(start - right) <= EDGE_REACH) return (x) => between(held.first, at(x))
  if (start < left || start > right) return (x) => between(at(start), at(x))
  return (x) => {
    const most = periods.length - 1 - held.last
    const by = Math.min(most, Math.max(-held.first, at(x) - at(start)))
    return between(held.first + by, held.last + by)
  }
}
