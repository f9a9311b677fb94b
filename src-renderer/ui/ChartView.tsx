import { Paper, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useRef, useState } from 'react'
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

  useLayoutEffect(() => {
    if (!host.current || width === 0) return
    const svg = drawChart({ spec, columns, rows, width, theme, document })
    host.current.replaceChildren(svg)
  }, [spec, columns, rows, width, theme])

  const openMark = (event: MouseEvent | KeyboardEvent) => {
    const row = rows[rowIndex(event.target)]
    if (row) onOpen?.(row)
  }
  const showTip = (target: EventTarget) => setTip(tipOf(target, host.current))
  return (
    <div ref={sizer} className={classes.sizer}>
      {/* The marks inside are the controls; this element only hears their events. */}
      <div
        ref={host}
        className={`${classes.chart} ${onOpen ? classes.open : ''}`}
        onClick={openMark}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') openMark(event)
        }}
        onMouseOver={(event) => showTip(event.target)}
        onMouseLeave={() => setTip(null)}
        onFocus={(event) => showTip(event.target)}
        onBlur={() => setTip(null)}
      />
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

function markOf(target: EventTarget): Element | null {
  return target instanceof Element ? target.closest('[data-row]') : null
}

function rowIndex(target: EventTarget): number {
  return Number(markOf(target)?.getAttribute('data-row') ?? -1)
}

/** The mark's own words, above its middle. */
function tipOf(target: EventTarget, host: Element | null): Tip | null {
  const mark = markOf(target)
  const text = mark?.getAttribute('aria-label')
  if (!mark || !text || !host) return null
  const box = mark.getBoundingClientRect()
  const frame = host.getBoundingClientRect()
  return { text, x: box.left - frame.left + box.width / 2, y: box.top - frame.top }
}
