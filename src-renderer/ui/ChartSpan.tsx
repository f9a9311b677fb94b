import { type PeriodUnit, placeOfSpan, type Span, type TimeFrame } from '#charts/span'
import classes from './ChartView.module.css'

const NUMBER = 20

/** The chosen stretch of an axis of time: the rest behind a veil, two edges to drag. */
export function ChartSpan(props: { frame: TimeFrame; unit: PeriodUnit; span: Partial<Span> }) {
  const { frame, unit, span } = props
  const { left, right } = placeOfSpan(span, unit, frame)
  const tall = { top: frame.top, height: frame.bottom - frame.top }
  // the number at the peak stands above the frame
  const veil = { top: frame.top - NUMBER, height: tall.height + NUMBER }
  return (
    <div aria-hidden data-testid="chart-span">
      <div
        className={classes.veil}
        style={{ ...veil, left: frame.left, width: left - frame.left }}
      />
      <div className={classes.veil} style={{ ...veil, left: right, width: frame.right - right }} />
      <div className={classes.span} style={{ ...tall, left, width: right - left }} />
      <div className={classes.edge} style={{ ...tall, left }} />
      <div className={classes.edge} style={{ ...tall, left: right }} />
    </div>
  )
}
