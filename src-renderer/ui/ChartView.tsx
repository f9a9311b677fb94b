import { t } from '@lingui/core/macro'
import { Paper, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { drawChart } from '#charts/draw'
import {
  type PeriodUnit,
  periodsInOrder,
  type Span,
  spanOf,
  spanWords,
  type TimeFrame,
  timeFrameOf,
} from '#charts/span'
import type { ChartSpec, ColumnInfo, ResultRow } from '#shared/question'
import { ChartSpan } from './ChartSpan'
import classes from './ChartView.module.css'
import { type BrushChart, useBrush } from './chart-brush'
import { listenToMarks, replaceChart, rowOf } from './chart-marks'

type Props = {
  spec: ChartSpec
  columns: ColumnInfo[]
  /** The same list as long as nothing changed: another one is drawn anew. */
  rows: ResultRow[]
  /** In px; absent = what the rows need. */
  height?: number
  /** Opens what is behind a mark: click or Enter, with `onPick` Ctrl and click or Enter. Absent = marks lead nowhere. */
  onOpen?: (row: ResultRow) => void
  /** Takes click and Enter instead: the mark is to narrow what else is on screen. */
  onPick?: (row: ResultRow) => void
  /** The rows that narrow now; the other marks step back while there is one. */
  picked?: (row: ResultRow) => boolean
  /** The chosen stretch of time, as a scope says it (`to` is not in it); null = all. */
  span?: Partial<Span> | null
  /** Lets one choose a stretch of a chart over days, weeks or months: by dragging, or Shift and arrow keys; Escape = null. */
  onSpan?: (span: Span | null) => void
  /** Hears which row is pointed at or focused; null = none. */
  onPoint?: (row: ResultRow | null) => void
}

type Tip = { text: string; x: number; y: number; side: 'left' | 'middle' | 'right' }

/**
 * A chart that fills its width. It is one tab stop; arrow keys walk through its marks, and the mark that is pointed at or
 * focused says its exact number.
 */
export function ChartView(props: Props) {
  const { spec, columns, rows, height, onOpen, onPick, picked, onSpan } = props
  const span = props.span ?? null
  const { ref: sizer, width } = useElementSize()
  const host = useRef<HTMLDivElement>(null)
  const outer = useRef<HTMLDivElement>(null)
  const theme = useComputedColorScheme('light')
  const [tip, setTip] = useState<Tip | null>(null)
  const [frame, setFrame] = useState<TimeFrame | null>(null)
  const [walked, setWalked] = useState<Span | null>(null)
  const anchor = useRef<string | null>(null)
  const unit = unitOf(spec, columns)
  const periodOf = (row: ResultRow | undefined) => ('x' in spec ? String(row?.[spec.x] ?? '') : '')

  const press = useEffectEvent((mark: Element, event: MouseEvent | KeyboardEvent) => {
    const row = rows[rowOf(mark)]
    if (!row) return
    if (onPick && !(onOpen && (event.ctrlKey || event.metaKey))) onPick(row)
    else onOpen?.(row)
  })
  const point = useEffectEvent((mark: Element | null) => {
    const place = host.current
    setTip(mark && place && tipOf(mark, place))
    props.onPoint?.(mark ? (rows[rowOf(mark)] ?? null) : null)
  })
  const walk = useEffectEvent((from: Element, to: Element, event: KeyboardEvent) => {
    if (!event.shiftKey || !onSpan || unit === null) {
      anchor.current = null
      return
    }
    anchor.current ??= periodOf(rows[rowOf(from)])
    setWalked(spanOf(anchor.current, periodOf(rows[rowOf(to)]), unit))
  })

  useLayoutEffect(() => {
    const place = host.current
    if (!place || width === 0) return
    const size = height === undefined ? { width } : { width, height }
    const svg = drawChart({ spec, columns, rows, ...size, theme, document })
    replaceChart(place, svg)
    setFrame(timeFrameOf(svg))
    setTip(null)
    return listenToMarks(svg, { press, point, walk })
  }, [spec, columns, rows, width, height, theme])

  // also after each drawing: marks are new ones then
  useLayoutEffect(() => {
    if (host.current) showPicked(host.current, rows, picked)
  })

  const chart = useMemo((): BrushChart | null => {
    if (!frame || !unit || !('x' in spec)) return null
    return { frame, unit, periods: periodsInOrder(rows.map((row) => String(row[spec.x] ?? ''))) }
  }, [frame, unit, spec, rows])
  const dragged = useBrush(outer, chart, span, onSpan)
  const shown = dragged ?? walked ?? span

  const hearKeys = useEffectEvent((event: KeyboardEvent) => {
    if (event.type === 'keyup' && event.key === 'Shift' && walked) {
      onSpan?.(walked)
      forget()
    } else if (event.type === 'keydown' && event.key === 'Escape' && onSpan && (walked ?? span)) {
      event.stopPropagation()
      if (!walked) onSpan(null)
      forget()
    }
  })
  const forget = () => {
    setWalked(null)
    anchor.current = null
  }
  useLayoutEffect(() => {
    const element = outer.current
    if (!element) return
    const hearing = new AbortController()
    element.addEventListener('keydown', hearKeys, hearing)
    element.addEventListener('keyup', hearKeys, hearing)
    return () => hearing.abort()
  }, [])

  const isClickable = onOpen !== undefined || onPick !== undefined
  const drag = dragged ?? walked
  return (
    <div ref={outer} className={`${classes.outer} ${chart && onSpan ? classes.brush : ''}`}>
      <div ref={sizer} className={classes.sizer}>
        <div ref={host} className={`${classes.chart} ${isClickable ? classes.open : ''}`} />
        {chart && shown && <ChartSpan frame={chart.frame} unit={chart.unit} span={shown} />}
        {drag && frame ? (
          <TipView tip={{ text: spanWords(drag), x: width / 2, y: frame.top, side: 'middle' }} />
        ) : (
          tip && <TipView tip={tip} hint={onPick && onOpen ? t`Ctrl+click: its messages` : null} />
        )}
      </div>
    </div>
  )
}

function TipView({ tip, hint = null }: { tip: Tip; hint?: string | null }) {
  return (
    <Paper
      className={classes.tip}
      data-testid="chart-tip"
      data-side={tip.side}
      data-below={tip.y < 28 || undefined}
      shadow="sm"
      withBorder
      style={{ left: tip.x, top: tip.y }}
      aria-hidden
    >
      {tip.text}
      {hint && <span className={classes.hint}>{hint}</span>}
    </Paper>
  )
}

/** What the axis of time of a chart counts in; null when it has none. */
function unitOf(spec: ChartSpec, columns: ColumnInfo[]): PeriodUnit | null {
  if (spec.kind !== 'line') return null
  const type = columns.find((column) => column.name === spec.x)?.type
  return type === 'day' || type === 'week' || type === 'month' ? type : null
}

function showPicked(place: Element, rows: ResultRow[], picked: Props['picked']): void {
  const marks = [...place.querySelectorAll('[data-row]')]
  const isPicked = (mark: Element) => {
    const row = rows[rowOf(mark)]
    return row !== undefined && (picked?.(row) ?? false)
  }
  let isAny = false
  for (const mark of marks) {
    const is = isPicked(mark)
    isAny ||= is
    mark.classList.toggle('picked', is)
    if (picked) mark.setAttribute('aria-pressed', String(is))
    else mark.removeAttribute('aria-pressed')
  }
  place.querySelector('svg')?.classList.toggle('picking', isAny)
}

/** The mark's own words, above its dot or its middle, and to which side of it there is room. */
function tipOf(mark: Element, frame: Element): Tip | null {
  const text = mark.getAttribute('aria-label')
  if (!text) return null
  const box = (mark.querySelector('.point') ?? mark).getBoundingClientRect()
  const around = frame.getBoundingClientRect()
  const x = box.left - around.left + box.width / 2
  const share = x / Math.max(1, around.width)
  const side = share < 0.2 ? 'right' : share > 0.8 ? 'left' : 'middle'
  return { text, x, y: box.top - around.top, side }
}
