import { plural, t } from '@lingui/core/macro'
import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, memo, type PointerEvent, useMemo, useState } from 'react'
import type { SearchFacets } from '#shared/search'
import { countMessagesOrNone } from '../../ui/counts'
import { dateTag } from '../../ui/format'
import { useDayFormat } from '../../ui/time'
import classes from './Histogram.module.css'
import { axisTicks, type Bar, firstDay, lastDay, type Unit } from './histogram'

/** How far apart the words of the axis stand at least, in pixels. */
const TICK = 72

/** From one bar to another, in the order they were chosen. */
type Brush = { from: number; to: number }

type Props = {
  histogram: SearchFacets['histogram']
  /** The numbers are those of the newest hits only. */
  isPartial: boolean
  /** Narrows the search to the bars from one to another; both are starts of bars. */
  onPeriod: (unit: Unit, first: string, last: string) => void
}

/**
 * When the hits were posted. A click takes a bar's period, a drag the bars it goes over; from the keyboard arrows walk,
 * with Shift they widen, Enter takes.
 */
export function Histogram({ histogram, isPartial, onPeriod }: Props) {
  const { unit, bars } = histogram
  const { ref, width } = useElementSize()
  const [here, setHere] = useState<number | null>(null)
  const [brush, setBrush] = useState<Brush | null>(null)
  const wordsOf = useBarWords(unit)
  const ticks = useMemo(
    () => axisTicks(unit, bars, Math.max(1, Math.floor(width / TICK))),
    [unit, bars, width],
  )
  const last = bars.length - 1
  const within = (index: number) => Math.max(0, Math.min(last, index))
  const shown = brush ?? (here === null ? null : { from: here, to: here })
  const [low, high] = shown ? ordered(shown) : [0, -1]

  const take = (chosen: Brush) => {
    const [first, end] = ordered(chosen).map((index) => bars[within(index)])
    if (first && end) onPeriod(unit, first.start, end.start)
    setBrush(null)
    setHere(null)
  }
  const press = (event: KeyboardEvent) => {
    const at = brush?.to ?? here ?? last
    const step = STEPS[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const to = within(here === null && brush === null ? at : at + step)
      setBrush(event.shiftKey ? { from: brush?.from ?? at, to } : null)
      setHere(to)
    } else if ((event.key === 'Enter' || event.key === ' ') && shown) {
      event.preventDefault()
      take(shown)
    } else if (event.key === 'Escape' && brush) {
      event.preventDefault()
      setBrush(null)
    }
  }
  const indexAt = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width: all } = currentTarget.getBoundingClientRect()
    return within(Math.floor(((clientX - left) / all) * bars.length))
  }
  const inBrush = bars.slice(low, high + 1)
  const spoken = wordsOf(inBrush)

  return (
    <div className={classes.chart}>
      <div
        ref={ref}
        className={classes.bars}
        role="slider"
        tabIndex={0}
        aria-label={t`When the messages were posted. Enter narrows the search to a period, Shift with arrows widens it.`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={high < 0 ? last : high}
        aria-valuetext={spoken || wordsOf(bars.slice(last))}
        onKeyDown={press}
        onBlur={() => {
          setHere(null)
          setBrush(null)
        }}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          const at = indexAt(event)
          setBrush({ from: at, to: at })
        }}
        onPointerMove={(event) => {
          const at = indexAt(event)
          setHere(at)
          if (event.currentTarget.hasPointerCapture(event.pointerId) && brush) {
            setBrush({ from: brush.from, to: at })
          }
        }}
        onPointerUp={(event) => {
          if (event.button === 0 && brush) take({ from: brush.from, to: indexAt(event) })
        }}
        onPointerCancel={() => setBrush(null)}
        onPointerLeave={() => {
          if (!brush) setHere(null)
        }}
      >
        <Picture bars={bars} />
        {shown && (
          <div
            className={classes.brush}
            style={{ left: share(low, bars), width: share(high - low + 1, bars) }}
          />
        )}
        {shown && spoken !== '' && (
          <div className={classes.tip} style={tipPlace((low + high + 1) / 2 / bars.length)}>
            {isPartial ? wordsOf(inBrush, true) : spoken}
          </div>
        )}
      </div>
      <div className={classes.axis} aria-hidden="true">
        {ticks.map(({ index, text }) => (
          <span key={index} className={classes.tick} style={{ left: share(index, bars) }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}

const STEPS: Partial<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

const ordered = ({ from, to }: Brush): [number, number] => [Math.min(from, to), Math.max(from, to)]

const share = (index: number, bars: readonly Bar[]) => `${(index / bars.length) * 100}%`

/** The words stay inside of the chart, whichever bar they are of. */
function tipPlace(at: number): { left: string; transform: string } {
  return { left: `${at * 100}%`, transform: `translateX(-${Math.round(at * 100)}%)` }
}

/** The bars as one path from a zero baseline; a bar with any message can be seen. */
const Picture = memo(function Picture({ bars }: { bars: readonly Bar[] }) {
  const path = useMemo(() => {
    const most = Math.max(1, ...bars.map(({ messages }) => messages))
    const gap = bars.length > 1 ? 0.12 : 0.02
    return bars
      .map(({ messages }, index) => {
        if (messages === 0) return ''
        const height = Math.max(4, (messages / most) * 100)
        return `M${index + gap} 100v${-height}h${1 - 2 * gap}v${height}z`
      })
      .join('')
  }, [bars])
  return (
    <svg
      className={classes.picture}
      viewBox={`0 0 ${bars.length} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={classes.bar} d={path} />
    </svg>
  )
})

/**
 * Says bars in words: `3 Mar 2025: 12 messages`, `Jan 2025 – Mar 2025: 120 messages`; '' for none. `isPartial` = says that
 * these are of the newest hits only.
 */
function useBarWords(unit: Unit): (bars: readonly Bar[], isPartial?: boolean) => string {
  const { day } = useDayFormat()
  const monthOf = (start: string) =>
    new Date(`${firstDay(start)}T00:00:00Z`).toLocaleDateString(dateTag('en-GB'), {
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    })
  return (bars, isPartial = false) => {
    const first = bars[0]
    const last = bars.at(-1)
    if (!first || !last) return ''
    const messages = bars.reduce((sum, bar) => sum + bar.messages, 0)
    const isOne = first === last
    const period =
      unit === 'month'
        ? isOne
          ? monthOf(first.start)
          : `${monthOf(first.start)} – ${monthOf(last.start)}`
        : isOne && unit === 'day'
          ? day(first.start)
          : `${day(first.start)} – ${day(lastDay(unit, last.start))}`
    return `${period}: ${isPartial ? newestWords(messages) : countMessagesOrNone(messages)}`
  }
}

function newestWords(messages: number): string {
  return messages === 0
    ? t`no messages of the newest hits`
    : plural(messages, {
        one: '# message of the newest hits',
        other: '# messages of the newest hits',
      })
}
