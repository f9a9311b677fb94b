import { plural, t } from '@lingui/core/macro'
import { UnstyledButton } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconTimeline } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Coverage, CoverageLane } from '#shared/export-files'
import { callQuery } from '../../client'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { formatCount } from '../../ui/format'
import { Late } from '../../ui/Late'
import { useTimeFormat } from '../../ui/time'
import classes from './CoverageView.module.css'
import { gapsOf, scaleOf, shortNames, ticksOf, together } from './coverage-scale'
import { Lane } from './Lane'

type Props = {
  guildId: string | undefined
  channelId: string | undefined
  onGuild: (guildId: string) => void
  onChannel: (channelId: string) => void
  onFile: (fileId: number) => void
}

/** Which times the files stand for, as bars over time: of every guild, of a guild's channels, of a channel's files. */
export function CoverageView(props: Props) {
  const { guildId, channelId } = props
  const { data, error, refetch } = useQuery({
    ...callQuery('files.coverage', {
      ...(guildId && { guild_id: guildId }),
      ...(channelId && { channel_id: channelId }),
    }),
    placeholderData: keepPreviousData,
  })
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />
  if (!data) {
    return (
      <Late>
        <p className={classes.dim}>{t`Looking at the files…`}</p>
      </Late>
    )
  }
  return <Picture coverage={data} {...props} />
}

const LEADS = {
  guilds: t`Its channels`,
  channels: t`Its files`,
  files: t`About this file`,
}

function Picture({ coverage, ...props }: Props & { coverage: Coverage }) {
  const { level, lanes, total } = coverage
  const { ref, width } = useElementSize()
  const hatch = useId()
  const scale = scaleOf(lanes)
  const names = level === 'files' ? shortNames(lanes) : lanes.map(({ name }) => name)
  if (scale === null) {
    return (
      <EmptyState icon={IconTimeline} title={t`Nothing to draw`}>
        {t`No export of a channel was read here, so no time is covered.`}
      </EmptyState>
    )
  }
  const open = (lane: CoverageLane) => {
    if (level === 'guilds') props.onGuild(lane.id)
    else if (level === 'channels') props.onChannel(lane.id)
    else props.onFile(Number(lane.id))
  }
  return (
    <section className={classes.view} aria-label={t`Times covered`}>
      <Legend />
      <div className={classes.scroll}>
        <svg width={0} height={0} className={classes.defs} aria-hidden="true">
          <defs>
            <pattern
              id={hatch}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" className={classes.gapGround} />
              <rect width="2" height="6" className={classes.gapLine} />
            </pattern>
          </defs>
        </svg>
        <div className={classes.axis} aria-hidden="true">
          <span />
          <div ref={ref} className={classes.ticks}>
            {ticksOf(scale, width).map(({ left, text }) => (
              <span key={text} style={{ left: `${left}%` }}>
                {text}
              </span>
            ))}
          </div>
        </div>
        {level === 'files' && lanes.length > 1 && (
          <div className={`${classes.lane} ${classes.all}`}>
            <Lane
              lane={together(t`All files`, lanes)}
              label={t`All files`}
              scale={scale}
              hatch={hatch}
              hasGaps
            />
          </div>
        )}
        <ul className={classes.lanes}>
          {lanes.map((lane, place) => (
            <li key={lane.id}>
              <UnstyledButton
                className={classes.lane}
                title={LEADS[level]}
                data-testid="coverage-lane"
                onClick={() => open(lane)}
              >
                <Lane
                  lane={lane}
                  label={`${level === 'channels' ? '#' : ''}${names[place]}`}
                  scale={scale}
                  hatch={hatch}
                  hasGaps={level === 'channels'}
                />
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {total > lanes.length && (
          <p className={classes.dim}>
            {t`The ${formatCount(lanes.length)} with most messages of ${formatCount(total)}.`}
          </p>
        )}
      </div>
      {level === 'files' && <Gaps lanes={lanes} />}
    </section>
  )
}

function Legend() {
  return (
    <p className={classes.legend}>
      <span className={classes.keyHeld} /> {t`first to last message of a file`}
      <span className={classes.keyAsked} /> {t`asked for, nobody wrote`}
      <span className={classes.keyGap} /> {t`in no whole file`}
      <span className={classes.keyDamage} /> {t`damaged here`}
    </p>
  )
}

/** What the hatched parts are, in words. */
function Gaps({ lanes }: { lanes: readonly CoverageLane[] }) {
  const time = useTimeFormat()
  const gaps = gapsOf(lanes.flatMap(({ asked }) => asked))
  const times = gaps.map(({ from, to }) => `${time.day(from)} – ${time.day(to)}`).join(', ')
  return (
    <p className={classes.dim}>
      {gaps.length === 0
        ? t`${plural(lanes.length, { one: '# file', other: '# files' })}, and no time between them that was not asked for.`
        : t`In no whole file: ${times}. Export these times to close the gap.`}
    </p>
  )
}
