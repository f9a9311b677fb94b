import { t } from '@lingui/core/macro'
import { useElementSize } from '@mantine/hooks'
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { countMessagesOrNone } from '../../ui/counts'
import { useDayFormat, useTimeFormat } from '../../ui/time'
import type { Covered } from './coverage-gaps'
import classes from './Timeline.module.css'
import { type Bin, binAt, binsOf, lastDayOf } from './timeline-bins'
import { useDays } from './use-days'
import { useView, type ViewStore } from './view-store'

/** The least height of a bar, in pixels. */
const BAR = 3
/** A pause of the keys after which the list follows. */
const PAUSE_MS = 250

type Props = {
  channel_id: string
  view: ViewStore
  covered: Covered
  /** Goes to a day, `2025-03-01`. */
  onDay: (day: string) => void
}

/**
 * When the channel was written in, from its first day above to its last below: a bar for each day, week or more. Marks what
 * the list shows; a click, a drag or the arrow keys go elsewhere.
 */
export function Timeline({ channel_id, view, covered, onDay }: Props) {
  const days = useDays(channel_id)
  const { ref, height } = useElementSize()
  const bins = useMemo(
    () => binsOf(days ?? [], Math.max(1, Math.floor(height / BAR))),
    [days, height],
  )
  return (
    <div ref={ref} className={classes.strip} data-ready={bins.length > 1 || undefined}>
      {bins.length > 1 && <Bars bins={bins} view={view} covered={covered} onDay={onDay} />}
    </div>
  )
}

function Bars({ bins, view, covered, onDay }: Omit<Props, 'channel_id'> & { bins: Bin[] }) {
  const { dayKey } = useTimeFormat()
  const { top_at, bottom_at } = useView(view)
  const [pointed, setPointed] = useState<number | null>(null)
  const [wanted, setWanted] = useState<number | null>(null)
  const wordsOf = useBinWords()
  const [from, to] = [top_at, bottom_at].map((at) => (at === null ? 0 : binAt(bins, dayKey(at))))
  const here = wanted ?? from ?? 0

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const goTo = (index: number) => {
    clearTimeout(timer.current)
    const bin = bins[index]
    if (bin) onDay(bin.day)
    setWanted(null)
  }
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(bins.length - 1, here + step))
    setWanted(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => goTo(next), PAUSE_MS)
  }
  const indexAt = ({ currentTarget, clientY }: PointerEvent) => {
    const { top, height } = currentTarget.getBoundingClientRect()
    const part = (clientY - top) / height
    return Math.max(0, Math.min(bins.length - 1, Math.floor(part * bins.length)))
  }
  const shown = pointed ?? wanted
  const bin = bins[here]
  return (
    <div
      className={classes.bars}
      role="slider"
      tabIndex={0}
      aria-label={t`When messages were posted`}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={bins.length - 1}
      aria-valuenow={here}
      aria-valuetext={bin && wordsOf(bin)}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setPointed(indexAt(event))
      }}
      onPointerMove={(event) => setPointed(indexAt(event))}
      onPointerUp={(event) => {
        const { button, currentTarget, pointerId } = event
        if (button === 0 && currentTarget.hasPointerCapture(pointerId)) goTo(indexAt(event))
      }}
      onPointerLeave={() => setPointed(null)}
    >
      <Picture bins={bins} covered={covered} />
      <div
        className={classes.here}
        style={{ top: share(from ?? 0, bins), height: share((to ?? 0) - (from ?? 0) + 1, bins) }}
      />
      {shown !== null && bins[shown] && (
        <div className={classes.point} style={{ top: share(shown + 0.5, bins) }}>
          <div className={classes.words} data-low={shown > bins.length / 2 || undefined}>
            {wordsOf(bins[shown])}
          </div>
        </div>
      )}
    </div>
  )
}

const STEPS: Partial<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

type PictureProps = { bins: readonly Bin[]; covered: Covered }

const share = (index: number, bins: readonly Bin[]) => `${(index / bins.length) * 100}%`

/**
 * The bars as one path, the times without an export as bands behind, and where years begin. Drawn again for other bars or
 * gaps only, not for each step of the list or the pointer.
 */
const Picture = memo(function Picture({ bins, covered }: PictureProps) {
  const { dayKey } = useTimeFormat()
  const path = useMemo(() => {
    const most = Math.max(...bins.map(({ messages }) => messages))
    return bins
      .map(({ messages }, index) => {
        if (messages === 0) return ''
        // The root lets quiet days show beside loud ones.
        const width = Math.max(8, Math.sqrt(messages / most) * 100)
        return `M${100 - width} ${index + 0.1}h${width}v0.8h${-width}z`
      })
      .join('')
  }, [bins])
  const years = bins.flatMap(({ day }, index) => {
    const year = day.slice(0, 4)
    return index > 0 && bins[index - 1]?.day.slice(0, 4) !== year ? [{ year, index }] : []
  })
  return (
    <>
      <svg
        className={classes.picture}
        viewBox={`0 0 100 ${bins.length}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {covered.gaps.map(({ from, to }) => {
          const [first, last] = [binAt(bins, dayKey(from)), binAt(bins, dayKey(to))]
          return (
            <rect
              key={from}
              className={classes.gap}
              x={0}
              width={100}
              y={first}
              height={last - first + 1}
            />
          )
        })}
        <path className={classes.bar} d={path} />
      </svg>
      {years.map(({ year, index }) => (
        <span key={year} className={classes.year} style={{ top: share(index, bins) }}>
          {year}
        </span>
      ))}
    </>
  )
})

function useBinWords(): (bin: Bin) => string {
  const { day } = useDayFormat()
  return (bin) => {
    const { messages } = bin
    const count = countMessagesOrNone(messages)
    return bin.days === 1
      ? `${day(bin.day)}: ${count}`
      : `${day(bin.day)} – ${day(lastDayOf(bin))}: ${count}`
  }
}
