import { plural, t } from '@lingui/core/macro'
import { useMemo } from 'react'
import type { AuthorActivity } from '#shared/author-card'
import type { ScopePeriod } from '#shared/scope'
import { useRoving } from '../ui/roving'
import { systemLocale } from '../ui/time-format'
import classes from './AuthorCard.module.css'
import { everyPeriod } from './periods'

/** Messages a week or month as bars from zero; each opens its messages, and arrow keys walk through them. */
export function ActivityBars(props: {
  activity: Pick<AuthorActivity, 'unit' | 'periods'>
  height: number
  onOpen: (period: ScopePeriod) => void
}) {
  const { unit, periods } = props.activity
  const all = useMemo(() => everyPeriod(unit, periods), [unit, periods])
  const most = Math.max(1, ...all.map((one) => one.messages))
  const { group, item } = useRoving(all.length - 1)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one
    <div
      className={classes.bars}
      role="group"
      aria-label={unit === 'week' ? t`Messages per week` : t`Messages per month`}
      style={{ height: props.height }}
      {...group}
    >
      {all.map(({ start, messages }, place) => {
        const period = periodName(unit, start)
        const label = t`${period}: ${plural(messages, { one: '# message', other: '# messages' })}`
        return messages === 0 ? (
          <span key={start} className={classes.bar} title={label} />
        ) : (
          <button
            key={start}
            type="button"
            className={classes.bar}
            title={label}
            aria-label={label}
            {...item(place)}
            onClick={() => props.onOpen({ unit, start })}
          >
            <span style={{ height: `${(messages / most) * 100}%` }} />
          </button>
        )
      })}
    </div>
  )
}

const month = new Intl.DateTimeFormat(systemLocale(), {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const day = new Intl.DateTimeFormat(systemLocale(), {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A period in words: `March 2025`, `Week of 3 Mar 2025`. */
export function periodName(unit: 'week' | 'month', start: string): string {
  if (unit === 'month') return month.format(new Date(`${start}-01T00:00:00Z`))
  const monday = day.format(new Date(`${start}T00:00:00Z`))
  return t`Week of ${monday}`
}
