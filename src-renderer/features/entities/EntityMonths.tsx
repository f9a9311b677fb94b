import { t } from '@lingui/core/macro'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { EntityDetails } from '#shared/entities'
import { operatorText } from '#shared/search-text/print'
import { ActivityBars, periodName } from '../../message/ActivityBars'
import classes from './Entities.module.css'

const WIDEST_BAR = 24

/** Messages per month as bars; each leads to its messages. */
export function EntityMonths(props: {
  months: EntityDetails['months']
  search: (...operators: string[]) => string
}) {
  const { months, search } = props
  const navigate = useNavigate()
  const activity = useMemo(
    () => ({
      unit: 'month' as const,
      periods: months
        .filter(({ messages }) => messages > 0)
        .map(({ month, messages }) => ({ start: month, messages })),
    }),
    [months],
  )
  return (
    <section className={classes.part}>
      <h2 className={classes.partTitle}>{t`When`}</h2>
      <div style={{ maxWidth: Math.max(200, months.length * WIDEST_BAR) }}>
        <ActivityBars
          activity={activity}
          height={72}
          onOpen={({ start }) =>
            void navigate({
              to: '/search',
              search: { text: search(operatorText('during', start)) },
            })
          }
        />
        <p className={classes.monthEnds} aria-hidden>
          <span>{periodName('month', months[0]?.month ?? '')}</span>
          <span>{periodName('month', months.at(-1)?.month ?? '')}</span>
        </p>
      </div>
    </section>
  )
}
