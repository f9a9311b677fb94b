import { t } from '@lingui/core/macro'
import type { CoverageLane, TimeSpan } from '#shared/export-files'
import { countFiles, countMessages } from '../../ui/counts'
import { useTimeFormat } from '../../ui/time'
import type { TimeFormat } from '../../ui/time-format'
import classes from './CoverageView.module.css'
import { gapsOf, placeOf, type Scale, stretchOf } from './coverage-scale'

type Props = {
  lane: CoverageLane
  label: string
  scale: Scale
  /** The id of the pattern that gaps are filled with. */
  hatch: string
  /** False where a time between two spans is no gap of one channel. */
  hasGaps: boolean
}

/** One line of the picture: a name, and bars for the times. */
export function Lane({ lane, label, scale, hatch, hasGaps }: Props) {
  const time = useTimeFormat()
  const gaps = hasGaps ? gapsOf(lane.asked) : []
  return (
    <>
      <span className={classes.name}>
        <bdi title={lane.name}>{label}</bdi>
        <span className={classes.dim}>
          {lane.files === 1 ? '' : `${countFiles(lane.files)}, `}
          {countMessages(lane.messages)}
        </span>
      </span>
      <svg className={classes.bars} role="img" aria-label={laneWords(lane, gaps, time)}>
        <title>{laneWords(lane, gaps, time)}</title>
        <line x1="0" x2="100%" y1="50%" y2="50%" className={classes.base} />
        {gaps.map((span) => (
          <Bar
            key={span.from}
            span={span}
            scale={scale}
            y={6}
            height={12}
            fill={`url(#${hatch})`}
          />
        ))}
        {lane.asked.map((span) => (
          <Bar
            key={span.from}
            span={span}
            scale={scale}
            y={8}
            height={8}
            className={classes.asked}
          />
        ))}
        {lane.held.map((span) => (
          <Bar
            key={span.from}
            span={span}
            scale={scale}
            y={5}
            height={14}
            className={classes.held}
          />
        ))}
        {lane.damaged_at.map((at) => (
          <rect
            key={at}
            x={`${placeOf(scale, Date.parse(at))}%`}
            width={4}
            y={1}
            height={22}
            rx={1}
            transform="translate(-2 0)"
            className={classes.damage}
          />
        ))}
      </svg>
    </>
  )
}

function Bar(props: {
  span: TimeSpan
  scale: Scale
  y: number
  height: number
  className?: string | undefined
  fill?: string
}) {
  const { span, scale, ...rest } = props
  const { left, width } = stretchOf(scale, span)
  // a file of one message still has a place
  return <rect x={`${left}%`} width={`max(3px, ${width}%)`} rx={2} {...rest} />
}

/** The same as the bars, for those who don't see them. */
function laneWords(
  { name, asked, held, damaged_at }: CoverageLane,
  gaps: TimeSpan[],
  time: TimeFormat,
): string {
  const list = (spans: readonly TimeSpan[]) =>
    spans.map(({ from, to }) => t`${time.day(from)} to ${time.day(to)}`).join(', ')
  return [
    held.length > 0 ? t`${name}: messages ${list(held)}.` : t`${name}: no messages.`,
    asked.length > 0 && t`Asked for ${list(asked)}.`,
    gaps.length > 0 && t`In no whole file: ${list(gaps)}.`,
    damaged_at.length > 0 && t`Damaged after ${damaged_at.map((at) => time.day(at)).join(', ')}.`,
  ]
    .filter((part) => part !== false)
    .join(' ')
}
