import { Paper, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { drawChart } from '#charts/draw'
import type { ChartSpec, ColumnInfo, ResultRow } from '#shared/question'
import classes from './ChartView.module.css'

type Props = {
  spec: ChartSpec
  columns: ColumnInfo[]
  rows: ResultRow[]
  /** Opens what is behind a mark; absent = marks lead nowhere. */
  onOpen?: (row: ResultRow) => void
}

type Tip = { text: string; x: number; y: number }

/** A chart that fills its width: the exact number on hover and focus, the messages on click or Enter. */
export function ChartView({ spec, columns, rows, onOpen }: Props) {
  const { ref: sizer, width } = useElementSize()
  const host = useRef<HTMLDivElement>(null)
  const theme = useComputedColorScheme('light')
  const [tip, setTip] = useState<Tip | null>(null)
  const open = useEffectEvent((mark: Element) => {
    const row = rows[Number(mark.getAttribute('data-row'))]
    if (row) onOpen?.(row)
  })

  useLayoutEffect(() => {
    const frame = host.current
    if (!frame || width === 0) return
    const svg = drawChart({ spec, columns, rows, width, theme, document })
    frame.replaceChildren(svg)
    return listen(svg, open, (mark) => setTip(mark && tipOf(mark, frame)))
  }, [spec, columns, rows, width, theme])

  return (
    <div ref={sizer} className={classes.sizer}>
      <div ref={host} className={`${classes.chart} ${onOpen ? classes.open : ''}`} />
      {tip && (
        <Paper
          className={classes.tip}
          shadow="sm"
          withBorder
          style={{ left: tip.x, top: tip.y }}
          aria-hidden
        >
          {tip.text}
        </Paper>
      )}
    </div>
  )
}

/** Hears what happens to the marks of a chart; `point` gets null when none is pointed at. */
function listen(
  svg: SVGElement,
  open: (mark: Element) => void,
  point: (mark: Element | null) => void,
): () => void {
  const hearing = new AbortController()
  const on = (name: keyof SVGElementEventMap, hear: (mark: Element | null, event: Event) => void) =>
    svg.addEventListener(name, (event) => hear(markOf(event.target), event), hearing)
  on('click', (mark) => mark && open(mark))
  on('keydown', (mark, event) => {
    const isPress = event instanceof KeyboardEvent && (event.key === 'Enter' || event.key === ' ')
    if (!mark || !isPress) return
    event.preventDefault()
    open(mark)
  })
  on('mouseover', point)
  on('focusin', point)
  on('mouseleave', () => point(null))
  on('focusout', () => point(null))
  return () => hearing.abort()
}

function markOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-row]') : null
}

/** The mark's own words, above its middle. */
function tipOf(mark: Element, frame: Element): Tip | null {
  const text = mark.getAttribute('aria-label')
  if (!text) return null
  const box = mark.getBoundingClientRect()
  const around = frame.getBoundingClientRect()
  return { text, x: box.left - around.left + box.width / 2, y: box.top - around.top }
}
